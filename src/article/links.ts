import { diagnose } from "../diagnostic.ts";
import { titleText } from "../markup/title.ts";
import { webUrl } from "../markup/url.ts";
import type { Comments, Field, Link, Meaning, Url, Written } from "../model.ts";
import { type Fields, shape, yesOrNo } from "./fields.ts";

/** The other pages that an article points to under one meaning: each once, in the order written. */
export function linksOf(fields: Fields, meaning: Meaning): Link[] {
  const all = fields.all(meaning);
  return all.length === 0 ? [] : distinctLinks(all.flatMap((field) => linksIn(fields, field)));
}

/** The links that stand in a field: one or a list, an address or an object with `url` and `title`. */
export function linksIn(fields: Fields, field: Field): Link[] {
  const parts = Array.isArray(field.value) ? (field.value as readonly Written[]) : [field.value];
  return parts.flatMap((written) => linkIn(fields, field, written) ?? []);
}

function linkIn(fields: Fields, field: Field, written: Written): Link | undefined {
  if (typeof written === "string") {
    const url = addressIn(fields, written);
    if (url === undefined && !isSwitch(written)) refuse(fields, field, written);
    return url && { url };
  }
  const text = textsOf(written);
  const url = addressIn(fields, text("url", "link", "href"));
  if (url === undefined) refuse(fields, field, written);
  const title = titleText(fields.clean(field, text("title", "name", "text") ?? ""));
  return url && { url, ...(title !== "" && { title }) };
}

/** An address, or a path of the site; a word is neither. */
export function addressIn({ config }: Fields, written: string | undefined): Url | undefined {
  const text = written?.trim() ?? "";
  return /^(https?:\/)?\//i.test(text) ? webUrl(text, config.site) : undefined;
}

/** Themes switch parts of a page on and off under keys that elsewhere hold an address. */
const isSwitch = (written: string) => written.trim() === "" || yesOrNo(written) !== undefined;

function refuse(fields: Fields, { key, place }: Field, written: Written): void {
  const shown = typeof written === "string" ? written : shape(written);
  fields.report(diagnose("value-not-read", { key, written: shown, must: "an address" }, place));
}

/** The texts of an object by any of several names, whatever their case. */
export function textsOf(written: Written): (...names: string[]) => string | undefined {
  const keys = new Map(Object.entries(written).map(([key, value]) => [key.toLowerCase(), value as Written]));
  return (...names) =>
    names
      .map((name) => keys.get(name))
      .find((value): value is string => typeof value === "string" && value.trim() !== "");
}

export function distinctLinks(links: readonly Link[]): Link[] {
  return links.filter(({ url }, at) => links.findIndex((other) => other.url === url) === at);
}

/** Where the article is discussed. */
export function commentsOf(fields: Fields): Comments | undefined {
  for (const field of fields.all("comments")) {
    const { value } = field;
    const text = typeof value === "string" ? () => undefined : textsOf(value);
    const written = (typeof value === "string" ? value : (text("url", "link", "href") ?? "")).trim();
    const good = written.startsWith("#") || addressIn(fields, written) !== undefined;
    if (good) {
      const counted = text("count", "total") ?? fields.text("commentCount")?.value ?? "";
      return { written, ...(/^\d{1,9}$/.test(counted.trim()) && { count: Number(counted) }) };
    }
    // Objects under this key are the settings of a theme, and some words a switch of WordPress.
    if (typeof value === "string" && !isSwitch(value) && !/^(open|closed|(en|dis)abled)$/i.test(written))
      refuse(fields, field, value);
  }
  return undefined;
}
