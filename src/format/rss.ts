import { typeOfName } from "../markup/mediatype.ts";
import {
  type Author,
  type Channel,
  type Feed,
  type FeedItem,
  generator as own,
  type Pieces,
  type Url,
} from "../model.ts";
import { rfc822 } from "./moment.ts";
import { always, type Once } from "./once.ts";
import { pagingElements } from "./paging.ts";
import { mediaElements } from "./rss-media.ts";
import { episodeElements, nameForDirectories, showElements } from "./rss-podcast.ts";
import { view } from "./view/view.ts";
import {
  address,
  type Element,
  type Elements,
  element,
  html,
  source,
  text,
  textAsHtml,
  writtenElement,
  xmlPieces,
} from "./xml.ts";

/** RSS 2.0.11 by the RSS Profile of the RSS Advisory Board; no element but these, in this order. */
export function rss(feed: Feed, once: Once = always): Pieces {
  const { options, items, categories, contributors } = feed;
  const { title, link, description, language, copyright, license, managingEditor, webMaster } = options;
  const { ttl, docs, generator, feedLinks, hubs, publishEmail } = options;
  // Directories know some types of files by other names.
  const format = options.show === undefined ? "rss" : "podcast";
  const channel = element(
    "channel",
    {},
    text("title", title),
    address("link", link),
    text("description", description ?? title),
    text("language", language),
    text("copyright", copyright),
    mailbox("managingEditor", managingEditor, publishEmail),
    mailbox("webMaster", webMaster, publishEmail),
    text("lastBuildDate", rfc822(feed.lastChange())),
    categories.map((category) => text("category", category)),
    generator === false
      ? undefined
      : text("generator", generator === own.name ? `${own.name} ${own.version}` : generator),
    address("docs", docs),
    text("ttl", ttl),
    imageElement(options),
    licenseElement(license),
    contributors.map(({ name }) => text("dc:contributor", name)),
    feedLinks.rss && element("atom:link", { href: feedLinks.rss, rel: "self", type: "application/rss+xml" }),
    hubs.map((hub) => element("atom:link", { href: hub, rel: "hub" })),
    pagingElements(feed, "rss", "atom:link"),
    showElements(options),
    view(feed, "rss", 2, once),
  );
  const written = items.map((item) => once(item, format, () => writtenElement(itemElement(item, feed), 2)));
  return xmlPieces(element("rss", { version: "2.0" }, channel), written, 2, options.view?.sheet);
}

function itemElement(item: FeedItem, { options }: Feed): Element {
  const { title, link, id, published, author, contributor, language, category, comments } = item;
  const { copyright, license, description, content, markdown } = item;
  return element(
    "item",
    {},
    text("title", title || undefined),
    address("link", link),
    address("guid", id, { isPermaLink: String((id as string) === link) }),
    text("pubDate", rfc822(published)),
    people(author, options.publishEmail),
    contributor.map(({ name }) => text("dc:contributor", name)),
    text("dc:language", language),
    text("dc:coverage", item.location),
    category.map(({ name, scheme }) => text("category", name, { domain: scheme })),
    address("comments", comments?.url),
    text("slash:comments", comments?.count),
    originElement(item),
    text("dc:rights", copyright),
    licenseElement(license),
    textAsHtml("description", description) ?? html("description", content),
    description === undefined ? undefined : html("content:encoded", content),
    source("source:markdown", markdown),
    mediaElements(item, nameForDirectories(options.show)),
    options.show && episodeElements(item),
  );
}

/** RSS names people by their addresses. */
function mailbox(name: string, person: Author | undefined, publishEmail: boolean): Element | undefined {
  return publishEmail && person?.email !== undefined
    ? text(name, `${person.email} (${person.name})`)
    : undefined;
}

/** A name alone is no `author`, which is an e-mail address; an item has one `author`, or creators. */
function people(authors: readonly Author[], publishEmail: boolean): Elements {
  const [only, ...others] = authors;
  const author = others.length === 0 ? mailbox("author", only, publishEmail) : undefined;
  return author ? [author] : authors.map(({ name }) => text("dc:creator", name));
}

/** `source` is for feeds; a page, or a name without an address, is told by `dc:source`, of which there is one. */
function originElement({ source: feed, via }: FeedItem): Element | undefined {
  if (feed?.url !== undefined) return text("source", feed.title, { url: feed.url });
  return address("dc:source", via[0]?.url) ?? text("dc:source", feed?.title);
}

/** By the older module where readers know it, which is for licences of Creative Commons. */
function licenseElement(license: Url | undefined): Element | undefined {
  const known = /^https?:\/\/creativecommons\.org\//.test(license ?? "");
  return address(known ? "creativeCommons:license" : "dcterms:license", license);
}

/** In pixels (RSS 2.0, "image"). */
const most = { width: 144, height: 400 };

/** The logo, where it is of a type that RSS allows; a larger one is said to be shown smaller. */
function imageElement({ image, icon, imageSize, title, link }: Channel): Element | undefined {
  const picture = [image, icon].find((one) => one !== undefined && isAllowed(one));
  if (picture === undefined) return undefined;
  const size = picture === image ? imageSize : undefined;
  const scale = size && Math.min(1, most.width / size.width, most.height / size.height);
  const pixels = (length: number | undefined) =>
    length === undefined || scale === undefined ? undefined : Math.max(1, Math.floor(length * scale));
  return element(
    "image",
    {},
    address("url", picture),
    text("title", title),
    address("link", link),
    text("width", pixels(size?.width)),
    text("height", pixels(size?.height)),
  );
}

/** An address whose name says no type may be one of those allowed. */
const isAllowed = (picture: Url) => /^image\/(gif|jpeg|png)$/.test(typeOfName(picture) ?? "image/png");
