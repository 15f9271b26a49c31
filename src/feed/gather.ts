import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import {
  type Config,
  type Entry,
  type EntryId,
  type Feed,
  type FeedItem,
  feedFiles,
  mainFeed,
} from "../model.ts";
import { channelOf } from "./channel.ts";
import { inBrief, itemOf, knownOf } from "./item.ts";
import { logoSize } from "./logo.ts";
import { showOf } from "./show.ts";
import { type Publication, type Slice, slicesOf } from "./slice.ts";
import { type Counted, entriesIn, lastChangeOf, windowOf } from "./window.ts";

export type { Publication } from "./slice.ts";

/** A slice, and what of it is to be seen. */
interface Shown {
  readonly slice: Slice;
  readonly window: readonly Counted[];
  readonly entries: readonly Entry[];
}

/**
 * The site's feeds: which entries, in which order, with summaries, media and, where wanted, their whole text. Each
 * entry is read and measured once, in however many feeds it is.
 */
export async function gather(publication: Publication, config: Config, disk: Disk): Promise<Outcome<Feed[]>> {
  const diagnostics: Diagnostic[] = [];
  const imageSize = await logoSize(config, disk, diagnostics);
  const byId = new Map(publication.entries.map((entry) => [entry.id, entry]));
  const shown = slicesOf(publication, config, diagnostics).map((slice): Shown => {
    const window = windowOf(slice.counted, slice.plan.limit);
    // Readers of the main feed saw older ones where the site was before; the other feeds are new.
    const entries = entriesIn(window, byId, slice.name !== mainFeed);
    return { slice, window, entries };
  });
  const items = await itemsOf(shown, publication.entries, config, disk, diagnostics);
  const feeds: Feed[] = [];
  for (const { slice, window, entries } of shown) {
    const feed = channelOf(slice, publication.ledger.feeds.get(slice.name), imageSize, config);
    const address = feed.options.feedLinks.rss ?? config.feedBase + feedFiles.rss.file;
    const { podcast } = slice.plan;
    if (podcast) feed.options.show = await showOf(podcast, address, config, disk, diagnostics);
    const lastChange = lastChangeOf(window);
    if (lastChange) feed.options.updated = lastChange;
    for (const { line, certain } of window) {
      const { id, atom, gone, withdrawn } = line;
      if (gone !== undefined && withdrawn && certain)
        feed.deleted.push({ id: atom ?? id, when: new Date(gone) });
    }
    for (const entry of entries) {
      const item = items.get(entry.id);
      if (item !== undefined) feed.addEntry(isWhole(entry, slice) ? item.whole : item.brief);
    }
    feeds.push(feed);
  }
  return { value: feeds, diagnostics };
}

const isWhole = ({ content }: Entry, { plan }: Slice) => (content ?? plan.content) === "full";

/** An entry as feeds of whole texts show it, and as feeds of summaries do. */
interface Item {
  readonly whole: FeedItem;
  readonly brief: FeedItem;
}

async function itemsOf(
  shown: readonly Shown[],
  all: readonly Entry[],
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Map<EntryId, Item>> {
  const known = knownOf(all, config);
  const asked = new Map<Entry, boolean>();
  for (const { slice, entries } of shown)
    for (const entry of entries) asked.set(entry, isWhole(entry, slice) || asked.get(entry) === true);
  const items = new Map<EntryId, Item>();
  for (const [entry, isAsked] of asked) {
    const whole = await itemOf(entry, isAsked, known, config, disk, found);
    if (whole !== undefined) items.set(entry.id, { whole, brief: isAsked ? inBrief(whole) : whole });
  }
  return items;
}
