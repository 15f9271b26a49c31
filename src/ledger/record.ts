import { type Article, type Entry, type EntryId, type Instant, instant, type LedgerLine } from "../model.ts";
import type { Identified } from "./entry.ts";
import { isSame } from "./unite.ts";

/** What became of the articles. */
export interface Fate {
  /** the lines of those that are there */
  readonly lineOf: ReadonlyMap<Article, LedgerLine>;
  readonly published: readonly Identified[];
  /** the lines of those that are there no more */
  readonly gone: ReadonlySet<LedgerLine>;
}

/** How many articles a build changes for their readers. */
export interface Changes {
  readonly [change: string]: number;
  readonly new: number;
  readonly updated: number;
  /** whose files lie elsewhere than before */
  readonly moved: number;
  readonly gone: number;
  /** that were gone and are back */
  readonly back: number;
  /** that are shown again, as their authors ask */
  readonly again: number;
}

/** The lines after a build: each that was there, and one for each article that is new. */
export function record(
  lines: readonly LedgerLine[],
  { lineOf, published, gone }: Fate,
  now: Instant,
): LedgerLine[] {
  const articleOf = new Map([...lineOf].map(([article, line]) => [line, article]));
  const entryOf = new Map(published.flatMap(({ line, entry }) => (line ? [[line, entry] as const] : [])));
  const kept = lines.map((line) => {
    const entry = entryOf.get(line);
    if (entry !== undefined) return publishedLine(entry, now, line);
    if (gone.has(line)) return { ...line, gone: now };
    const article = articleOf.get(line);
    if (article === undefined) return line;
    const moved = { ...line, path: article.path };
    if (article.state.kind !== "withdrawn" || line.withdrawn) return moved;
    return { ...moved, gone: now, withdrawn: true as const };
  });
  const added = published.flatMap(({ line, entry }) =>
    line === undefined ? [publishedLine(entry, now)] : [],
  );
  return settled([...kept, ...added], new Set(published.map(({ entry }) => entry.id)), now);
}

/** No two lines may be about one article: what was not found and looks like what is there now is gone. */
function settled(lines: readonly LedgerLine[], shown: ReadonlySet<EntryId>, now: Instant): LedgerLine[] {
  const byPath = new Map(lines.filter(({ id }) => shown.has(id)).map((line) => [line.path, line]));
  return lines.map((line) => {
    const other = byPath.get(line.path);
    const isLost = other !== undefined && other.id !== line.id && line.gone === undefined;
    return isLost && isSame(line, other) ? { ...line, gone: now } : line;
  });
}

function publishedLine(
  { path, id, link, digest, title, published, updated, first, atomId, republish }: Entry,
  now: Instant,
  line?: LedgerLine,
): LedgerLine {
  const latest = instant(Math.max(published, line?.latest ?? line?.published ?? published));
  return {
    ...{ path, id, link, digest, title, published, updated, first },
    ...(latest > published && { latest }),
    ...againOf(republish, now, line),
    ...(line?.past && { past: line.past }),
    ...(line?.in && { in: line.in }),
    ...(line?.archived && { archived: line.archived }),
    ...(atomId && { atom: atomId }),
    ...(line?.more && { more: line.more }),
  };
}

/** Whether a build is asked to show an article again that was published before. */
export const isAskedAgain = (republish: string | undefined, line: LedgerLine): boolean =>
  republish !== undefined && republish !== line.asked;

/** When it was last shown again: now, where its author asks it with a word that was not obeyed yet. */
function againOf(
  republish: string | undefined,
  now: Instant,
  line?: LedgerLine,
): Pick<LedgerLine, "again" | "asked"> {
  const again = line !== undefined && isAskedAgain(republish, line) ? now : line?.again;
  return { ...(again !== undefined && { again }), ...(republish !== undefined && { asked: republish }) };
}

/** What differs between the lines before and after a build, which are in the same order. */
export function changesOf(before: readonly LedgerLine[], after: readonly LedgerLine[]): Changes {
  const count = (changed: (one: LedgerLine, other: LedgerLine) => boolean) =>
    before.filter((line, at) => {
      const next = after[at];
      return next !== undefined && changed(line, next);
    }).length;
  return {
    new: after.length - before.length,
    updated: count((one, other) => one.digest !== other.digest || one.updated !== other.updated),
    moved: count((one, other) => one.path !== other.path),
    gone: count((one, other) => one.gone === undefined && other.gone !== undefined),
    back: count((one, other) => one.gone !== undefined && other.gone === undefined),
    again: count((one, other) => one.again !== other.again),
  };
}
