import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import {
  type Config,
  counted,
  type Entry,
  type EntryId,
  type Feed,
  feedFiles,
  type Progress,
  type Show,
  unseen,
} from "../model.ts";
import { type Windows, windowsOf } from "./archive.ts";
import { channelOf } from "./channel.ts";
import { documentsOf, type Shown } from "./documents.ts";
import { itemIn, itemsOf, roomOf } from "./items.ts";
import { logoSize } from "./logo.ts";
import { showOf } from "./show.ts";
import { type Slice, slicesOf } from "./slice.ts";
import type { Publication } from "./stock.ts";
import { lastChangeOf } from "./window.ts";

export type { Publication } from "./stock.ts";

/** The feeds, and which entries are in each, shown or not. */
export interface Gathered {
  readonly feeds: Feed[];
  /** names of feeds, besides the main one */
  readonly members: ReadonlyMap<EntryId, readonly string[]>;
  /** places in archives that are taken from now on, by the feed's name */
  readonly archived: ReadonlyMap<EntryId, ReadonlyMap<string, number>>;
}

/**
 * The site's feeds: which entries, in which order, with summaries, media and, where wanted, their whole text. Each
 * entry is read and measured once, in however many feeds it is.
 */
export async function gather(
  publication: Publication,
  config: Config,
  disk: Disk,
  progress: Progress = unseen,
): Promise<Outcome<Gathered>> {
  const diagnostics: Diagnostic[] = [];
  const imageSize = await logoSize(config, disk, diagnostics);
  const slices = slicesOf(publication, config, diagnostics);
  const cut = slices.map((slice) => ({ slice, windows: windowsOf(slice) }));
  const byId = entriesIn(
    cut.map(({ windows }) => windows),
    publication.entries,
  );
  const { closed } = publication.ledger;
  const shown = cut.flatMap(({ slice, windows }) =>
    documentsOf(slice, windows, byId, closed?.get(slice.name)),
  );
  const items = await itemsOf(shown, publication.entries, config, disk, diagnostics, progress);
  const feeds: Feed[] = [];
  const shows = new Map<Slice, Show>();
  for (const document of counted(shown, "gathering feeds", progress)) {
    const { slice, position, window, entries } = document;
    const feed = channelOf(slice, publication.ledger.feeds.get(slice.name), position, imageSize, config);
    const { podcast } = slice.plan;
    if (podcast) {
      // A page of the archive belongs to the same podcast as what subscribers fetch, which comes before it.
      const { rss } = feed.options.feedLinks;
      const address = rss ?? config.feedBase + feedFiles.rss.file;
      const show = shows.get(slice) ?? (await showOf(podcast, address, config, disk, diagnostics));
      shows.set(slice, show);
      feed.options.show = show;
    }
    const lastChange = lastChangeOf(window);
    if (lastChange) feed.options.updated = lastChange;
    for (const { id, atom, gone, withdrawn } of window)
      if (gone !== undefined && withdrawn) feed.deleted.push({ id: atom ?? id, when: new Date(gone) });
    for (const entry of entries) {
      const item = items.get(entry.id);
      if (item !== undefined) feed.addEntry(itemIn(entry, document, item));
    }
    const room = roomOf(document, items);
    if (room) feed.room = room;
    feeds.push(feed);
  }
  const value = { feeds, members: membersOf(slices), archived: archivedIn(shown) };
  return { value, diagnostics };
}

/** The entries of these windows, by their ids: of a large site few are in any. */
function entriesIn(all: readonly Windows[], entries: readonly Entry[]): Map<EntryId, Entry> {
  const wanted = new Set(all.flatMap(({ current, pages }) => [current, ...pages].flat().map(({ id }) => id)));
  return new Map(entries.filter(({ id }) => wanted.has(id)).map((entry) => [entry.id, entry]));
}

function membersOf(slices: readonly Slice[]): Map<EntryId, string[]> {
  const names = new Map<EntryId, string[]>();
  for (const { name, members } of slices) {
    if (members === undefined) continue;
    for (const id of members) names.set(id, [...(names.get(id) ?? []), name]);
  }
  return names;
}

function archivedIn(shown: readonly Shown[]): Map<EntryId, Map<string, number>> {
  const archived = new Map<EntryId, Map<string, number>>();
  for (const { slice, settled } of shown) {
    for (const [{ id }, place] of settled ?? []) {
      const places = archived.get(id);
      if (places === undefined) archived.set(id, new Map([[slice.name, place]]));
      else places.set(slice.name, place);
    }
  }
  return archived;
}
