import { plainText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import { type ForeignEntry, type ForeignFeed, isObject, type PlainText, type Url } from "../model.ts";
import { readFeedDate } from "./date.ts";
import { htmlWords, known } from "./words.ts";

type Value = Record<string, unknown>;

const text = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value : undefined);
const words = (value: unknown): PlainText | undefined => plainText(text(value) ?? "") || undefined;

/** JSON Feed 1.0 and 1.1; `undefined` where it is other JSON. */
export function readJson(document: unknown, url: string | undefined): ForeignFeed | undefined {
  if (!isObject(document)) return undefined;
  const { items, version } = document;
  if (!Array.isArray(items) || !(items.length === 0 || text(version) !== undefined || items.some(isItem)))
    return undefined;
  const address = (value: unknown, base: string | undefined): Url | undefined => {
    const written = text(value);
    return written === undefined ? undefined : webUrl(written, base);
  };
  const link = address(document.home_page_url, url);
  const self = address(document.feed_url, url);
  const next = address(document.next_url, url ?? self);
  return {
    format: "json",
    pages: next === undefined ? [] : [next],
    entries: items.filter(isObject).map((item) => readItem(item, (value) => address(value, link ?? url))),
    ...known({ title: words(document.title), link, self }),
  };
}

const isItem = (value: unknown) => isObject(value) && ("id" in value || "url" in value);

function readItem(item: Value, address: (value: unknown) => Url | undefined): ForeignEntry {
  const { id } = item;
  return known({
    // Version 1.0 allowed numbers, to be read as texts.
    id: typeof id === "number" ? String(id) : text(id)?.trim(),
    link: address(item.url) ?? address(item.external_url),
    title: words(item.title),
    published: readFeedDate(text(item.date_published)),
    updated: readFeedDate(text(item.date_modified)),
    summary: words(item.summary),
    text: htmlWords(text(item.content_html)) ?? words(item.content_text),
  });
}
