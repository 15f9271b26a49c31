import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import {
  type Config,
  counted,
  type Entry,
  type EntryId,
  type FeedItem,
  type Progress,
  type Room,
} from "../model.ts";
import type { Shown } from "./documents.ts";
import { inBrief, itemOf, knownOf, othersOf } from "./item.ts";
import { type Showing, showingOf } from "./shown.ts";

/** An entry as feeds of whole texts show it, and as feeds of summaries do. */
export interface Item {
  readonly whole: FeedItem;
  readonly brief: FeedItem;
}

/** Bodies that are read in a row before the first of them is shown. */
const batch = 64;

/** Every entry that is in a document, made once. */
export async function itemsOf(
  shown: readonly Shown[],
  all: readonly Entry[],
  config: Config,
  disk: Disk,
  found: Diagnostic[],
  progress: Progress,
): Promise<Map<EntryId, Item>> {
  const known = knownOf(all, config);
  const asked = new Map<Entry, boolean>();
  for (const one of shown)
    for (const entry of one.entries) asked.set(entry, isWhole(entry, one) || asked.get(entry) === true);
  const items = new Map<EntryId, Item>();
  const list = [...asked];
  let showings: readonly Showing[] = [];
  for (const [at, [entry, isAsked]] of counted([...list.entries()], "showing articles", progress)) {
    if (at % batch === 0) {
      showings = list
        .slice(at, at + batch)
        .map(([entry, isAsked]) => showingOf(entry, isAsked, othersOf(entry, known), config, disk));
      disk.ahead?.(showings.flatMap(({ file }) => file ?? []));
    }
    const body = showings[at % batch]?.show(found);
    const whole = body && (await itemOf(entry, body, known, config, disk, found));
    if (whole !== undefined) items.set(entry.id, { whole, brief: isAsked ? inBrief(whole) : whole });
  }
  return items;
}

/** A document that entries had to leave has no room for whole texts. */
const isWhole = ({ article }: Entry, { slice, bounds }: Shown) =>
  (article.details.content ?? slice.plan.content) === "full" && !bounds?.gone;

/** The entry as the document shows it. */
export const itemIn = (entry: Entry, shown: Shown, { whole, brief }: Item): FeedItem =>
  whole !== brief && isWhole(entry, shown) ? whole : brief;

/** What gives way where the document would be too large, the oldest first. */
export function roomOf(shown: Shown, items: ReadonlyMap<EntryId, Item>): Room | undefined {
  const { bounds } = shown;
  return (
    bounds && {
      most: bounds.most,
      gone: bounds.gone,
      yielding: bounds.entries.toReversed().flatMap((entry) => {
        const item = items.get(entry.id);
        if (item === undefined) return [];
        return { item: itemIn(entry, shown, item), brief: item.brief, stays: bounds.staying.has(entry.id) };
      }),
    }
  );
}
