import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import {
  type Config,
  type Entry,
  type EntryId,
  type Feed,
  type FeedItem,
  feedFiles,
  type LedgerLine,
  mainFeed,
} from "../model.ts";
import { windowsOf } from "./archive.ts";
import { channelOf, type Position } from "./channel.ts";
import { inBrief, itemOf, knownOf } from "./item.ts";
import { logoSize } from "./logo.ts";
import { showOf } from "./show.ts";
import { type Slice, slicesOf } from "./slice.ts";
import type { Publication } from "./stock.ts";
import { inOrder, lastChangeOf } from "./window.ts";

export type { Publication } from "./stock.ts";

/** The feeds, and which entries are in each, shown or not. */
export interface Gathered {
  readonly feeds: Feed[];
  /** names of feeds, besides the main one */
  readonly members: ReadonlyMap<EntryId, readonly string[]>;
}

/** A document of a feed: which lines it is about, and what of them is to be seen. */
interface Shown {
  readonly slice: Slice;
  readonly position: Position;
  readonly window: readonly LedgerLine[];
  readonly entries: readonly Entry[];
}

/**
 * The site's feeds: which entries, in which order, with summaries, media and, where wanted, their whole text. Each
 * entry is read and measured once, in however many feeds it is.
 */
export async function gather(
  publication: Publication,
  config: Config,
  disk: Disk,
): Promise<Outcome<Gathered>> {
  const diagnostics: Diagnostic[] = [];
  const imageSize = await logoSize(config, disk, diagnostics);
  const byId = new Map(publication.entries.map((entry) => [entry.id, entry]));
  const slices = slicesOf(publication, config, diagnostics);
  const shown = slices.flatMap((slice) => documentsOf(slice, byId));
  const items = await itemsOf(shown, publication.entries, config, disk, diagnostics);
  const feeds: Feed[] = [];
  for (const { slice, position, window, entries } of shown) {
    const feed = channelOf(slice, publication.ledger.feeds.get(slice.name), position, imageSize, config);
    const address = feed.options.feedLinks.rss ?? config.feedBase + feedFiles.rss.file;
    const { podcast } = slice.plan;
    if (podcast) feed.options.show = await showOf(podcast, address, config, disk, diagnostics);
    const lastChange = lastChangeOf(window);
    if (lastChange) feed.options.updated = lastChange;
    for (const { id, atom, gone, withdrawn } of window)
      if (gone !== undefined && withdrawn) feed.deleted.push({ id: atom ?? id, when: new Date(gone) });
    for (const entry of entries) {
      const item = items.get(entry.id);
      if (item !== undefined) feed.addEntry(isWhole(entry, slice) ? item.whole : item.brief);
    }
    feeds.push(feed);
  }
  return { value: { feeds, members: membersOf(slices) }, diagnostics };
}

/** What subscribers fetch, then the full pages of the archive, the oldest first. */
function documentsOf(slice: Slice, byId: ReadonlyMap<EntryId, Entry>): Shown[] {
  const { current, pages } = windowsOf(slice);
  // Readers of the main feed saw older ones where the site was before; other feeds are new.
  const isCurrent = ({ past }: LedgerLine) => !past || slice.name !== mainFeed;
  const entriesIn = (lines: readonly LedgerLine[]) =>
    inOrder(lines.flatMap(({ id }) => (slice.members.has(id) ? (byId.get(id) ?? []) : [])));
  const whole = { slice, position: { pages: pages.length }, window: current };
  return [
    { ...whole, entries: entriesIn(current.filter(isCurrent)) },
    ...pages.map((window, at): Shown => {
      const position = { pages: pages.length, page: at + 1 };
      return { slice, position, window, entries: entriesIn(window) };
    }),
  ];
}

function membersOf(slices: readonly Slice[]): Map<EntryId, string[]> {
  const names = new Map<EntryId, string[]>();
  for (const { name, members } of slices) {
    if (name === mainFeed) continue;
    for (const id of members) names.set(id, [...(names.get(id) ?? []), name]);
  }
  return names;
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
