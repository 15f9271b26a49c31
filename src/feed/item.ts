import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { linkEntryId } from "../markup/identifier.ts";
import { comparable, distinct } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import type { Config, Details, Entry, FeedItem, ItemSource, Link, SourceFeed, Term, Url } from "../model.ts";
import type { Others, ShownBody } from "./body.ts";
import { CrossReferences } from "./crossreference.ts";
import { attachAll, holdersOf } from "./episode.ts";
import { attach } from "./media.ts";
import { pictureOf } from "./picture.ts";

/** Our entries by what others call them. */
export interface Known {
  /** comparable */
  readonly byTitle: () => ReadonlyMap<string, Entry>;
  readonly byLink: () => ReadonlyMap<Url, Entry>;
  readonly byFile: CrossReferences;
  /** by the address of a recording, of which a podcast has each once */
  readonly holders: ReadonlyMap<string, Entry>;
}

export function knownOf(entries: readonly Entry[], { feeds }: Config): Known {
  return {
    byTitle: whenAsked(() => new Map(entries.map((entry) => [comparable(entry.article.title), entry]))),
    byLink: whenAsked(() => new Map(entries.map((entry) => [entry.link, entry]))),
    byFile: new CrossReferences(entries),
    holders: feeds.some(({ podcast }) => podcast) ? holdersOf(entries) : new Map<string, Entry>(),
  };
}

/** Few entries ask for others, and most feeds have none that does. */
function whenAsked<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What the body of an entry may ask of the others. */
export const othersOf = (entry: Entry, known: Known): Others => ({
  related: (teased) =>
    teased.flatMap((headline) => {
      const other = known.byTitle().get(comparable(headline));
      return other === undefined || other.id === entry.id
        ? []
        : [{ url: other.link, title: other.article.title }];
    }),
  linkOf: (reference) => known.byFile.linkOf(reference, entry),
});

/** The entry as the formats write it, with what is shown of its body. */
export async function itemOf(
  entry: Entry,
  body: ShownBody,
  known: Known,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<FeedItem> {
  const { title, externalLink, details } = entry.article;
  const image =
    details.image === undefined
      ? await pictureOf(body.pictures, entry, config, disk)
      : await attach(details.image, entry, config, disk, found);
  const banner = details.banner && (await attach(details.banner, entry, config, disk, found));
  const images = [];
  for (const media of details.images) images.push(await attach(media, entry, config, disk, found));
  const { attachments, episode } = await attachAll(entry, known.holders, config, disk, found);
  const titled = (links: readonly Link[]) =>
    links.map(({ url, title = known.byLink().get(url)?.article.title }) => ({
      url,
      ...(title && { title }),
    }));
  const item: FeedItem = {
    title,
    id: entry.id,
    link: entry.link,
    date: new Date(entry.updated),
    published: new Date(entry.published),
    author: details.authors.length === 0 && config.author ? [config.author] : [...details.authors],
    contributor: [...details.contributors],
    category: termsOf(details, config),
    images: images.filter((one) => one !== undefined),
    attachments,
    related: distinctLinks([...body.related, ...titled(details.related)]),
    via: titled(details.via),
    inReplyTo: details.inReplyTo.map((url) => ({ id: known.byLink().get(url)?.id ?? linkEntryId(url), url })),
    extensions: [],
  };
  // One by one: V8 takes longer to put a dozen objects into one than for all else here.
  if (entry.atomId) item.atomId = entry.atomId;
  if (body.summary) item.description = body.summary;
  if (body.content) item.content = body.content;
  if (details.language && details.language !== config.language) item.language = details.language;
  if (details.location) item.location = details.location;
  if (image) item.image = image;
  addCircumstances(item, details);
  if (banner) item.banner = banner;
  if (episode) item.episode = episode;
  if (body.markdown) item.markdown = body.markdown;
  if (externalLink) item.externalLink = externalLink;
  return item;
}

const distinctLinks = (links: readonly Link[]) =>
  links.filter(({ url }, at) => links.findIndex((other) => other.url === url) === at);

/** Whose an entry is, where it comes from and where it is discussed. */
function addCircumstances(item: FeedItem, { copyright, license, source, comments }: Details): void {
  if (copyright) item.copyright = copyright;
  if (license) item.license = license;
  if (source) item.source = sourceOf(source);
  const discussed = comments && webUrl(comments.written, item.link);
  if (discussed)
    item.comments = { url: discussed, ...(comments.count !== undefined && { count: comments.count }) };
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
function termsOf({ categories, tags }: Details, { categoryPages, tagPages }: Config): Term[] {
  const terms = [
    ...categories.map((label) => ({ ...label, ...(categoryPages && { scheme: categoryPages }) })),
    ...tags.map((label) => ({ ...label, ...(tagPages && { scheme: tagPages }) })),
  ];
  const names = new Set(distinct(terms.map(({ name }) => name)));
  return terms.filter(({ name }) => names.delete(name));
}

/** The item in a feed of summaries. */
export function inBrief({ content: _content, markdown: _markdown, image, ...rest }: FeedItem): FeedItem {
  return { ...rest, ...(image && !image.found && { image }) };
}
