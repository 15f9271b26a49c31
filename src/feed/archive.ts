import { type LedgerLine, mainFeed } from "../model.ts";
import type { Slice } from "./slice.ts";

/** What a feed is cut into: what its subscribers fetch, and full pages of all that came before. */
export interface Windows {
  readonly current: readonly LedgerLine[];
  /** the oldest first; each is full, and none shares a line with another */
  readonly pages: readonly (readonly LedgerLine[])[];
  /** those of `current` that must be there, since they are in no page yet */
  readonly loose: ReadonlySet<LedgerLine>;
}

/**
 * The windows of a feed. The subscription document is one on the newest `limit` lines, those that cannot be shown among
 * them, so that nothing older comes back in their place. Archive pages (RFC 5005 §4) are filled from the oldest end, in
 * the order in which lines came into the feed, so that neither an article with an old date nor one that was tagged late
 * changes a full page; what is in no full page yet is in the subscription document too.
 */
export function windowsOf({ name, plan, counted }: Slice): Windows {
  const newest = counted.slice(0, plan.limit);
  if (plan.archive === undefined) return { current: newest, pages: [], loose: new Set() };
  const sequence = inSequence(name, counted);
  const full = Math.floor(sequence.length / plan.archive);
  const size = plan.archive;
  const pages = Array.from({ length: full }, (_, at) => sequence.slice(at * size, (at + 1) * size));
  const loose = new Set(sequence.slice(full * size));
  const current = new Set([...newest, ...loose]);
  return { current: counted.filter((line) => current.has(line)), pages, loose };
}

/** Since when a line is in the feed, then by its dates and id. What this build puts there comes last. */
function inSequence(name: string, lines: readonly LedgerLine[]): LedgerLine[] {
  const since = ({ first, in: feeds }: LedgerLine) =>
    name === mainFeed ? first : (feeds?.get(name) ?? Number.MAX_SAFE_INTEGER);
  return lines.toSorted(
    (a, b) => since(a) - since(b) || a.first - b.first || a.published - b.published || (a.id < b.id ? -1 : 1),
  );
}
