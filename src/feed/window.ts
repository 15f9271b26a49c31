import type { Entry, EntryId, LedgerLine } from "../model.ts";

/** A line that counts in a feed. */
export interface Counted {
  readonly line: LedgerLine;
  /** whether it is in the feed for sure; else nobody can tell, since its article is gone or broken */
  readonly certain: boolean;
}

/** The lines, newest first. One that was given an earlier date counts by the latest it ever had. */
export function byAge(lines: readonly LedgerLine[]): LedgerLine[] {
  const age = ({ latest, published }: LedgerLine) => latest ?? published;
  return lines.toSorted((a, b) => age(b) - age(a) || (a.id < b.id ? -1 : 1));
}

/**
 * The lines that a feed is a window on: the newest, those that cannot be shown among them, so that nothing older
 * comes back in their place. Who can tell what was in it? The article, while it is there, draft, expired or withdrawn;
 * of one that is gone or broken the line says but its year, and so it counts wherever it may have been. That may
 * close a window an entry too early, and never opens it to an older one.
 */
export function windowOf(counted: readonly Counted[], limit: number): readonly Counted[] {
  return counted.slice(0, limit);
}

/**
 * The entries of a window, newest first; of one instant, in the order of their ids.
 * @param withPast whether those are shown that were published before the ledger began
 */
export function entriesIn(
  window: readonly Counted[],
  byId: ReadonlyMap<EntryId, Entry>,
  withPast: boolean,
): Entry[] {
  return window
    .flatMap(({ line: { id, past } }) => (past && !withPast ? [] : (byId.get(id) ?? [])))
    .sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

/** When anything was last published, edited or withdrawn; broken articles change nothing. */
export function lastChangeOf(window: readonly Counted[]): Date | undefined {
  const changes = window.flatMap(({ line: { updated, gone, withdrawn }, certain }) =>
    certain ? [withdrawn ? (gone ?? updated) : updated] : [],
  );
  return changes.length === 0 ? undefined : new Date(Math.max(...changes));
}
