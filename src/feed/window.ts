import { compareAgeOf, type Entry, type LedgerLine } from "../model.ts";

/** The lines, newest first. One that was given an earlier date counts by the latest it ever had. */
export function byAge(lines: readonly LedgerLine[]): LedgerLine[] {
  return lines.toSorted(compareAgeOf);
}

/** Newest first; of one instant, in the order of their ids. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

/** When anything was last published, edited or withdrawn; broken articles change nothing. */
export function lastChangeOf(window: readonly LedgerLine[]): Date | undefined {
  const changes = window.map(({ updated, gone, withdrawn }) => (withdrawn ? (gone ?? updated) : updated));
  return changes.length === 0 ? undefined : new Date(Math.max(...changes));
}
