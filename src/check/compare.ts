import { comparablePath, comparableUrl, sameDay, titleKey } from "../markup/same.ts";
import type { ForeignEntry, ForeignFeed } from "../model.ts";

/** What readers show of an entry. */
export type Shown = "title" | "summary" | "text" | "link";

/** What a subscriber sees of one entry when a feed takes another's place. */
export type Change =
  | { readonly kind: "new"; readonly entry: ForeignEntry }
  /** seen before: under another id, or long ago */
  | { readonly kind: "again"; readonly entry: ForeignEntry; readonly before?: ForeignEntry }
  /** in place where the reader shows edits; `what` is empty when the feed shows nothing of it */
  | {
      readonly kind: "updated";
      readonly entry: ForeignEntry;
      readonly before: ForeignEntry;
      readonly what: readonly Shown[];
    }
  /** of another date, and nothing else */
  | { readonly kind: "moved"; readonly entry: ForeignEntry; readonly before: ForeignEntry }
  /** `older`: newer entries took its place */
  | { readonly kind: "gone"; readonly entry: ForeignEntry; readonly older: boolean };

export interface Comparison {
  /** in the order in which a person should read them: what shows again first */
  readonly changes: readonly Change[];
  readonly unchanged: number;
}

const order = ["again", "new", "updated", "moved", "gone"] as const;

/**
 * What subscribers of one feed see when another takes its place.
 * @param limit entries that the feed has at most: a feed that is as full leaves out older ones to make room
 * @param returns whether an entry that was not in the feed was in it once
 */
export function compareFeeds(
  before: ForeignFeed,
  after: ForeignFeed,
  limit: number,
  returns: (entry: ForeignEntry) => boolean,
): Comparison {
  const old = new Map(before.entries.map((entry) => [keyOf(entry), entry]));
  const now = new Map(after.entries.map((entry) => [keyOf(entry), entry]));
  const lost = new Set([...old].filter(([key]) => !now.has(key)).map(([, entry]) => entry));
  const twinOf = twins([...old.values()], lost);
  const changes: Change[] = [];
  for (const [key, entry] of now) {
    const was = old.get(key);
    const change = was === undefined ? appearance(entry, twinOf(entry), returns(entry)) : edit(entry, was);
    if (change === undefined) continue;
    changes.push(change);
    if (change.kind === "again" && change.before) lost.delete(change.before);
  }
  const isFull = after.entries.length >= Math.min(before.entries.length, limit);
  const oldest = Math.min(...after.entries.map(dateOf));
  for (const entry of lost) {
    const older = isFull && dateOf(entry) <= oldest;
    changes.push({ kind: "gone", entry, older });
  }
  const unchanged = now.size - changes.filter(({ kind }) => kind !== "gone").length;
  return {
    changes: changes.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    unchanged,
  };
}

/** What readers know an entry by. */
const keyOf = ({ id, link, title }: ForeignEntry) => id ?? link ?? title ?? "";
const dateOf = ({ published, updated }: ForeignEntry) => published ?? updated ?? 0;

function appearance(entry: ForeignEntry, before: ForeignEntry | undefined, seen: boolean): Change {
  if (before !== undefined) return { kind: "again", entry, before };
  return { kind: seen ? "again" : "new", entry };
}

function edit(entry: ForeignEntry, before: ForeignEntry): Change | undefined {
  const what = (["title", "link", "summary", "text"] as const).filter(
    (key) =>
      entry[key] !== undefined &&
      before[key] !== undefined &&
      entry[key] !== before[key] &&
      // JSON Feed says a summary twice where there is nothing else.
      !(key === "text" && entry.text === entry.summary && before.text === before.summary),
  );
  const [date, old] = [entry.published, before.published];
  if (what.length === 0 && date !== undefined && old !== undefined && date !== old)
    return { kind: "moved", entry, before };
  const isTouched =
    entry.updated !== undefined && before.updated !== undefined && entry.updated !== before.updated;
  return what.length > 0 || isTouched ? { kind: "updated", entry, before, what } : undefined;
}

/** Finds the entry that an article was known as under another id: by address, else by title and date. */
function twins(
  old: readonly ForeignEntry[],
  lost: ReadonlySet<ForeignEntry>,
): (entry: ForeignEntry) => ForeignEntry | undefined {
  const byUrl = new Map<string, ForeignEntry>();
  const byPath = new Map<string, ForeignEntry>();
  const byTitle = new Map<string, ForeignEntry[]>();
  for (const entry of old) if (entry.link !== undefined) byUrl.set(comparableUrl(entry.link), entry);
  for (const entry of lost) {
    const path = entry.link && comparablePath(entry.link);
    if (path !== undefined) byPath.set(path, entry);
    const title = titleKey(entry.title);
    if (title !== undefined) byTitle.set(title, [...(byTitle.get(title) ?? []), entry]);
  }
  return (entry) => {
    const path = entry.link && comparablePath(entry.link);
    const named = byTitle.get(titleKey(entry.title) ?? "") ?? [];
    return (
      (entry.link && byUrl.get(comparableUrl(entry.link))) ??
      (path === undefined ? undefined : byPath.get(path)) ??
      named.find((one) => Math.abs(dateOf(one) - dateOf(entry)) <= sameDay)
    );
  };
}
