/**
 * What programs that have nothing to do with ours read in a feed, and whether it is what the model says.
 */
import { parseFeed as parseWithRowan } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import RssParser from "rss-parser";
import { SaxesParser } from "saxes";
import { expect } from "vitest";
import type { Feed, FeedItem, FormatName, Output } from "../src/index.ts";

/** A media file of an entry. A length of 0 is what RSS says for one that is not known. */
export interface HeardFile {
  readonly url: string;
  readonly type: string;
  readonly length: number;
}

/** What of an entry there is to read; `""` for a text that is not there. Instants in milliseconds since 1970. */
export interface Heard {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly published: number;
  readonly updated: number;
  /** as words: where a format has HTML there, without its tags */
  readonly summary: string;
  /** as HTML */
  readonly content: string;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  readonly enclosures: readonly HeardFile[];
  readonly contributors: readonly string[];
  readonly rights: string;
  readonly language: string;
  /** addresses of related pages, a link post's own among them */
  readonly related: readonly string[];
  readonly comments: string;
  /** the picture that stands for it, in RSS as its thumbnail */
  readonly image: string;
  readonly sizes: readonly HeardSize[];
  /** the feed that it was taken from, by its title */
  readonly source: string;
  /** addresses of where it appeared first, or was found */
  readonly via: readonly string[];
}

/** What Media RSS tells of a file besides its address; 0 for what is not told. */
export interface HeardSize {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly duration: number;
}

export type Aspect = keyof Heard;

/** A program that reads feeds; an entry lacks the aspects that the program does not tell. */
export interface Reader {
  readonly name: string;
  readonly format: FormatName;
  readonly read: (text: string) => Promise<Partial<Heard>[]>;
}

const instantOf = (date: string | Date | null | undefined) => new Date(date ?? Number.NaN).getTime();

/** The words of an HTML fragment, as any browser's parser finds them. */
export function wordsOf(html: string): string {
  const words = (node: DefaultTreeAdapterMap["node"]): string =>
    "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(words).join("") : "";
  return words(parseFragment(html))
    .replace(/[\t\n\r ]+/g, " ")
    .replace(/^ | $/g, "");
}

const feedsmithRss: Reader = {
  name: "feedsmith",
  format: "rss",
  read: async (text) =>
    (parseRssFeed(text).items ?? []).map((item) => {
      const files = [
        ...(item.enclosures ?? []).map(({ url, type, length }) => ({ url, type, length })),
        ...(item.media?.contents ?? []).map(({ url, type, fileSize }) => ({ url, type, length: fileSize })),
      ];
      return {
        id: item.guid?.value ?? "",
        title: item.title ?? "",
        link: item.link ?? "",
        published: instantOf(item.pubDate),
        summary: wordsOf(item.description ?? ""),
        content: item.content?.encoded ?? "",
        authors: [
          ...(item.authors ?? []).map((one) =>
            typeof one === "string" ? nameInMailbox(one) : (one.name ?? ""),
          ),
          ...(item.dc?.creators ?? []),
        ],
        categories: (item.categories ?? []).map(({ name }) => name ?? ""),
        contributors: item.dc?.contributors ?? [],
        rights: item.dc?.rights?.[0] ?? "",
        language: item.dc?.languages?.[0] ?? "",
        comments: item.comments ?? "",
        enclosures: files.map(({ url = "", type = "", length = 0 }) => ({ url, type, length })),
        image: item.media?.thumbnails?.[0]?.url ?? "",
        sizes: (item.media?.contents ?? []).map(({ url = "", width = 0, height = 0, duration = 0 }) => ({
          url,
          width,
          height,
          duration,
        })),
        source: item.source?.title ?? (item.dc?.sources ?? []).find((one) => !/^https?:/.test(one)) ?? "",
        via: (item.dc?.sources ?? []).filter((one) => /^https?:/.test(one)),
      };
    }),
};

/** The name in `ann@example.org (Ann)`. */
const nameInMailbox = (mailbox: string) => /\((.*)\)$/.exec(mailbox)?.[1] ?? mailbox;

const feedsmithAtom: Reader = {
  name: "feedsmith",
  format: "atom",
  read: async (text) =>
    (parseAtomFeed(text).entries ?? []).map((entry) => ({
      id: entry.id ?? "",
      title: entry.title?.value ?? "",
      link: entry.links?.find(({ rel }) => rel === "alternate")?.href ?? "",
      published: instantOf(entry.published),
      updated: instantOf(entry.updated),
      summary: entry.summary?.value ?? "",
      content: entry.content?.value ?? "",
      authors: (entry.authors ?? []).map(({ name }) => name ?? ""),
      categories: (entry.categories ?? []).map(({ term }) => term ?? ""),
      contributors: (entry.contributors ?? []).map(({ name }) => name ?? ""),
      rights: entry.rights?.value ?? "",
      related: (entry.links ?? []).filter(({ rel }) => rel === "related").map(({ href = "" }) => href),
      comments: entry.links?.find(({ rel }) => rel === "replies")?.href ?? "",
      source: entry.source?.title?.value ?? "",
      via: (entry.links ?? []).filter(({ rel }) => rel === "via").map(({ href = "" }) => href),
      enclosures: (entry.links ?? [])
        .filter(({ rel }) => rel === "enclosure")
        .map(({ href = "", type = "", length = 0 }) => ({ url: href, type, length })),
    })),
};

const feedsmithJson: Reader = {
  name: "feedsmith",
  format: "json",
  read: async (text) =>
    (parseJsonFeed(text).items ?? []).map((item) => ({
      id: item.id ?? "",
      title: item.title ?? "",
      link: item.url ?? "",
      published: instantOf(item.date_published),
      updated: instantOf(item.date_modified),
      summary: item.summary ?? "",
      content: item.content_html ?? "",
      authors: (item.authors ?? []).map(({ name }) => name ?? ""),
      categories: item.tags ?? [],
      language: item.language ?? "",
      related: item.external_url === undefined ? [] : [item.external_url],
      image: item.image ?? "",
      enclosures: (item.attachments ?? []).map(
        ({ url = "", mime_type: type = "", size_in_bytes: length = 0 }) => ({
          url,
          type,
          length,
        }),
      ),
    })),
};

/** rss-parser gives what stands in XML where an element has attributes, whatever its types say. */
const categoryIn = (category: string | { readonly _: string }) =>
  typeof category === "string" ? category : category._;

const rssParser = (format: "rss" | "atom"): Reader => ({
  name: "rss-parser",
  format,
  read: async (text) => {
    const { items } = await new RssParser<
      object,
      { id?: string; author?: string; "content:encoded"?: string }
    >().parseString(text);
    return items.map((item) => ({
      id: (format === "rss" ? item.guid : item.id) ?? "",
      title: item.title ?? "",
      link: item.link ?? "",
      published: instantOf(item.isoDate),
      summary: format === "rss" ? wordsOf(item.content ?? "") : (item.summary ?? ""),
      content: (format === "rss" ? item["content:encoded"] : item.content) ?? "",
      ...(format === "rss" && { categories: (item.categories ?? []).map(categoryIn) }),
    }));
  },
});

const feedparser = (format: "rss" | "atom"): Reader => ({
  name: "feedparser",
  format,
  read: async (text) => {
    const items: FeedParser.Item[] = [];
    const parser = new FeedParser({ addmeta: false });
    const end = new Promise<void>((resolve, reject) => {
      parser.on("error", reject);
      parser.on("end", () => resolve());
      parser.on("readable", () => {
        for (let item = parser.read(); item !== null; item = parser.read()) items.push(item);
      });
    });
    parser.end(text);
    await end;
    return items.map((item) => ({
      id: item.guid ?? "",
      title: item.title ?? "",
      link: item.link ?? "",
      published: instantOf(item.pubdate),
      ...(format === "atom" && { updated: instantOf(item.date) }),
      summary: format === "rss" ? wordsOf(item.summary ?? "") : (item.summary ?? ""),
      categories: item.categories,
    }));
  },
});

const rowan = (format: "rss" | "atom"): Reader => ({
  name: "@rowanmanning/feed-parser",
  format,
  read: async (text) =>
    parseWithRowan(text).items.map((item) => ({
      id: item.id ?? "",
      title: item.title ?? "",
      link: item.url ?? "",
      published: instantOf(item.published),
      ...(format === "atom" && { updated: instantOf(item.updated) }),
      summary: format === "rss" ? wordsOf(item.description ?? "") : (item.description ?? ""),
      content: item.content ?? "",
      authors: item.authors.map(({ name }) => name ?? ""),
      categories: item.categories.map(({ term }) => term),
    })),
});

/** Unrelated to each other, and to us. */
export const readers: readonly Reader[] = [
  feedsmithRss,
  feedsmithAtom,
  feedsmithJson,
  rssParser("rss"),
  rssParser("atom"),
  feedparser("rss"),
  feedparser("atom"),
  rowan("rss"),
  rowan("atom"),
];

/** What the model says of an entry, as far as the format has words for it. */
export function meant(item: FeedItem, format: FormatName, isPodcast = false): Partial<Heard> {
  const { id, title, link, published, date, description, content = "", author, category } = item;
  const common = {
    id,
    title,
    link,
    authors: author.map(({ name }) => name),
    contributors: item.contributor.map(({ name }) => name),
    rights: item.copyright ?? "",
    language: item.language ?? "",
    comments: item.comments?.url ?? "",
    related: [
      ...(item.externalLink ? [item.externalLink] : []),
      ...(format === "json" ? [] : item.related.map(({ url }) => url)),
    ],
    categories: category.map(({ name }) => name),
    enclosures: filesMeant(item, format, isPodcast),
    image: item.image?.url ?? "",
    ...originMeant(item, format),
  };
  if (format !== "rss")
    return {
      ...common,
      ...(format === "atom" && {
        id: item.atomId ?? id,
        categories: category.map(({ name, term = name }) => term),
      }),
      published: published.getTime(),
      updated: date.getTime(),
      summary: description ?? "",
      content,
    };
  return {
    ...common,
    published: Math.floor(published.getTime() / 1000) * 1000,
    summary: description ?? wordsOf(content),
    content: description === undefined ? "" : content,
    sizes: sizesMeant(item),
  };
}

/** Where an entry comes from: RSS has room for one of the two, Atom for a feed of which id and date are known. */
function originMeant({ source, via }: FeedItem, format: FormatName): Pick<Heard, "source" | "via"> {
  const pages = via.map(({ url }) => url as string);
  if (format === "atom") {
    const isWhole = source?.id !== undefined && source.updated !== undefined;
    const feed = source?.url === undefined || isWhole ? [] : [source.url];
    return { source: isWhole ? source.title : "", via: [...pages, ...feed] };
  }
  if (source?.url !== undefined) return { source: source.title, via: [] };
  return { source: pages.length > 0 ? "" : (source?.title ?? ""), via: pages.slice(0, 1) };
}

/** What Media RSS tells: all files but the one attached first, and the picture that only the body shows. */
function sizesMeant({ attachments, image, images, banner }: FeedItem): HeardSize[] {
  const named = [...attachments, ...(image && !image.found ? [image] : []), ...images];
  const files = [...named, ...(banner ? [banner] : [])].filter(
    ({ url }, at, all) => all.findIndex((other) => other.url === url) === at,
  );
  return [...(image?.found ? [image] : []), ...files.slice(attachments.length > 0 ? 1 : 0)].map(
    ({ url, width = 0, height = 0, duration = 0 }) => ({ url, width, height, duration }),
  );
}

/** The files of an item: RSS has pictures as `media:content` and, if nothing else is, one of known length as enclosure. */
function filesMeant(item: FeedItem, format: FormatName, isPodcast: boolean): HeardFile[] {
  const { attachments, image, images, banner } = item;
  const pictures = [...images, ...(banner ? [banner] : [])];
  const named = [...attachments, ...(image && !image.found ? [image] : []), ...pictures].filter(
    ({ url }, at, all) => all.findIndex((other) => other.url === url) === at,
  );
  const unknown = format === "json" ? "application/octet-stream" : "";
  const heard = ({ url, type = unknown, length = 0 }: (typeof named)[number]) => ({ url, type, length });
  if (format !== "rss") return named.map(heard);
  const [first] = attachments;
  const enclosure = first ?? (image?.found || !image?.length ? undefined : image);
  const type = enclosure?.type ?? "application/octet-stream";
  const known = isPodcast && type === "audio/mp4" ? "audio/x-m4a" : type;
  return [
    ...(enclosure ? [{ ...heard(enclosure), type: known }] : []),
    ...(image?.found ? [heard(image)] : []),
    ...named.filter((file) => file !== first).map(heard),
  ];
}

/** Where a program is known to read something else than is written; of such an entry the aspect is not compared. */
interface Quirk {
  readonly reader: string;
  readonly format?: FormatName;
  readonly aspect: Aspect;
  readonly why: string;
  /** whether it comes to light in an entry of which the model says this */
  readonly shows: (said: Partial<Heard>) => boolean;
}

const quirks: readonly Quirk[] = [
  {
    reader: "feedparser",
    aspect: "title",
    why: "takes what looks like a tag or a comment out of titles, also where it is text",
    shows: ({ title = "" }) => /<[!?/A-Za-z]/.test(title),
  },
  {
    reader: "@rowanmanning/feed-parser",
    aspect: "title",
    why: "reads references twice",
    shows: ({ title = "" }) => /&[#A-Za-z]/.test(title),
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "atom",
    aspect: "summary",
    why: "reads references twice",
    shows: ({ summary = "" }) => /&[#A-Za-z]/.test(summary),
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "rss",
    aspect: "summary",
    why: "reads references twice, so that text which looks like a tag becomes one",
    shows: ({ summary = "" }) => /[&<>]/.test(summary),
  },
  {
    reader: "@rowanmanning/feed-parser",
    aspect: "content",
    why: "reads references twice",
    shows: ({ content = "" }) => content.includes("&"),
  },
  {
    reader: "@rowanmanning/feed-parser",
    aspect: "id",
    why: "reads references twice",
    shows: ({ id = "" }) => /&[#A-Za-z]+;/.test(id),
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "atom",
    aspect: "authors",
    why: "gives the feed's author where an entry has none, and reads references twice",
    shows: ({ authors = [] }) => authors.length === 0 || authors.some((name) => /&[#A-Za-z]/.test(name)),
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "rss",
    aspect: "categories",
    why: "gives the podcast's categories where an entry has none",
    shows: ({ categories = [] }) => categories.length === 0,
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "rss",
    aspect: "authors",
    why: "gives the podcast's author where an entry has none",
    shows: ({ authors = [] }) => authors.length === 0,
  },
  {
    reader: "@rowanmanning/feed-parser",
    format: "rss",
    aspect: "authors",
    why: "looks for addresses in names",
    shows: ({ authors = [] }) => authors.some((name) => /[&<>()@:]/.test(name)),
  },
];

/** Asserts that every program reads in every output what the model says, entry by entry. */
export async function expectMeaning(feed: Feed, outputs: readonly Output[]): Promise<void> {
  for (const { path, mediaType, text } of outputs) {
    const format = formatOf(mediaType);
    if (format !== "json") expectStrictXml(text, path);
    for (const reader of readers.filter((one) => one.format === format)) {
      const heard = await reader.read(text);
      for (const { content = "" } of heard) if (reader.name === "feedsmith") expectHarmless(content);
      const said = feed.items.map((item, at) =>
        likeReader(meant(item, format, feed.options.show !== undefined), heard[at] ?? {}, reader),
      );
      expect(heard, `${reader.name} reads ${path}`).toEqual(said);
    }
  }
}

/** What every program that we know reads in the feeds, by program and path. */
export async function heardBy(feeds: readonly Output[]): Promise<Record<string, Partial<Heard>[]>> {
  const heard = feeds.flatMap(({ path, mediaType, text }) =>
    readers
      .filter(({ format }) => format === formatOf(mediaType))
      .map(async ({ name, read }) => [`${name} ${path}`, await read(text)] as const),
  );
  return Object.fromEntries(await Promise.all(heard));
}

function formatOf(mediaType: string): FormatName {
  return mediaType.includes("json") ? "json" : mediaType.includes("atom") ? "atom" : "rss";
}

/** What the reader should have found: the aspects that it tells, but where a quirk of it shows; there, what it told. */
function likeReader(said: Partial<Heard>, told: Partial<Heard>, { name, format }: Reader): Partial<Heard> {
  const odd = quirks.filter(
    (quirk) => quirk.reader === name && (quirk.format ?? format) === format && quirk.shows(said),
  );
  const comparable = Object.entries(said).filter(([aspect]) => aspect in told);
  const excused = Object.entries(told).filter(([aspect]) => odd.some((quirk) => quirk.aspect === aspect));
  return Object.fromEntries([...comparable, ...excused]);
}

const runs =
  /^(?:script|style|iframe|object|embed|form|input|button|link|meta|base|svg|math|template|noscript)$/;
/** Frames that a site's owner may ask for. */
const framed =
  /^https:\/\/(?:www\.youtube-nocookie\.com\/embed\/|player\.vimeo\.com\/video\/|w\.soundcloud\.com\/player\/|open\.spotify\.com\/embed\/|codepen\.io\/ann\/embed\/|www\.google\.com\/maps\/embed|www\.openstreetmap\.org\/export\/embed|embed\.bsky\.app\/|platform\.twitter\.com\/embed\/|www\.instagram\.com\/p\/\w+\/embed\/$|datawrapper\.dwcdn\.net\/|archive\.org\/embed\/)/;
const leads =
  /^(?:https?:\/\/|mailto:|tel:|sms:|xmpp:|geo:|magnet:|data:image\/(?:png|gif|jpeg|webp|avif);base64,)/;

/** Asserts that a browser finds nothing in the fragment that runs, is sent, or leads to a place that is not absolute. */
export function expectHarmless(html: string): void {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterMap["node"]): void => {
    if ("tagName" in node) {
      const isFramed =
        node.tagName === "iframe" &&
        node.attrs.some(({ name, value }) => name === "src" && framed.test(value));
      if (runs.test(node.tagName) && !isFramed) found.push(node.tagName);
      for (const { name, value } of node.attrs) {
        const address = ["href", "src", "cite", "poster"].includes(name);
        if (/^on|^(?:style|srcdoc|action|id|name)$/.test(name) || (address && !leads.test(value)))
          found.push(`${node.tagName} ${name}=${value}`);
      }
    }
    if (node.nodeName === "#comment") found.push("a comment");
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(html));
  expect(found, html).toEqual([]);
}

/** Asserts that a strict, namespace-aware XML parser takes the document. */
export function expectStrictXml(text: string, name: string): void {
  const errors: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", ({ message }) => errors.push(message));
  parser.write(text).close();
  expect(errors, `${name} is XML`).toEqual([]);
}

/** Asserts that an independent program reads the same entries out of all formats. */
export async function expectAgreement(outputs: readonly Output[], feed?: Feed): Promise<void> {
  const adopted = new Map(feed?.items.map(({ id, atomId = id }) => [atomId as string, id as string]));
  const heard = await Promise.all(
    outputs.map(async ({ mediaType, text }) => {
      const format = formatOf(mediaType);
      const entries = await readers
        .find((one) => one.name === "feedsmith" && one.format === format)
        ?.read(text);
      return { format, entries: entries ?? [] };
    }),
  );
  const [first, ...others] = heard.map(({ format, entries }) =>
    entries.map(({ id, title, link, published = 0, summary, content }, at) => {
      // Where RSS has one text and another format has the whole one, that is it, and there is no summary.
      const whole = format === "rss" && content === "" && heard.some((other) => other.entries[at]?.content);
      return {
        id: adopted.get(id ?? "") ?? id,
        title,
        link,
        published: Math.floor(published / 1000),
        summary: whole ? "" : summary,
      };
    }),
  );
  for (const other of others) expect(other).toEqual(first);
}
