import type { Breach } from "./tree.ts";

type Value = Record<string, unknown>;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const isObject = (value: unknown): value is Value =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isUrl = (value: unknown) =>
  typeof value === "string" && /^https?:\/\/[\x21-\x7E]+$/.test(value) && URL.canParse(value);
const isText = (value: unknown) => typeof value === "string" && value !== "";

function holdsNull(value: unknown): boolean {
  return value === null || (typeof value === "object" && Object.values(value).some(holdsNull));
}

/** What JSON Feed 1.1 asks of a document. */
export function jsonBreaches(text: string): Breach[] {
  const breaches: Breach[] = [];
  const check = (holds: boolean, message: string) => {
    if (!holds) breaches.push({ message, line: 1 });
  };
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return [{ message: error instanceof Error ? error.message : String(error), line: 1 }];
  }
  if (!isObject(feed)) return [{ message: "the document must be an object", line: 1 }];
  check(feed.version === "https://jsonfeed.org/version/1.1", "version must be that of JSON Feed 1.1");
  check(isText(feed.title), "the feed must have a title");
  for (const key of ["home_page_url", "feed_url", "icon", "favicon"])
    check(!(key in feed) || isUrl(feed[key]), `${key} must be an absolute URL`);
  check(Array.isArray(feed.items), "items must be a list");
  const ids = new Set<unknown>();
  for (const item of Array.isArray(feed.items) ? feed.items : []) {
    if (!isObject(item)) {
      check(false, "an item must be an object");
      continue;
    }
    const name = `item ${JSON.stringify(item.id)}`;
    check(isText(item.id) && !ids.has(item.id), `${name}: id must be a text that no other item has`);
    ids.add(item.id);
    check(isText(item.content_html) || isText(item.content_text), `${name}: there must be content`);
    for (const key of ["url", "external_url", "image", "banner_image"])
      check(!(key in item) || isUrl(item[key]), `${name}: ${key} must be an absolute URL`);
    for (const key of ["date_published", "date_modified"]) {
      const date = item[key];
      check(
        !(key in item) || (typeof date === "string" && rfc3339.test(date) && !Number.isNaN(Date.parse(date))),
        `${name}: ${key} must be a date of RFC 3339`,
      );
    }
    const tags = item.tags ?? [];
    check(Array.isArray(tags) && tags.every(isText), `${name}: tags must be texts`);
    const attachments = Array.isArray(item.attachments) ? item.attachments : [];
    const whole = attachments.every(
      (file: unknown) => isObject(file) && isUrl(file.url) && isText(file.mime_type),
    );
    check(whole, `${name}: an attachment must have url and mime_type`);
  }
  check(!holdsNull(feed), "what is absent must be left out, not null");
  return breaches;
}
