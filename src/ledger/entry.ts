import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { isIri } from "../markup/identifier.ts";
import { permalink } from "../markup/permalink.ts";
import {
  type Article,
  type Config,
  type Entry,
  type EntryId,
  type Instant,
  instant,
  type LedgerLine,
  toWall,
  type Url,
} from "../model.ts";
import { areDistinct } from "./distinct.ts";
import { atomId, givenIds, newId, wantedId } from "./identity.ts";
import { isBrief } from "./line.ts";
import { renewed } from "./renew.ts";

/** An article, and its line if it was published before. */
export interface Sought {
  readonly article: Article;
  line?: LedgerLine | undefined;
}

/** An article as readers will know it: by its line. */
export class LedgerEntry implements Entry {
  readonly article: Article;
  /** as it is from now on */
  readonly line: LedgerLine;
  /** the line if it was published before */
  readonly before: LedgerLine | undefined;

  constructor(article: Article, line: LedgerLine, before: LedgerLine | undefined) {
    this.article = article;
    this.line = line;
    this.before = before;
  }

  get id(): EntryId {
    return this.line.id;
  }

  get link(): Url {
    return this.line.link;
  }

  get published(): Instant {
    return this.line.published;
  }

  get updated(): Instant {
    return this.line.updated;
  }

  get first(): Instant {
    return this.line.first;
  }

  get atomId(): EntryId | undefined {
    return this.line.atom;
  }
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
): LedgerEntry[] {
  const shown =
    withoutRivals(sought, lines, config, now) ?? byTurns(sought, givenIds(lines), config, now, found);
  for (const { article, published, before } of shown) {
    if (article.published !== undefined || before !== undefined) continue;
    const day = new Date(toWall(published, config.timeZone)).toISOString().slice(0, 10);
    found.push(diagnose("date-missing", { day }, article.place));
  }
  return shown.toSorted(byPath);
}

const byPath = (a: LedgerEntry, b: LedgerEntry) => (a.article.path < b.article.path ? -1 : 1);

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
  sought: readonly Sought[],
  lines: readonly LedgerLine[],
  config: Config,
  now: Instant,
): LedgerEntry[] | undefined {
  const shown = sought.map((one) => {
    const entry = asBefore(one);
    if (entry !== undefined) return entry;
    const addressed = addressedAs(one, config, now);
    const { article, line, published, link } = addressed;
    return entryOf(addressed, line?.id ?? wantedId(article, link, published, config), config, now);
  });
  const fresh = shown.filter(({ before }) => before === undefined);
  const isNamedByLink = fresh.every(({ id, link }: { id: string; link: string }) => id === link);
  const isSure =
    areDistinct(shown, ({ link }) => link) && (isNamedByLink || areDistinct(fresh, ({ id }) => id));
  return isSure && !isAnyGiven(fresh, lines) ? shown : undefined;
}

/** The entry of an article of which its line says all, as most do. */
function asBefore({ article, line }: Sought): LedgerEntry | undefined {
  if (line === undefined || line.digest !== article.digest || line.title !== article.title) return undefined;
  const { published, updated = line.updated } = article;
  const isSame =
    line.link === article.link &&
    line.published === published &&
    line.updated === Math.max(updated, published) &&
    line.path === article.path &&
    article.republish === undefined &&
    isBrief(line) &&
    isIri(line.id);
  return isSame ? new LedgerEntry(article, line, line) : undefined;
}

/** Whether one of them wants an id that was ever given. */
function isAnyGiven(fresh: readonly LedgerEntry[], lines: readonly LedgerLine[]): boolean {
  if (fresh.length === 0 || lines.length === 0) return false;
  const wanted = new Set<string>(fresh.map(({ id }) => id));
  return lines.some(({ id, atom }) => wanted.has(id) || (atom !== undefined && wanted.has(atom)));
}

/** One after the other, by their right to what several want. */
function byTurns(
  sought: readonly Sought[],
  given: Set<string>,
  config: Config,
  now: Instant,
  found: Diagnostic[],
): LedgerEntry[] {
  const holders = new Map<Url, Article>();
  const shown: LedgerEntry[] = [];
  for (const one of sought.map((each) => addressedAs(each, config, now)).sort(byRight)) {
    const link = freeLink(one, holders, config, found);
    if (link === undefined) continue;
    const { article, line, published } = one;
    const id = line?.id ?? newId(article, link, published, config, given);
    if (line === undefined && given.has(id)) {
      const other = shown.find((entry) => entry.id === id)?.article;
      found.push(taken(article, id, other));
      continue;
    }
    given.add(id);
    holders.set(link, article);
    shown.push(entryOf({ ...one, link }, id, config, now));
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
  id: EntryId,
  config: Config,
  now: Instant,
): LedgerEntry {
  const { path, digest, title, republish } = article;
  const atom = line?.atom ?? atomId(id, published, config);
  // Readers that took a withdrawn entry away take it back when it is newer than that (RFC 6721 §3).
  const isChanged = line !== undefined && (line.digest !== digest || line.withdrawn === true);
  const last = line === undefined ? published : isChanged ? Math.max(now, line.updated) : line.updated;
  const updated = instant(Math.max(article.updated ?? last, published));
  const own = { path, id, link, digest, title, published, updated, first: line?.first ?? now };
  return new LedgerEntry(article, renewed(own, atom, republish, now, line), line);
}
