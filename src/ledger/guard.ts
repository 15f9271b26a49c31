import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Config, LedgerLine, Place } from "../model.ts";
import type { LedgerEntry } from "./entry.ts";
import { writeInstant } from "./instant.ts";
import type { Known } from "./known.ts";

/** Accidents that a message lists. */
const mostListed = 20;

interface Accident {
  readonly message: string;
  readonly place: Place;
}

/** What a build would do to what was published, unless its owner says that this is meant. */
export interface Outlook {
  /** lines whose articles are there no more */
  readonly vanished: readonly LedgerLine[];
  /** lines whose articles have another id in writing */
  readonly renamed: readonly LedgerLine[];
  readonly published: readonly LedgerEntry[];
}

/** Accidents too many to be taken for the will of the owner: then nothing may be written. */
export function guard(known: Known, outlook: Outlook, config: Config): Diagnostic[] {
  const there = known.ledger.lines.filter(({ gone }) => gone === undefined).length;
  const placeOf = (path: string) => ({ file: `${config.articles}/${path}`, line: 1, column: 1 });
  const lost = lostEntries(known, outlook.published);
  const [remembered] = known.remembered;
  if (known.ledger.lines.length === 0 && remembered !== undefined) {
    const facts = { feed: remembered.place.file, count: known.remembered.length };
    return [diagnose("ledger-lost", facts, undefined, lost.slice(0, mostListed))];
  }
  const accidents: Accident[] = [
    ...outlook.vanished.map(({ path, title, published }) => ({
      message: `"${title}" of ${writeInstant(published).slice(0, 10)} is no longer there`,
      place: placeOf(path),
    })),
    ...outlook.renamed.map(({ path, id }) => ({
      message: `known to readers as ${id}`,
      place: placeOf(path),
    })),
    ...lost,
  ];
  const isMany = (count: number, of: number) => count > config.guard || count * 3 > of;
  const found: Diagnostic[] = [];
  if (accidents.length > 0 && isMany(accidents.length, there + lost.length)) {
    const facts = { count: accidents.length, of: there + lost.length };
    found.push(diagnose("guard", facts, undefined, accidents.slice(0, mostListed)));
  }
  const moved = outlook.published.filter(
    ({ before, link }) => before && before.link !== link && hostOf(before.link) !== hostOf(link),
  );
  const [first] = moved;
  const shownBefore = outlook.published.filter(({ before }) => before !== undefined);
  if (first?.before !== undefined && isMany(moved.length, shownBefore.length)) {
    const facts = { from: hostOf(first.before.link), to: hostOf(first.link), count: moved.length };
    found.push(diagnose("site-changed", facts));
  }
  return found;
}

function forget(unknown: Set<string>, id: string, atom: string | undefined): void {
  unknown.delete(id);
  if (atom !== undefined) unknown.delete(atom);
}

const hostOf = (link: string) => new URL(link).host;
const pathOf = (link: string) => (URL.canParse(link) ? new URL(link).pathname : link);

/** What the feeds of the out folder show and the ledger does not know: it would be shown again under another id, or vanish. */
function lostEntries({ ledger, remembered }: Known, published: readonly LedgerEntry[]): Accident[] {
  const unknown = new Set(remembered.map(({ id }) => id));
  // Feeds show the newest, and most of those are the last by their paths too.
  for (const { id, atom } of ledger.lines.toReversed()) {
    if (unknown.size === 0) return [];
    forget(unknown, id, atom);
  }
  for (const { id, atomId } of published) forget(unknown, id, atomId);
  if (unknown.size === 0) return [];
  const byPath = new Map(published.map((entry) => [pathOf(entry.link), entry]));
  return remembered.flatMap(({ id, link, place }): Accident[] => {
    if (!unknown.has(id)) return [];
    const other = byPath.get(pathOf(link));
    if (other !== undefined)
      return [{ message: `known to readers as ${id}, not as ${other.id}`, place: other.article.place }];
    return ledger.lines.length > 0 ? [] : [{ message: `${link} is in the feeds, and no article is`, place }];
  });
}
