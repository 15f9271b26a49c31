import type { Diagnostic, Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { comparable, distinct } from "../markup/text.ts";
import {
  type Config,
  type Entry,
  Feed,
  type FeedItem,
  type FormatName,
  feedFiles,
  type RelatedLink,
  type Term,
} from "../model.ts";
import { showBody } from "./body.ts";
import { measure } from "./media.ts";

/** The site's feeds: which entries, in which order, with summaries, media and, where wanted, their whole text. */
export async function gather(
  entries: readonly Entry[],
  config: Config,
  disk: Disk,
): Promise<Outcome<Feed[]>> {
  const diagnostics: Diagnostic[] = [];
  const feed = new Feed({
    id: address(config, "atom"),
    title: config.title,
    link: config.site,
    feedLinks: Object.fromEntries(config.formats.map((format) => [format, address(config, format)])),
    hubs: [...config.hubs],
    publishEmail: config.publishEmail,
    ...(config.description && { description: config.description }),
    ...(config.language && { language: config.language }),
    ...(config.author && { author: config.author }),
    ...(config.copyright && { copyright: config.copyright }),
  });
  const byTitle = new Map(entries.map((entry) => [comparable(entry.title), entry]));
  for (const entry of newest(entries, config.limit)) {
    const item = await itemOf(entry, byTitle, config, disk, diagnostics);
    if (item !== undefined) feed.addEntry(item);
  }
  return { value: [feed], diagnostics };
}

function address(config: Config, format: FormatName): string {
  return config.feedBase + feedFiles[format].file;
}

/** Newest first; of one instant, in the order of their ids. */
export function newest(entries: readonly Entry[], limit: number): Entry[] {
  return entries.toSorted((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

async function itemOf(
  entry: Entry,
  byTitle: ReadonlyMap<string, Entry>,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<FeedItem | undefined> {
  const related = (teased: readonly string[]): RelatedLink[] =>
    teased.flatMap((headline) => {
      const other = byTitle.get(comparable(headline));
      return other === undefined || other.id === entry.id ? [] : [{ url: other.link, title: other.title }];
    });
  const body = showBody(entry, related, config, disk, found);
  if (body === undefined) return undefined;
  const image = entry.image && (await measure(entry.image, entry, config, disk, found));
  const attachments = [];
  for (const media of entry.attachments) {
    const measured = await measure(media, entry, config, disk, found);
    if (measured !== undefined) attachments.push(measured);
  }
  return {
    title: entry.title,
    id: entry.id,
    link: entry.link,
    date: new Date(entry.updated),
    published: new Date(entry.published),
    author: entry.authors.length === 0 && config.author ? [config.author] : [...entry.authors],
    contributor: [],
    category: termsOf(entry),
    attachments,
    related: body.related,
    extensions: [],
    ...(body.summary && { description: body.summary }),
    ...(body.content && { content: body.content }),
    ...(entry.language && entry.language !== config.language && { language: entry.language }),
    ...(image && { image }),
    ...(entry.externalLink && { externalLink: entry.externalLink }),
  };
}

/** Categories, then tags, each once. */
function termsOf({ categories, tags }: Entry): Term[] {
  return distinct([...categories, ...tags]).map((name) => ({ name }));
}
