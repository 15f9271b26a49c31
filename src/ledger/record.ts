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
): readonly LedgerLine[] {
  const articleOf = new Map<LedgerLine, Article>();
  const entryOf = new Map<LedgerLine, Entry>();
  for (const { line, entry } of published) if (line !== undefined) entryOf.set(line, entry);
  for (const [article, line] of lineOf) if (!entryOf.has(line)) articleOf.set(line, article);
  const kept = lines.map((line) => {
    const entry = entryOf.get(line);
    if (entry !== undefined) return says(line, entry) ? line : publishedLine(entry, now, line);
    if (gone.has(line)) return { ...line, gone: now };
    const article = articleOf.get(line);
    if (article === undefined) return line;
    const moved = line.path === article.path ? line : { ...line, path: article.path };
    if (article.state.kind !== "withdrawn" || line.withdrawn) return moved;
    return { ...moved, gone: now, withdrawn: true as const };
  });
  for (const { line, entry } of published) if (line === undefined) kept.push(publishedLine(entry, now));
  return settled(kept, published, now);
}

/** No two lines may be about one article: what was not found and looks like what is there now is gone. */
function settled(
  lines: readonly LedgerLine[],
  published: readonly Identified[],
  now: Instant,
): readonly LedgerLine[] {
  if (new Set(lines.map(({ path }) => path)).size === lines.length) return lines;
  const shown = new Set<EntryId>(published.map(({ entry }) => entry.id));
  const byPath = new Map(lines.filter(({ id }) => shown.has(id)).map((line) => [line.path, line]));
  return lines.map((line) => {
    const other = byPath.get(line.path);
    const isLost = other !== undefined && other.id !== line.id && line.gone === undefined;
    return isLost && isSame(line, other) ? { ...line, gone: now } : line;
  });
}

/** Whether a line says already what `publishedLine` would make of it. */
function says(line: LedgerLine, entry: Entry): boolean {
  const { article } = entry;
  return (
    line.digest === article.digest &&
    line.updated === entry.updated &&
    line.published === entry.published &&
    line.first === entry.first &&
    line.path === article.path &&
    line.link === entry.link &&
    line.title === article.title &&
    line.id === entry.id &&
    line.atom === entry.atomId &&
    line.asked === article.republish &&
    line.gone === undefined &&
    line.withdrawn === undefined &&
    (line.latest === undefined || line.latest > line.published)
  );
}

function publishedLine(
  { article: { path, digest, title, republish }, id, link, published, updated, first, atomId }: Entry,
  now: Instant,
  line?: LedgerLine,
): LedgerLine {
  const own = { path, id, link, digest, title, published, updated, first };
  if (line === undefined && atomId === undefined && republish === undefined) return own;
  const latest = instant(Math.max(published, line?.latest ?? line?.published ?? published));
  return {
    ...own,
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
  const changes = { new: after.length - before.length, updated: 0, moved: 0, gone: 0, back: 0, again: 0 };
  for (const [at, one] of before.entries()) {
    const other = after[at];
    if (other === undefined || other === one) continue;
    if (one.digest !== other.digest || one.updated !== other.updated) changes.updated++;
    if (one.path !== other.path) changes.moved++;
    if (one.gone === undefined && other.gone !== undefined) changes.gone++;
    if (one.gone !== undefined && other.gone === undefined) changes.back++;
    if (one.again !== other.again) changes.again++;
  }
  return changes;
}
