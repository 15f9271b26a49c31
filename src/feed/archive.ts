import { type LedgerLine, mainFeed } from "../model.ts";
import type { Slice } from "./slice.ts";

/** What a feed is cut into: what its subscribers fetch, and full pages of all that came before. */
export interface Windows {
  readonly current: readonly LedgerLine[];
  /** the oldest first; none shares a line with another */
  readonly pages: readonly (readonly LedgerLine[])[];
  /** those of `current` that must be there, since they are in no page yet */
  readonly loose: ReadonlySet<LedgerLine>;
  /** the places in the archive of lines that are in a page from now on */
  readonly settled: ReadonlyMap<LedgerLine, number>;
}

/**
 * The windows of a feed. The subscription document is one on the newest `limit` lines, those that cannot be shown among
 * them, so that nothing older comes back in their place. Archive pages (RFC 5005 §4) are filled from the oldest end, in
 * the order in which lines came into the feed. What is in a full page has its place there for ever, by the ledger:
 * neither an edited date, a late tag, a clock that went wrong nor what another branch published moves it. What is in no
 * full page yet is in the subscription document too.
 */
export function windowsOf({ name, plan, counted }: Slice): Windows {
  const newest = counted.slice(0, plan.limit);
  const size = plan.archive;
  if (size === undefined) return { current: newest, pages: [], loose: new Set(), settled: new Map() };
  const { placeOf, end } = placesOf(name, counted, size);
  const full = Math.floor(end / size);
  const pages = Array.from({ length: full }, (): LedgerLine[] => []);
  const loose = new Set<LedgerLine>();
  const settled = new Map<LedgerLine, number>();
  for (const [line, place] of placeOf) {
    const page = pages[Math.floor(place / size)];
    if (page === undefined) loose.add(line);
    else page.push(line);
    if (page !== undefined && line.archived?.get(name) === undefined) settled.set(line, place);
  }
  const current = new Set([...newest, ...loose]);
  return { current: counted.filter((line) => current.has(line)), pages, loose, settled };
}

/** The place of each line in the archive, from 0, and the first place that nothing will be put into before the end. */
function placesOf(
  name: string,
  lines: readonly LedgerLine[],
  size: number,
): { placeOf: ReadonlyMap<LedgerLine, number>; end: number } {
  const placeOf = new Map<LedgerLine, number>();
  let end = 0;
  const put = (line: LedgerLine, place: number) => {
    placeOf.set(line, place);
    // The main feed never shows what was published before the ledger began: its last page is closed, full or not.
    end = Math.max(end, isPast(name, line) ? (Math.floor(place / size) + 1) * size : place + 1);
  };
  const added: LedgerLine[] = [];
  for (const line of lines) {
    const place = line.archived?.get(name);
    if (place === undefined) added.push(line);
    else put(line, place);
  }
  const past = added.filter((line) => isPast(name, line));
  const start = end;
  for (const [at, line] of inSequence(name, past).entries()) put(line, start + at);
  for (const line of inSequence(name, added)) if (!isPast(name, line)) put(line, end);
  return { placeOf, end };
}

const isPast = (name: string, { past }: LedgerLine) => past === true && name === mainFeed;

/** Since when a line is in the feed, then by its dates and id. What this build puts there comes last. */
function inSequence(name: string, lines: readonly LedgerLine[]): LedgerLine[] {
  const since = ({ first, in: feeds }: LedgerLine) =>
    name === mainFeed ? first : (feeds?.get(name) ?? Number.MAX_SAFE_INTEGER);
  return lines.toSorted(
    (a, b) => since(a) - since(b) || a.first - b.first || a.published - b.published || (a.id < b.id ? -1 : 1),
  );
}
