import {
  type Age,
  ageOf,
  compareAge,
  type Entry,
  type EntryId,
  type LedgerLine,
  mainFeed,
} from "../model.ts";
import type { Windows } from "./archive.ts";
import type { Position } from "./channel.ts";
import type { Slice } from "./slice.ts";
import { inOrder } from "./window.ts";

/** A document of a feed: which lines it is about, and what of them is to be seen. */
export interface Shown {
  readonly slice: Slice;
  readonly position: Position;
  readonly window: readonly LedgerLine[];
  readonly entries: readonly Entry[];
  /** lines that are in pages of the archive from now on, and their places there */
  readonly settled?: ReadonlyMap<LedgerLine, number>;
  /** only where the config says how large it may be */
  readonly bounds?: Bounds;
}

/** What gives way where a document would be too large. */
export interface Bounds {
  /** bytes */
  readonly most: number;
  /** the newest first, as lines are counted */
  readonly entries: readonly Entry[];
  /** those that may not leave */
  readonly staying: ReadonlySet<EntryId>;
  /** entries that left in an earlier build and may not return */
  readonly gone: number;
}

/**
 * What subscribers fetch, then the full pages of the archive, the oldest first.
 * @param closed the newest line that the feed left out before, to stay within its bytes
 */
export function documentsOf(
  slice: Slice,
  { current, pages, loose, settled }: Windows,
  byId: ReadonlyMap<EntryId, Entry>,
  closed: Age | undefined,
): Shown[] {
  const { members } = slice;
  const entriesOf = (lines: readonly LedgerLine[]) =>
    lines.flatMap(({ id }) => (members === undefined || members.has(id) ? (byId.get(id) ?? []) : []));
  // Readers of the main feed saw older ones where the site was before; other feeds are new.
  const isCurrent = ({ past }: LedgerLine) => !past || slice.name !== mainFeed;
  const all = entriesOf(current.filter(isCurrent));
  const subscribed = { slice, position: { pages: pages.length }, window: current, settled };
  const { maxBytes } = slice.plan;
  const isOpen = (line: LedgerLine) =>
    closed === undefined || loose.has(line) || compareAge(ageOf(line), closed) < 0;
  const open =
    maxBytes === undefined ? all : entriesOf(current.filter((one) => isCurrent(one) && isOpen(one)));
  const bounds = maxBytes && {
    most: maxBytes,
    entries: open,
    staying: new Set([...open.slice(0, 1), ...loose].map(({ id }) => id)),
    gone: all.length - open.length,
  };
  return [
    { ...subscribed, entries: inOrder(open), ...(bounds && { bounds }) },
    ...pages.map((window, at): Shown => {
      const position = { pages: pages.length, page: at + 1 };
      return { slice, position, window, entries: inOrder(entriesOf(window)) };
    }),
  ];
}
