import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { bytesOf, type EntryId, type Feed, partsIn, type Room } from "../model.ts";
import { documentsOf } from "./format.ts";
import type { Once } from "./once.ts";

/** Feeds whose documents are no larger than they may be, as far as that can be. */
export interface Shortened {
  readonly feeds: readonly Feed[];
  /** the entries that had to leave, by the feed's name */
  readonly left: ReadonlyMap<string, readonly EntryId[]>;
}

/**
 * Lets entries of too large feeds give way: first the oldest lose their whole text, then they leave. The largest format
 * decides, so that all formats show the same.
 * @param out the folder in which the documents lie, as diagnostics name it
 */
export function shorten(feeds: readonly Feed[], out: string, once: Once): Outcome<Shortened> {
  const diagnostics: Diagnostic[] = [];
  const left = new Map<string, readonly EntryId[]>();
  const shortened = feeds.map((feed) => {
    const { room, name } = feed;
    if (room === undefined) return feed;
    const { most } = room;
    const { steps, after } = ways(feed, room);
    const isSmall = (step: number) => largest(after(step).feed, once).bytes <= most;
    const step = firstOf(steps, isSmall);
    const made = after(step);
    const { path, bytes } = largest(made.feed, once);
    const place = { file: `${out}/${path}`, line: 1, column: 1 };
    const gone = made.left.length + room.gone;
    const facts = { most, summaries: made.summaries, gone };
    if (step > 0 || gone > 0) diagnostics.push(diagnose("feed-shortened", facts, place));
    if (bytes > most) diagnostics.push(diagnose("feed-not-shortened", { most, bytes }, place));
    if (made.left.length > 0) left.set(name, made.left);
    return made.feed;
  });
  return { value: { feeds: shortened, left }, diagnostics };
}

/** How the feed becomes smaller, an entry a step. */
function ways(feed: Feed, { yielding }: Room) {
  const shortening = yielding.filter(({ item, brief }) => item !== brief);
  const leaving = yielding.filter(({ stays }) => !stays);
  const after = (step: number) => {
    const shortened = new Map(shortening.slice(0, step).map(({ item, brief }) => [item, brief]));
    const gone = new Set(leaving.slice(0, Math.max(0, step - shortening.length)).map(({ item }) => item));
    const items = feed.items.flatMap((item) => (gone.has(item) ? [] : (shortened.get(item) ?? item)));
    return {
      feed: step === 0 ? feed : feed.withItems(items),
      summaries: shortened.size,
      left: [...gone].map(({ id }) => id),
    };
  };
  return { steps: shortening.length + leaving.length, after };
}

/** The first step from 0 after which it is so; the last where it never is. Once it is so, it stays so. */
function firstOf(last: number, isSo: (step: number) => boolean): number {
  if (isSo(0)) return 0;
  let [before, step] = [0, last];
  while (step - before > 1) {
    const middle = Math.floor((before + step) / 2);
    if (isSo(middle)) step = middle;
    else before = middle;
  }
  return step;
}

/** The largest document of a feed. */
function largest(feed: Feed, once: Once): { path: string; bytes: number } {
  return documentsOf(feed)
    .map(({ path, pieces }) => ({ path, bytes: bytesOf(partsIn(pieces(feed, once))) }))
    .reduce((one, other) => (other.bytes > one.bytes ? other : one));
}
