import type { Author, Feed, FeedItem } from "../model.ts";
import { rfc3339 } from "./moment.ts";
import { address, type Element, element, html, text, xmlDocument } from "./xml.ts";

/** Atom 1.0 (RFC 4287); no element but these, in this order. */
export function atom(feed: Feed): string {
  const { options, items, categories, contributors } = feed;
  const {
    id,
    title,
    link,
    description,
    language,
    author,
    copyright,
    feedLinks,
    hubs,
    image,
    favicon,
    publishEmail,
  } = options;
  const anonymous = items.length === 0 || items.some((item) => item.author.length === 0);
  return xmlDocument(
    element(
      "feed",
      { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
      address("id", id),
      text("title", title),
      text("subtitle", description),
      text("updated", rfc3339(feed.lastChange())),
      // RFC 4287 §4.1.1: an author for every entry that names none.
      author
        ? person("author", author, publishEmail)
        : anonymous
          ? person("author", { name: title }, false)
          : undefined,
      contributors.map((contributor) => person("contributor", contributor, publishEmail)),
      element("link", { rel: "alternate", type: "text/html", href: link }),
      feedLinks.atom && element("link", { rel: "self", type: "application/atom+xml", href: feedLinks.atom }),
      hubs.map((hub) => element("link", { rel: "hub", href: hub })),
      categories.map((category) => element("category", { term: category })),
      options.generator === false ? undefined : text("generator", options.generator),
      address("icon", favicon),
      address("logo", image),
      text("rights", copyright),
      items.map((item) => entryElement(item, publishEmail)),
    ),
  );
}

function entryElement(item: FeedItem, publishEmail: boolean): Element {
  const {
    id,
    title,
    link,
    published,
    date,
    author,
    contributor,
    category,
    description,
    content,
    language,
    copyright,
  } = item;
  return element(
    "entry",
    { "xml:lang": language },
    address("id", id),
    text("title", title),
    element("link", { rel: "alternate", type: "text/html", href: link, hreflang: language }),
    text("published", rfc3339(published)),
    text("updated", rfc3339(date)),
    author.map((one) => person("author", one, publishEmail)),
    contributor.map((one) => person("contributor", one, publishEmail)),
    category.map(({ name, scheme }) => element("category", { term: name, scheme })),
    text("summary", description),
    html("content", content, { type: "html" }),
    links(item),
    text("rights", copyright),
  );
}

function links({ attachments, image, externalLink, related }: FeedItem): Element[] {
  const files = [...attachments, ...(image ? [image] : [])];
  return [
    ...files.map((file) =>
      element("link", {
        rel: "enclosure",
        type: file.type,
        length: file.length,
        href: file.url,
        title: file.title,
      }),
    ),
    ...(externalLink ? [element("link", { rel: "related", href: externalLink })] : []),
    ...related.map(({ url, title }) =>
      element("link", { rel: "related", type: "text/html", href: url, title }),
    ),
  ];
}

function person(
  role: "author" | "contributor",
  { name, email, link }: Pick<Author, "name" | "email" | "link">,
  publishEmail: boolean,
): Element {
  return element(
    role,
    {},
    text("name", name),
    address("uri", link),
    publishEmail ? text("email", email) : undefined,
  );
}
