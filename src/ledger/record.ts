import type { Article, EntryId, Instant, LedgerLine } from "../model.ts";
import { areDistinct } from "./distinct.ts";
import type { LedgerEntry, Sought } from "./entry.ts";
import { isSame } from "./unite.ts";

/** What became of the articles. */
export interface Fate {
  /** those that are there, each with its line if it has one */
  readonly there: readonly Sought[];
  readonly published: readonly LedgerEntry[];
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
  { there, published, gone }: Fate,
  now: Instant,
): readonly LedgerLine[] {
  /** what becomes of the lines that do not stay as they are */
  const changed = new Map<LedgerLine, LedgerLine>();
  const become = (line: LedgerLine, next: LedgerLine) => {
    if (line !== next) changed.set(line, next);
    else if (changed.size > 0) changed.delete(line);
  };
  for (const { article, line } of there) if (line !== undefined) become(line, unseen(line, article, now));
  for (const { before, line } of published) if (before !== undefined) become(before, line);
  for (const line of gone) become(line, { ...line, gone: now });
  const kept = changed.size === 0 ? [...lines] : lines.map((line) => changed.get(line) ?? line);
  for (const { before, line } of published) if (before === undefined) kept.push(line);
  return settled(kept, published, now);
}

/** The line of an article that is there and not to be seen. */
function unseen(line: LedgerLine, { path, state }: Article, now: Instant): LedgerLine {
  const moved = line.path === path ? line : { ...line, path };
  if (state.kind !== "withdrawn" || line.withdrawn) return moved;
  return { ...moved, gone: now, withdrawn: true };
}

/** No two lines may be about one article: what was not found and looks like what is there now is gone. */
function settled(
  lines: readonly LedgerLine[],
  published: readonly LedgerEntry[],
  now: Instant,
): readonly LedgerLine[] {
  if (areDistinct(lines, ({ path }) => path)) return lines;
  const shown = new Set<EntryId>(published.map(({ id }) => id));
  const byPath = new Map(lines.filter(({ id }) => shown.has(id)).map((line) => [line.path, line]));
  return lines.map((line) => {
    const other = byPath.get(line.path);
    const isLost = other !== undefined && other.id !== line.id && line.gone === undefined;
    return isLost && isSame(line, other) ? { ...line, gone: now } : line;
  });
}

/** What differs between the lines before and after a build, which are in the same order. */
export function changesOf(before: readonly LedgerLine[], after: readonly LedgerLine[]): Changes {
  const changes = { new: after.length - before.length, updated: 0, moved: 0, gone: 0, back: 0, again: 0 };
  before.forEach((one, at) => {
    const other = after[at];
    if (other === undefined || other === one) return;
    if (one.digest !== other.digest || one.updated !== other.updated) changes.updated++;
    if (one.path !== other.path) changes.moved++;
    if (one.gone === undefined && other.gone !== undefined) changes.gone++;
    if (one.gone !== undefined && other.gone === undefined) changes.back++;
    if (one.again !== other.again) changes.again++;
  });
  return changes;
}
