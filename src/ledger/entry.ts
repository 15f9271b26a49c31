import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { permalink } from "../markup/permalink.ts";
import {
  type Article,
  type Config,
  type Entry,
  type Instant,
  instant,
  type LedgerLine,
  toWall,
  type Url,
} from "../model.ts";
import { atomId, givenIds, newId, wantedId } from "./identity.ts";

/** An article that is to be seen, and its line if it was published before. */
export interface Sought {
  readonly article: Article;
  readonly line?: LedgerLine | undefined;
}

/** An article as readers will know it, and its line if it was published before. */
export interface Identified {
  readonly line?: LedgerLine | undefined;
  readonly entry: Entry;
}

interface Addressed extends Sought {
  readonly published: Instant;
  readonly link: Url;
}

/**
 * Gives each article the id and the dates that readers know it by, in the order of their paths. Of two with one
 * address, that one keeps it which has it in the ledger, else the older, else the one whose path comes first.
 */
export function entriesOf(
  sought: readonly Sought[],
  lines: readonly LedgerLine[],
  config: Config,
  now: Instant,
  found: Diagnostic[],
): Identified[] {
  const given = givenIds(lines);
  const addressed = sought.map((one) => addressedAs(one, config, now));
  const shown = withoutRivals(addressed, given, config, now) ?? byTurns(addressed, given, config, now, found);
  for (const { line, entry } of shown) {
    if (entry.article.published !== undefined || line !== undefined) continue;
    const day = new Date(toWall(entry.published, config.timeZone)).toISOString().slice(0, 10);
    found.push(diagnose("date-missing", { day }, entry.article.place));
  }
  return shown.toSorted(byPath);
}

const byPath = (a: Identified, b: Identified) => (a.entry.article.path < b.entry.article.path ? -1 : 1);

function addressedAs({ article, line }: Sought, config: Config, now: Instant): Addressed {
  const published = article.published ?? line?.published ?? now;
  return { article, line, published, link: addressOf(article, published, config) };
}

/** @param published where its author wrote no date */
export const addressOf = (article: Article, published: Instant, config: Config): Url =>
  article.link ?? permalink(article.details, published, config);

/**
 * All of them, where no two have one address and no new one wants an id that was ever given: then nobody has to wait
 * for another.
 */
function withoutRivals(
  addressed: readonly Addressed[],
  given: ReadonlySet<string>,
  config: Config,
  now: Instant,
): Identified[] | undefined {
  if (new Set(addressed.map(({ link }) => link)).size < addressed.length) return undefined;
  const ids = new Set<string>();
  const shown: Identified[] = [];
  for (const one of addressed) {
    const { article, line, published, link } = one;
    const id = line?.id ?? wantedId(article, link, published, config);
    if (line === undefined && (given.has(id) || ids.has(id))) return undefined;
    if (line === undefined) ids.add(id);
    shown.push({ line, entry: entryOf(one, id, config, now) });
  }
  return shown;
}

/** One after the other, by their right to what several want. */
function byTurns(
  addressed: readonly Addressed[],
  given: Set<string>,
  config: Config,
  now: Instant,
  found: Diagnostic[],
): Identified[] {
  const holders = new Map<Url, Article>();
  const shown: Identified[] = [];
  for (const one of addressed.toSorted(byRight)) {
    const link = freeLink(one, holders, config, found);
    if (link === undefined) continue;
    const { article, line, published } = one;
    const id = line?.id ?? newId(article, link, published, config, given);
    if (line === undefined && given.has(id)) {
      const other = shown.find(({ entry }) => entry.id === id)?.entry.article;
      found.push(taken(article, id, other));
      continue;
    }
    given.add(id);
    holders.set(link, article);
    shown.push({ line, entry: entryOf({ ...one, link }, id, config, now) });
  }
  return shown;
}

function byRight(a: Addressed, b: Addressed): number {
  const has = ({ line, link }: Addressed) => (line === undefined ? 0 : line.link === link ? 2 : 1);
  return has(b) - has(a) || a.published - b.published || (a.article.path < b.article.path ? -1 : 1);
}

function taken(article: Article, id: string, other: Article | undefined): Diagnostic {
  const related = other && [{ message: "the article that keeps it", place: other.place }];
  const facts = { id, other: other?.file ?? "an article that is gone" };
  return diagnose("id-taken", facts, article.writtenId?.place ?? article.place, related);
}

/** The article's link, or one by its file's whole name where another has that; `undefined` when it must be held back. */
function freeLink(
  { article, published, link }: Addressed,
  holders: ReadonlyMap<Url, Article>,
  config: Config,
  found: Diagnostic[],
): Url | undefined {
  const holder = holders.get(link);
  if (holder === undefined) return link;
  const whole = wholeName(article, published, config);
  if (whole !== undefined && !holders.has(whole)) {
    found.push(diagnose("link-shared", { link, other: holder.file, used: whole }, article.place));
    return whole;
  }
  const related = [{ message: "the article that keeps it", place: holder.place }];
  found.push(diagnose("link-taken", { link, other: holder.file }, article.place, related));
  return undefined;
}

/** The link by the whole name of the file, its date in it; `undefined` where the author wrote the address. */
function wholeName({ details }: Article, published: Instant, config: Config): Url | undefined {
  const { written, slug, stem } = details.permalink;
  if (written !== undefined || slug === stem || !stem.endsWith(slug)) return undefined;
  return permalink({ ...details, permalink: { ...details.permalink, slug: stem } }, published, config);
}

function entryOf(
  { article, line, published, link }: Addressed,
  id: Entry["id"],
  config: Config,
  now: Instant,
): Entry {
  const atom = line?.atom ?? atomId(id, published, config);
  // Readers that took a withdrawn entry away take it back when it is newer than that (RFC 6721 §3).
  const isChanged = line !== undefined && (line.digest !== article.digest || line.withdrawn === true);
  const last = line === undefined ? published : isChanged ? Math.max(now, line.updated) : line.updated;
  const updated = instant(Math.max(article.updated ?? last, published));
  const first = line?.first ?? now;
  const entry = { article, id, link, published, updated, first };
  return atom === undefined ? entry : { ...entry, atomId: atom };
}
