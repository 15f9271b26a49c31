import type { Category, Enclosure, Author as PackageAuthor } from "feed";
import { parseHtml, serialiseHtml, textOf, withoutComments } from "../markup/html.ts";
import { linkEntryId, writtenEntryId } from "../markup/identifier.ts";
import { languageTag } from "../markup/language.ts";
import { typeOfName, usualType } from "../markup/mediatype.ts";
import { sanitise } from "../markup/sanitise.ts";
import { plainText, titleText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import type { Author } from "./article.ts";
import type { Attachment, Channel, FeedItem, FeedOptions, Item, Term } from "./item.ts";
import type { Html, PlainText, Url } from "./scalar.ts";

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
    generator: options.generator ?? "Feedwright",
    publishEmail: options.publishEmail ?? false,
    ...present({
      updated: options.updated,
      description: optionalText(options.description),
      language: options.language === undefined ? undefined : languageTag(options.language),
      author: options.author === undefined ? undefined : cleanPerson(options.author)[0],
      image: optionalUrl(options.image, link),
      favicon: optionalUrl(options.favicon, link),
      copyright: optionalText(options.copyright),
      ttl: options.ttl,
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
    attachments: files.flatMap((file) => cleanAttachment(file, link)),
    related: (item.related ?? []).flatMap(({ url, title }) => {
      const target = webUrl(url, link);
      return target === undefined ? [] : [{ url: target, title: titleText(title) }];
    }),
    extensions: item.extensions ?? [],
    ...present({
      description: htmlToText(item.description),
      content: item.content ? cleanHtml(item.content, link) : undefined,
      image: cleanAttachment(item.image, link)[0],
      language: item.language === undefined ? undefined : languageTag(item.language),
      externalLink: optionalUrl(item.externalLink, link),
      copyright: optionalText(item.copyright),
    }),
  };
}

/** The person, if there is a name. */
export function cleanPerson(person: PackageAuthor | string): Author[] {
  const { name, email, link, avatar } =
    typeof person === "string" ? { name: person } : (person as PackageAuthor);
  const text = plainText(name ?? "");
  if (text === "") return [];
  return [{ name: text, ...present({ email, link: optionalUrl(link), avatar: optionalUrl(avatar) }) }];
}

function cleanTerm({ name, term, scheme, domain }: Category): Term[] {
  const text = plainText(term ?? name ?? "");
  return text === "" ? [] : [{ name: text, ...present({ scheme: optionalUrl(scheme ?? domain) }) }];
}

function cleanAttachment(file: string | Enclosure | undefined, base: Url): Attachment[] {
  const { url, type, length, title, duration } =
    typeof file === "string" ? ({ url: file } as Enclosure) : (file ?? {});
  const address = optionalUrl(url, base);
  if (address === undefined) return [];
  const size = length !== undefined && Number.isInteger(length) && length > 0 ? length : undefined;
  return [
    {
      url: address,
      type: usualType(type) ?? typeOfName(address) ?? "application/octet-stream",
      ...present({ length: size, title: optionalText(title), duration }),
    },
  ];
}

function cleanHtml(html: string, base: Url): Html {
  return serialiseHtml(withoutComments(sanitise(parseHtml(html), base)));
}

function htmlToText(html: string | undefined): PlainText | undefined {
  return html ? plainText(textOf(parseHtml(html))) : undefined;
}
