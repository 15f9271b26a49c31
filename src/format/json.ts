import { type Author, type Feed, type FeedItem, Passage, type Pieces } from "../model.ts";
import { filesOf, unknownType } from "./files.ts";
import { rfc3339 } from "./moment.ts";
import { always, type Once } from "./once.ts";

/** JSON Feed 1.1; what is absent is left out, never null. */
export function json(feed: Feed, once: Once = always): Pieces {
  const { options, items } = feed;
  const { title, link, description, language, author, feedLinks, hubs, image, icon, favicon } = options;
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: link,
    feed_url: feedLinks.json,
    next_url: feed.paging.previous?.json,
    description,
    icon: icon ?? image,
    favicon,
    language,
    authors: author && [person(author)],
    hubs: hubs.length > 0 ? hubs.map((url) => ({ type: "WebSub", url })) : undefined,
    ...extensions(feed.extensions),
    items: [],
  };
  const written = items.map((item) =>
    once(item, "json", () => new Passage(inLines(itemObject(item), "    ", "\n"))),
  );
  // The empty list of items is the last thing in the document.
  const head = inLines(document, "").slice(0, -"]\n}".length);
  return { head, entries: written, between: ",", tail: written.length === 0 ? "]\n}\n" : "\n  ]\n}\n" };
}

function inLines(value: object, indent: string, before = ""): string {
  // Put together by `+` it would keep what it was made of in memory.
  return [before, indent, JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${indent}`)].join("");
}

function itemObject(item: FeedItem) {
  const { id, title, link, externalLink, description, content, image, banner, language } = item;
  const files = filesOf(item);
  const tags = item.category.map(({ name }) => name);
  return {
    id,
    url: link,
    external_url: externalLink,
    title: title || undefined,
    content_html: content,
    // JSON Feed demands content; a feed of summaries has no other.
    content_text: content === undefined ? (description ?? title) : undefined,
    summary: description,
    image: image?.url,
    banner_image: banner?.url,
    date_published: rfc3339(item.published),
    date_modified: rfc3339(item.date),
    authors: item.author.length > 0 ? item.author.map(person) : undefined,
    tags: tags.length > 0 ? tags : undefined,
    language,
    attachments:
      files.length > 0
        ? files.map(({ url, type = unknownType, length, duration, title, alt }) => ({
            url,
            mime_type: type,
            title: title ?? alt,
            size_in_bytes: length,
            duration_in_seconds: duration,
          }))
        : undefined,
    ...extensions(item.extensions),
  };
}

function person({ name, link, avatar }: Author) {
  return { name, url: link, avatar };
}

/** An extension's name begins with `_` and has no dot (JSON Feed 1.1, "Extensions"); any other would be an error. */
function extensions(written: Feed["extensions"]): Record<string, unknown> {
  return Object.fromEntries(
    written.filter(({ name }) => /^_[A-Za-z][^.]*$/.test(name)).map(({ name, objects }) => [name, objects]),
  );
}
