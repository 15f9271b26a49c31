import {
  type Author,
  type Feed,
  type FeedItem,
  type ItemSource,
  generator as own,
  type Pieces,
} from "../model.ts";
import { filesOf } from "./files.ts";
import { rfc3339 } from "./moment.ts";
import { always, type Once } from "./once.ts";
import { pagingElements } from "./paging.ts";
import { view } from "./view/view.ts";
import { address, type Element, element, html, text, writtenElement, xmlPieces } from "./xml.ts";

/** Atom 1.0 (RFC 4287); no element but these, in this order. */
export function atom(feed: Feed, once: Once = always): Pieces {
  const { options, items, categories, contributors, deleted } = feed;
  const { id, title, link, description, language, author, copyright, license } = options;
  const { feedLinks, hubs, generator, image, icon, favicon, publishEmail } = options;
  const anonymous = items.length === 0 || items.some((item) => item.author.length === 0);
  const root = element(
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
    feedLinks.atom &&
      element("link", {
        rel: "self",
        type: "application/atom+xml",
        href: feedLinks.atom,
      }),
    hubs.map((hub) => element("link", { rel: "hub", href: hub })),
    pagingElements(feed, "atom", "link"),
    license && element("link", { rel: "license", href: license }),
    categories.map((category) => element("category", { term: category })),
    generator === false
      ? undefined
      : text("generator", generator, generator === own.name ? { version: own.version } : {}),
    address("icon", favicon ?? icon),
    address("logo", image),
    text("rights", copyright),
    // RFC 6721 §2
    deleted.map(({ id, when }) => element("at:deleted-entry", { ref: id, when: rfc3339(when) })),
    view(feed, "atom", 1, once),
  );
  const written = items.map((item) =>
    once(item, "atom", () => writtenElement(entryElement(item, publishEmail), 1)),
  );
  return xmlPieces(root, written, 1, options.view?.sheet);
}

function entryElement(item: FeedItem, publishEmail: boolean): Element {
  const { id, atomId, title, link, published, date, language } = item;
  const { author, contributor, category, description, content, copyright, inReplyTo } = item;
  return element(
    "entry",
    { "xml:lang": language },
    address("id", atomId ?? id),
    text("title", title),
    element("link", {
      rel: "alternate",
      type: "text/html",
      href: link,
      hreflang: language,
    }),
    text("published", rfc3339(published)),
    text("updated", rfc3339(date)),
    author.map((one) => person("author", one, publishEmail)),
    contributor.map((one) => person("contributor", one, publishEmail)),
    category.map(({ name, term = name, scheme }) =>
      element("category", {
        term,
        scheme,
        label: term === name ? undefined : name,
      }),
    ),
    text("summary", description),
    html("content", content, { type: "html" }),
    links(item),
    inReplyTo.map(({ id, url }) => element("thr:in-reply-to", { ref: id, href: url })),
    text("rights", copyright),
    sourceElement(item),
    text("dc:coverage", item.location),
  );
}

function links(item: FeedItem): Element[] {
  const { externalLink, related, via, comments, license, source } = item;
  return [
    ...filesOf(item).map((file) =>
      element("link", {
        rel: "enclosure",
        type: file.type,
        length: file.length,
        href: file.url,
        title: file.title ?? file.alt,
      }),
    ),
    ...(externalLink ? [element("link", { rel: "related", href: externalLink })] : []),
    ...related.map(({ url, title }) =>
      element("link", { rel: "related", type: "text/html", href: url, title }),
    ),
    ...via.map(({ url, title }) => element("link", { rel: "via", href: url, title })),
    ...(source?.url && !isWhole(source)
      ? [element("link", { rel: "via", href: source.url, title: source.title })]
      : []),
    ...(comments
      ? [
          element("link", {
            rel: "replies",
            type: "text/html",
            href: comments.url,
            "thr:count": comments.count,
          }),
        ]
      : []),
    ...(license ? [element("link", { rel: "license", href: license })] : []),
  ];
}

/** RFC 4287 §4.2.11 asks for id, title and date of a source; where one is not known, a link says where it is. */
const isWhole = (source: ItemSource): source is Required<Pick<ItemSource, "id" | "updated">> & ItemSource =>
  source.id !== undefined && source.updated !== undefined;

function sourceElement({ source }: FeedItem): Element | undefined {
  if (source === undefined || !isWhole(source)) return undefined;
  const { id, title, updated, url } = source;
  return element(
    "source",
    {},
    address("id", id),
    text("title", title),
    text("updated", rfc3339(updated)),
    url && element("link", { rel: "self", href: url }),
  );
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
