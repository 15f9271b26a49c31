import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { linkEntryId } from "../markup/identifier.ts";
import { comparable, distinct } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import {
  type Config,
  type Entry,
  Feed,
  type FeedItem,
  type FormatName,
  feedFiles,
  type ItemSource,
  type Ledger,
  type LedgerLine,
  type Link,
  mainFeed,
  type SourceFeed,
  sheetFile,
  type Term,
  type Url,
} from "../model.ts";
import { showBody } from "./body.ts";
import { CrossReferences } from "./crossreference.ts";
import { attachAll, holdersOf } from "./episode.ts";
import { logoSize } from "./logo.ts";
import { attach } from "./media.ts";
import { pictureOf } from "./picture.ts";
import { showOf } from "./show.ts";

/** What was published: the entries that may be seen, and the ledger, which knows of more. */
export interface Publication {
  readonly entries: readonly Entry[];
  readonly ledger: Ledger;
}

/** The site's feeds: which entries, in which order, with summaries, media and, where wanted, their whole text. */
export async function gather(
  { entries, ledger }: Publication,
  config: Config,
  disk: Disk,
): Promise<Outcome<Feed[]>> {
  const diagnostics: Diagnostic[] = [];
  const imageSize = await logoSize(config, disk, diagnostics);
  const window = newest(ledger.lines, config.limit);
  const lastChange = lastChangeOf(window);
  const feed = new Feed({
    // For ever, wherever the feed is served later (RFC 4287 §4.2.6).
    id: ledger.feeds.get(mainFeed) ?? address(config, "atom"),
    title: config.title,
    link: config.site,
    feedLinks: Object.fromEntries(config.formats.map((format) => [format, address(config, format)])),
    hubs: [...config.hubs],
    publishEmail: config.publishEmail,
    ...(config.view && { view: { sheet: sheetFile, timeZone: config.timeZone } }),
    ...(config.description && { description: config.description }),
    ...(config.language && { language: config.language }),
    ...(config.author && { author: config.author }),
    ...(config.copyright && { copyright: config.copyright }),
    ...(config.license && { license: config.license }),
    ...(config.managingEditor && { managingEditor: config.managingEditor }),
    ...(config.webMaster && { webMaster: config.webMaster }),
    ...(config.icon && { icon: config.icon }),
    ...(config.logo && { image: config.logo }),
    ...(imageSize && { imageSize }),
    ...(config.favicon && { favicon: config.favicon }),
    ...(config.ttl && { ttl: config.ttl }),
    ...(lastChange && { updated: lastChange }),
  });
  if (config.podcast !== undefined)
    feed.options.show = await showOf(config.podcast, config, disk, diagnostics);
  const known: Known = {
    byTitle: new Map(entries.map((entry) => [comparable(entry.title), entry])),
    byLink: new Map(entries.map((entry) => [entry.link, entry])),
    byFile: new CrossReferences(entries),
    holders: config.podcast === undefined ? new Map<string, Entry>() : holdersOf(entries),
  };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const { id, atom, gone, withdrawn } of window) {
    if (gone !== undefined && withdrawn) feed.deleted.push({ id: atom ?? id, when: new Date(gone) });
  }
  for (const entry of inOrder(window.flatMap(({ id, past }) => (past ? [] : (byId.get(id) ?? []))))) {
    const item = await itemOf(entry, known, config, disk, diagnostics);
    if (item !== undefined) feed.addEntry(item);
  }
  return { value: [feed], diagnostics };
}

function address(config: Config, format: FormatName): string {
  return config.feedBase + feedFiles[format].file;
}

/**
 * The lines that a feed is a window on: the newest, those that cannot be shown among them, so that nothing older
 * comes back in their place. A line that was given an earlier date counts by the latest it ever had.
 */
export function newest(lines: readonly LedgerLine[], limit: number): LedgerLine[] {
  const age = ({ latest, published }: LedgerLine) => latest ?? published;
  return lines.toSorted((a, b) => age(b) - age(a) || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** Newest first; of one instant, in the order of their ids. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
}

/** When anything was last published, edited or withdrawn; broken articles change nothing. */
function lastChangeOf(window: readonly LedgerLine[]): Date | undefined {
  const changes = window.map(({ updated, gone, withdrawn }) => (withdrawn ? (gone ?? updated) : updated));
  return changes.length === 0 ? undefined : new Date(Math.max(...changes));
}

/** Our entries by what others call them. */
interface Known {
  /** comparable */
  readonly byTitle: ReadonlyMap<string, Entry>;
  readonly byLink: ReadonlyMap<Url, Entry>;
  readonly byFile: CrossReferences;
  /** by the address of a recording, of which a podcast has each once */
  readonly holders: ReadonlyMap<string, Entry>;
}

async function itemOf(
  entry: Entry,
  known: Known,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<FeedItem | undefined> {
  const related = (teased: readonly string[]): Link[] =>
    teased.flatMap((headline) => {
      const other = known.byTitle.get(comparable(headline));
      return other === undefined || other.id === entry.id ? [] : [{ url: other.link, title: other.title }];
    });
  const body = showBody(entry, related, known.byFile, config, disk, found);
  if (body === undefined) return undefined;
  const image =
    entry.image === undefined
      ? await pictureOf(body.pictures, entry, config, disk)
      : await attach(entry.image, entry, config, disk, found);
  const banner = entry.banner && (await attach(entry.banner, entry, config, disk, found));
  const images = [];
  for (const media of entry.images) images.push(await attach(media, entry, config, disk, found));
  const { attachments, episode } = await attachAll(entry, known.holders, config, disk, found);
  const titled = (links: readonly Link[]) =>
    links.map(({ url, title = known.byLink.get(url)?.title }) => ({ url, ...(title && { title }) }));
  return {
    title: entry.title,
    id: entry.id,
    ...(entry.atomId && { atomId: entry.atomId }),
    link: entry.link,
    date: new Date(entry.updated),
    published: new Date(entry.published),
    author: entry.authors.length === 0 && config.author ? [config.author] : [...entry.authors],
    contributor: [...entry.contributors],
    category: termsOf(entry, config),
    images: images.filter((one) => one !== undefined),
    attachments,
    related: distinctLinks([...body.related, ...titled(entry.related)]),
    via: titled(entry.via),
    inReplyTo: entry.inReplyTo.map((url) => ({ id: known.byLink.get(url)?.id ?? linkEntryId(url), url })),
    extensions: [],
    ...(body.summary && { description: body.summary }),
    ...(body.content && { content: body.content }),
    ...(entry.language && entry.language !== config.language && { language: entry.language }),
    ...(entry.location && { location: entry.location }),
    ...(image && { image }),
    ...circumstances(entry),
    ...(banner && { banner }),
    ...(episode && { episode }),
    ...(body.markdown && { markdown: body.markdown }),
    ...(entry.externalLink && { externalLink: entry.externalLink }),
  };
}

const distinctLinks = (links: readonly Link[]) =>
  links.filter(({ url }, at) => links.findIndex((other) => other.url === url) === at);

/** Whose an entry is, where it comes from and where it is discussed. */
function circumstances({ copyright, license, source, comments, link }: Entry) {
  const discussed = comments && webUrl(comments.written, link);
  return {
    ...(copyright && { copyright }),
    ...(license && { license }),
    ...(source && { source: sourceOf(source) }),
    ...(discussed && {
      comments: { url: discussed, ...(comments.count !== undefined && { count: comments.count }) },
    }),
  };
}

function sourceOf({ title, feed, id, updated }: SourceFeed): ItemSource {
  return {
    title,
    ...(feed && { url: feed }),
    ...(id && { id }),
    ...(updated !== undefined && { updated: new Date(updated) }),
  };
}

/** Categories, then tags, each once. */
function termsOf({ categories, tags }: Entry, { categoryPages, tagPages }: Config): Term[] {
  const terms = [
    ...categories.map((label) => ({ ...label, ...(categoryPages && { scheme: categoryPages }) })),
    ...tags.map((label) => ({ ...label, ...(tagPages && { scheme: tagPages }) })),
  ];
  const names = new Set(distinct(terms.map(({ name }) => name)));
  return terms.filter(({ name }) => names.delete(name));
}
