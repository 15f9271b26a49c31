import type { Category, Enclosure, Author as PackageAuthor } from "feed";
import { parseHtml, textOf } from "../markup/html.ts";
import { entryIri, linkEntryId, writtenEntryId } from "../markup/identifier.ts";
import { languageTag } from "../markup/language.ts";
import { typeOfName, usualType } from "../markup/mediatype.ts";
import { emailAddress } from "../markup/person.ts";
import { cleanHtml } from "../markup/sanitise.ts";
import { cleanText, plainText } from "../markup/text.ts";
import { titleText } from "../markup/title.ts";
import { webUrl } from "../markup/url.ts";
import type { Author, Link } from "./article.ts";
import { generator } from "./generator.ts";
import type { Attachment, Channel, FeedItem, FeedOptions, Item, ItemSource, Term } from "./item.ts";
import type { PlainText, Url } from "./scalar.ts";

/** The properties that are there, so that an absent one is absent and not `undefined`. */
type Present<T> = { [key in keyof T]: Exclude<T[key], undefined> };
function present<T extends object>(values: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<
    Present<T>
  >;
}

function required(name: string, written: string | undefined, base?: Url): Url {
  const url = written === undefined ? undefined : webUrl(written, base);
  if (url === undefined)
    throw new TypeError(`${name} must be an http(s) URL, not ${JSON.stringify(written)}`);
  return url;
}

/** A text; a number is one too, for titles such as 1953. */
function text(name: string, written: unknown): string {
  if (typeof written === "string" || typeof written === "number") return String(written);
  throw new TypeError(`${name} must be a text, not ${JSON.stringify(written)}`);
}

function dated(name: string, written: unknown): void {
  if (!(written instanceof Date) || Number.isNaN(written.getTime())) {
    throw new TypeError(`${name} must be a Date that is one`);
  }
}

/** One or several, as people give them. */
const list = <Value>(written: Value | readonly Value[] | undefined): readonly Value[] =>
  written === undefined || written === null ? [] : Array.isArray(written) ? written : [written as Value];

const optionalText = (text: string | undefined) => (text ? plainText(text) : undefined);
const optionalUrl = (url: string | undefined, base?: Url) => (url ? webUrl(url, base) : undefined);

/** @throws TypeError when `link` is no URL: a feed belongs to a site */
export function cleanChannel(options: FeedOptions): Channel {
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  const link = required("options.link", options.link);
  if (options.updated !== undefined) dated("options.updated", options.updated);
  const { rss, atom, json } = options.feedLinks ?? {};
  const id = options.id ?? options.feedLinks?.atom ?? options.feed ?? link;
  return {
    id: writtenEntryId(id, link, new Date(0).getUTCFullYear()),
    title: titleText(text("options.title", options.title)),
    link,
    feedLinks: present({
      rss: optionalUrl(rss ?? options.feed),
      atom: optionalUrl(atom ?? options.feed),
      json: optionalUrl(json),
    }),
    hubs: [...(options.hub ? [options.hub] : []), ...(options.hubs ?? [])].flatMap(
      (hub) => webUrl(hub) ?? [],
    ),
    generator: options.generator ?? generator.name,
    publishEmail: options.publishEmail ?? false,
    ...present({
      updated: options.updated,
      description: optionalText(options.description),
      language: options.language === undefined ? undefined : languageTag(options.language),
      author: optionalPerson(options.author),
      managingEditor: optionalPerson(options.managingEditor),
      webMaster: optionalPerson(options.webMaster),
      image: optionalUrl(options.image, link),
      imageSize: options.imageSize,
      icon: optionalUrl(options.icon, link),
      favicon: optionalUrl(options.favicon, link),
      copyright: optionalText(options.copyright),
      license: optionalUrl(options.license, link),
      ttl: options.ttl !== undefined && isCount(options.ttl) && options.ttl > 0 ? options.ttl : undefined,
      docs: optionalUrl(options.docs),
      view: options.view,
    }),
  };
}

/**
 * @param position 1-based, for messages
 * @param site against which relative links resolve
 */
export function cleanItem(item: Item, position: number, site: Url): FeedItem {
  if (typeof item !== "object" || item === null) throw new TypeError(`item ${position} must be an object`);
  const name = `item ${position} (${JSON.stringify(item.title)})`;
  const link = required(`${name}: link`, item.link, site);
  const published = item.published ?? item.date;
  dated(`${name}: date`, item.date);
  dated(`${name}: published`, published);
  const written = item.guid ?? item.id;
  if (written !== undefined) text(`${name}: id`, written);
  const files = [item.enclosure, item.audio, item.video, ...(item.attachments ?? [])];
  return {
    title: titleText(text(`${name}: title`, item.title)),
    id:
      written === undefined
        ? linkEntryId(link)
        : writtenEntryId(String(written), site, published.getUTCFullYear()),
    link,
    date: new Date(Math.max(item.date.getTime(), published.getTime())),
    published,
    author: list<PackageAuthor | string>(item.author).flatMap(cleanPerson),
    contributor: list<PackageAuthor | string>(item.contributor).flatMap(cleanPerson),
    category: list(item.category).flatMap(cleanTerm),
    images: [],
    attachments: files.flatMap((file) => cleanAttachment(file, link)),
    related: (item.related ?? []).flatMap((other) => cleanLink(other, link)),
    via: (item.via ?? []).flatMap((other) => cleanLink(other, link)),
    inReplyTo: (item.inReplyTo ?? []).flatMap((written) => {
      const id = entryIri(written);
      return id === undefined ? [] : [{ id, ...present({ url: optionalUrl(written) }) }];
    }),
    extensions: item.extensions ?? [],
    ...present({
      description: htmlToText(item.description),
      content: item.content ? cleanHtml(parseHtml(item.content), link) : undefined,
      image: cleanAttachment(item.image, link)[0],
      language: item.language === undefined ? undefined : languageTag(item.language),
      externalLink: optionalUrl(item.externalLink, link),
      copyright: optionalText(item.copyright),
      license: optionalUrl(item.license, link),
      comments: cleanComments(item.comments, link),
      source: cleanSource(item.source),
      banner: cleanAttachment(item.banner, link)[0],
      markdown: item.markdown ? cleanText(item.markdown) : undefined,
    }),
  };
}

/** The person, if there is a name. */
export function cleanPerson(person: PackageAuthor | string): Author[] {
  const { name, email, link, avatar } =
    typeof person === "string" ? { name: person } : (person as PackageAuthor);
  const text = plainText(name ?? "");
  if (text === "") return [];
  return [
    {
      name: text,
      ...present({ email: emailAddress(email ?? ""), link: optionalUrl(link), avatar: optionalUrl(avatar) }),
    },
  ];
}

const optionalPerson = (person: PackageAuthor | string | undefined) =>
  person === undefined ? undefined : cleanPerson(person)[0];

function cleanTerm({ name, term, scheme, domain }: Category): Term[] {
  const shown = plainText(name ?? "") || plainText(term ?? "");
  const compared = plainText(term ?? "") || shown;
  if (shown === "") return [];
  return [
    {
      name: shown,
      ...(compared !== shown && { term: compared }),
      ...present({ scheme: optionalUrl(scheme ?? domain) }),
    },
  ];
}

function cleanLink({ url, title }: { url: string; title?: string }, base: Url): Link[] {
  const target = webUrl(url, base);
  const text = titleText(title ?? "");
  return target === undefined ? [] : [{ url: target, ...(text !== "" && { title: text }) }];
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

function cleanComments(written: Item["comments"], base: Url): FeedItem["comments"] {
  const { url, count } = typeof written === "object" ? written : { url: written };
  const page = optionalUrl(url, base);
  return page && { url: page, ...(count !== undefined && isCount(count) && { count }) };
}

function cleanSource(source: Item["source"]): ItemSource | undefined {
  const title = plainText(source?.title ?? "");
  if (source === undefined || title === "") return undefined;
  const { url, id, updated } = source;
  if (updated !== undefined) dated("source.updated", updated);
  return { title, ...present({ url: optionalUrl(url), id: entryIri(id ?? ""), updated }) };
}

type File = Enclosure & NonNullable<Item["attachments"]>[number];

/** A number of bytes, seconds or pixels; 0 is none. */
const counted = (count: number | undefined) =>
  count !== undefined && Number.isSafeInteger(count) && count > 0 ? count : undefined;

function cleanAttachment(file: string | File | Enclosure | undefined, base: Url): Attachment[] {
  const { url, type, length, title, duration, alt, width, height }: Partial<File> =
    typeof file === "string" ? { url: file } : (file ?? {});
  const address = optionalUrl(url, base);
  if (address === undefined) return [];
  return [
    {
      url: address,
      ...present({
        type: usualType(type) ?? typeOfName(address),
        length: counted(length),
        title: optionalText(title),
        alt: optionalText(alt),
        duration: duration === undefined ? undefined : counted(Math.round(duration)),
        width: counted(width),
        height: counted(height),
      }),
    },
  ];
}

function htmlToText(html: string | undefined): PlainText | undefined {
  return html ? plainText(textOf(parseHtml(html))) : undefined;
}
