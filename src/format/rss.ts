import type { Attachment, Author, Feed, FeedItem } from "../model.ts";
import { rfc822 } from "./moment.ts";
import { address, type Element, type Elements, element, html, text, textAsHtml, xmlDocument } from "./xml.ts";

/** RSS 2.0.11 by the RSS Profile of the RSS Advisory Board; no element but these, in this order. */
export function rss(feed: Feed): string {
  const { options, items, categories } = feed;
  const { title, link, description, language, copyright, ttl, generator, feedLinks, hubs, image } = options;
  const channel = element(
    "channel",
    {},
    text("title", title),
    address("link", link),
    text("description", description ?? title),
    text("language", language),
    text("copyright", copyright),
    text("lastBuildDate", rfc822(feed.lastChange())),
    categories.map((category) => text("category", category)),
    generator === false ? undefined : text("generator", generator),
    text("ttl", ttl),
    image && element("image", {}, address("url", image), text("title", title), address("link", link)),
    feedLinks.rss && element("atom:link", { href: feedLinks.rss, rel: "self", type: "application/rss+xml" }),
    hubs.map((hub) => element("atom:link", { href: hub, rel: "hub" })),
    items.map((item) => itemElement(item, feed)),
  );
  return xmlDocument(element("rss", { version: "2.0" }, channel));
}

function itemElement(item: FeedItem, { options }: Feed): Element {
  const { title, link, id, published, author, category, description, content, language, attachments, image } =
    item;
  const [enclosure, ...more] = attachments;
  return element(
    "item",
    {},
    text("title", title || undefined),
    address("link", link),
    address("guid", id, { isPermaLink: String((id as string) === link) }),
    text("pubDate", rfc822(published)),
    people(author, options.publishEmail),
    text("dc:language", language),
    category.map(({ name, scheme }) => text("category", name, { domain: scheme })),
    textAsHtml("description", description) ?? html("description", content),
    description === undefined ? undefined : html("content:encoded", content),
    enclosureElement(enclosure ?? measured(image)),
    more.map((attachment) => mediaElement(attachment)),
    image && mediaElement(image, "image"),
  );
}

/** A name alone is no `author`, which is an e-mail address; an item has one `author`, or creators. */
function people(authors: readonly Author[], publishEmail: boolean): Elements {
  const [only, ...others] = authors;
  if (publishEmail && only?.email !== undefined && others.length === 0) {
    return [text("author", `${only.email} (${only.name})`)];
  }
  return authors.map(({ name }) => text("dc:creator", name));
}

/** A picture stands as enclosure only where its length is known. */
const measured = (image: Attachment | undefined) => (image?.length === undefined ? undefined : image);

function enclosureElement(attachment: Attachment | undefined): Element | undefined {
  if (attachment === undefined) return undefined;
  return element("enclosure", { url: attachment.url, length: attachment.length ?? 0, type: attachment.type });
}

function mediaElement({ url, type, length, duration, title }: Attachment, medium?: "image"): Element {
  const kind = medium ?? /^(image|audio|video)\//.exec(type)?.[1];
  return element(
    "media:content",
    { url, fileSize: length, type, medium: kind, duration },
    text("media:title", title),
  );
}
