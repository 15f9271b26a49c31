import { type Config, type Instant, type Label, type PermalinkParts, toWall, type Url } from "../model.ts";
import { encodePath, pathParts, webUrl } from "./url.ts";

interface Known {
  readonly parts: PermalinkParts;
  /** wall time of the publication */
  readonly wall: () => Date;
  readonly categories: readonly string[];
  readonly language: string;
}

/** What `wall` says of the day; nothing for an article whose generator knows of none. */
const dated = (part: (wall: Date) => string | number) => (known: Known) =>
  known.parts.day === "" ? "" : String(part(known.wall()));
const two = (value: number) => String(value).padStart(2, "0");
const monthNames =
  "January February March April May June July August September October November December".split(" ");
/** From 1. */
const dayOfYear = (wall: Date) =>
  Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
/** Folders that generators keep articles in and leave out of addresses. */
const isHidden = (folder: string) => folder.startsWith("_");
const folders = ({ parts }: Known) => parts.folders.filter((folder) => !isHidden(folder)).join("/");

/** What a permalink pattern may name, by the words of the usual generators; each gives a path, not yet encoded. */
export const permalinkTokens: Readonly<Record<string, (known: Known) => string>> = {
  year: dated((wall) => String(wall.getUTCFullYear()).padStart(4, "0")),
  short_year: dated((wall) => two(wall.getUTCFullYear() % 100)),
  month: dated((wall) => two(wall.getUTCMonth() + 1)),
  i_month: dated((wall) => wall.getUTCMonth() + 1),
  short_month: dated((wall) => monthNames[wall.getUTCMonth()]?.slice(0, 3) ?? ""),
  long_month: dated((wall) => monthNames[wall.getUTCMonth()] ?? ""),
  monthname: dated((wall) => monthNames[wall.getUTCMonth()]?.toLowerCase() ?? ""),
  day: dated((wall) => two(wall.getUTCDate())),
  i_day: dated((wall) => wall.getUTCDate()),
  y_day: dated((wall) => String(dayOfYear(wall)).padStart(3, "0")),
  yearday: dated(dayOfYear),
  hour: dated((wall) => two(wall.getUTCHours())),
  minute: dated((wall) => two(wall.getUTCMinutes())),
  second: dated((wall) => two(wall.getUTCSeconds())),
  slug: ({ parts }) => parts.named?.slug ?? parts.slug,
  title: ({ parts }) => parts.named?.title ?? parts.slug,
  name: ({ parts }) => parts.slug,
  stem: ({ parts }) => parts.stem,
  filename: ({ parts }) => parts.stem,
  slugorfilename: ({ parts }) => parts.slug,
  contentbasename: ({ parts }) => parts.stem,
  slugorcontentbasename: ({ parts }) => parts.slug,
  post_title: ({ parts }) => parts.slug,
  path: (known) => `${folders(known)}/${known.parts.day?.replaceAll("-", "/") ?? ""}/${known.parts.slug}`,
  section: (known) => folders(known).split("/")[0] ?? "",
  sections: folders,
  category: ({ categories }) => categories[0] ?? "",
  categories: ({ categories }) => categories.join("/"),
  lang: ({ language }) => language,
  output_ext: () => ".html",
};

/** Whether every name in `pattern` is one that a permalink may have, and there is one. */
export function isPermalinkPattern(pattern: string): boolean {
  const named = [...pattern.matchAll(/:([a-z_]+)/g)].map(([, name = ""]) => name);
  return named.length > 0 && named.every((name) => Object.hasOwn(permalinkTokens, name));
}

/** What an address is made of besides the date. */
export interface Linked {
  readonly permalink: PermalinkParts;
  readonly categories: readonly Label[];
  readonly language?: string | undefined;
}

/** @param day such as `2024-12-5`, one that there is */
function wallOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date);
}

/** Names that stand in an address as they are. */
const plainPath = /^\/*(?:[\w-]+(?:\.[\w-]+)*\/+)*(?:[\w-]+(?:\.[\w-]+)*)?$/;

let lastPattern = { pattern: "", parts: [""] };

/** Texts of a pattern and the names between them, in turns; nearly all articles of a site have one pattern. */
function partsOf(pattern: string): readonly string[] {
  if (lastPattern.pattern !== pattern) lastPattern = { pattern, parts: pattern.split(/:([a-z_]+)/) };
  return lastPattern.parts;
}

/** The address of an article published at `published`: what its author wrote, else what the site's pattern says. */
export function permalink(details: Linked, published: Instant, config: Config): Url {
  return filled(details, config, () => toWall(published, config.timeZone));
}

/** The address of an article whose date is not written, where it is the same whatever the date; else `undefined`. */
export function lastingPermalink(details: Linked, config: Config): Url | undefined {
  let isDated = false;
  const url = filled(details, config, () => {
    isDated = true;
    return 0;
  });
  return isDated ? undefined : url;
}

/** @param wallOfDate is asked only where the address has a date in it that is not written for it */
function filled(details: Linked, config: Config, wallOfDate: () => number): Url {
  const { written, day, typedDay } = details.permalink;
  if (written !== undefined) return written;
  const at = day ?? typedDay;
  let wall: Date | undefined;
  const known: Known = {
    parts: details.permalink,
    wall: () => {
      wall ??= new Date(at === undefined ? wallOfDate() : wallOf(at));
      return wall;
    },
    categories: details.categories.map(({ name, term }) => term ?? name),
    language: details.language ?? config.language ?? "",
  };
  const parts = partsOf(details.permalink.pattern ?? config.permalink);
  let filled = parts[0] ?? "";
  for (let at = 1; at < parts.length; at += 2) {
    const name = parts[at] ?? "";
    filled += (permalinkTokens[name]?.(known) ?? `:${name}`) + (parts[at + 1] ?? "");
  }
  const url = addressBelow(config.site, filled);
  if (url === undefined) throw new Error(`no permalink from ${filled}`);
  return url;
}

/** @param path from the site, not yet encoded */
export function addressBelow(site: Url, path: string): Url | undefined {
  if (plainPath.test(path)) return webUrl(site + path.replace(/\/{2,}/g, "/").replace(/^\//, ""));
  const parts = pathParts(path);
  const end = path.endsWith("/") && parts.length > 0 ? "/" : "";
  return webUrl(encodePath(parts) + end, site);
}
