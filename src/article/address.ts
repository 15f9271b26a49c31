import { diagnose } from "../diagnostic.ts";
import { typeOfName } from "../markup/mediatype.ts";
import { isPermalinkPattern } from "../markup/permalink.ts";
import { decodePath, encodePath, pathParts, webUrl } from "../markup/url.ts";
import type { Document, PermalinkParts, Url } from "../model.ts";
import { dateInName } from "./date.ts";
import type { Fields, TextField } from "./fields.ts";
import { partOfName, partOfTitle } from "./naming.ts";

/** Where an article lies, and what it points to. */
export interface Address {
  readonly permalink: PermalinkParts;
  readonly externalLink: Url | undefined;
  /** what stands under the link's key and is a media file */
  readonly media: TextField | undefined;
}

/** The name that says date and slug, and the folders above it. */
export interface Name {
  readonly name: string;
  readonly folders: readonly string[];
}

/** Without a last dot and what follows it. */
function withoutEnding(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 || dot === name.length - 1 ? name : name.slice(0, dot);
}

/** The name that says date and slug: the file's, or the folder's of an `index` file; without a language in it. */
export function nameOf({ path, language }: Pick<Document, "path" | "language">): Name {
  const folders = path.split("/");
  const whole = withoutEnding(folders.pop() ?? "");
  const stem = language === undefined ? whole : withoutEnding(whole);
  // `2024-12-5-index` has its day beside the folder's name, as Eleventy reads it.
  const [index, day = ""] = /^(\d{4}-\d{1,2}-\d{1,2}[-_])?index$/i.exec(stem) ?? [];
  const folder = index === undefined ? undefined : folders.pop();
  return { name: folder === undefined ? stem : day + folder, folders };
}

export function addressOf(fields: Fields, title: string, { name, folders }: Name): Address {
  const { generator } = fields;
  const { language } = fields.document;
  const dated = dateInName(name);
  const file = partOfName((generator?.keepsDay ? undefined : dated?.rest) || name, generator);
  const typed = slugOf(fields);
  const slug = typed ?? (cleanPath(file) || "untitled");
  // Docusaurus takes day and folders from the file's name, and neither where a slug is written.
  const isDocusaurus = generator?.name === "docusaurus";
  const named = namedBy(fields, title, slug, typed !== undefined, folders);
  const { written, pattern, elsewhere, media } = linkOf(fields);
  const permalink = {
    written,
    pattern,
    slug,
    named,
    day: isDocusaurus ? (typed === undefined && dated?.day) || "" : undefined,
    typedDay: typedDayOf(fields),
    stem: name,
    // Translations lie in a folder of their language, as Hugo and Zola serve them; the site's own language in none.
    folders: [
      ...(language === undefined || language === fields.config.language ? [] : [language.toLowerCase()]),
      ...(isDocusaurus && typed !== undefined ? [] : folders.map((folder) => partOfName(folder, generator))),
    ],
  };
  return { permalink, externalLink: externalOf(fields) ?? elsewhere, media };
}

/** Hugo's patterns take the day that is written beside a zone, whatever zone the site has. */
function typedDayOf(fields: Fields): string | undefined {
  if (fields.generator?.name !== "hugo") return undefined;
  const value = fields.field("date")?.value;
  const [, day] =
    typeof value === "string"
      ? (/^\s*(\d{4}-\d{2}-\d{2})[Tt ].*(?:[Zz]|[+-]\d{2}:?\d{2})\s*$/.exec(value) ?? [])
      : [];
  return day;
}

/** What the site's generator means by `:slug` and `:title` in its patterns, where that is not our slug. */
function namedBy(
  fields: Fields,
  title: string,
  slug: string,
  isTyped: boolean,
  folders: readonly string[],
): PermalinkParts["named"] {
  const { generator } = fields;
  // Hexo counts the folders below `_posts` in.
  if (generator?.name === "hexo")
    return { slug, title: [...folders.filter((folder) => !folder.startsWith("_")), slug].join("/") };
  const part = partOfTitle(title, generator);
  if (part === undefined || part === "") return undefined;
  return { slug: isTyped ? slug : part, title: generator?.name === "hugo" ? part : slug };
}

function slugOf(fields: Fields): string | undefined {
  const field = fields.text("slug");
  if (field === undefined) return undefined;
  const clean = cleanPath(decodePath(field.value)).replace(/ +/g, "-");
  const { generator } = fields;
  if (
    clean !==
    decodePath(field.value)
      .normalize("NFC")
      .replace(/^\/|\/$/g, "")
      .trim()
  ) {
    fields.report(diagnose("slug-cleaned", { key: field.key, written: field.value, clean }, field.place));
  }
  if (clean === "") return undefined;
  return generator?.name === "hugo" || generator?.name === "zola" ? partOfName(clean, generator) : clean;
}

const cleanPath = (path: string) => pathParts(path).join("/");

interface Link {
  readonly written?: Url;
  readonly pattern?: string;
  readonly elsewhere?: Url;
  readonly media?: TextField;
}

function linkOf(fields: Fields): Link {
  const field = fields.text("link", "a path or an address");
  if (field === undefined || field.value === "false") return {};
  if (/^(audio|video|image)\//.test(typeOfName(field.value) ?? "")) return { media: field };
  if (field.value.startsWith("/") && isPermalinkPattern(field.value)) return { pattern: field.value };
  if (/\{[{%]/.test(field.value)) return refuse(fields, field);
  const site = fields.config.site;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(field.value)) {
    const url = webUrl(field.value, site);
    if (url === undefined) return refuse(fields, field);
    return new URL(url).host === new URL(site).host ? { written: url } : { elsewhere: url };
  }
  const [, path = "", tail = ""] = /^([^?#]*)(.*)$/s.exec(field.value) ?? [];
  const parts = pathParts(decodePath(path));
  const typed = decodePath(path)
    .normalize("NFC")
    .split("/")
    .filter((part) => part !== "");
  if (parts.length !== typed.length || parts.some((part, at) => part !== typed[at])) {
    const clean = `/${parts.join("/")}`;
    fields.report(diagnose("slug-cleaned", { key: field.key, written: field.value, clean }, field.place));
  }
  const end = parts.length > 0 && (path.endsWith("/") || isServedAsFolder(field, parts, fields)) ? "/" : "";
  const written = webUrl(encodePath(parts) + end + tail, site);
  return written === undefined ? refuse(fields, field) : { written };
}

/** Hugo's `url` and Zola's `path` mean a folder unless they name a file, where the site's addresses end in a slash. */
function isServedAsFolder({ key }: TextField, parts: readonly string[], { config }: Fields): boolean {
  return (
    /^(url|path)$/i.test(key) &&
    config.permalink.endsWith("/") &&
    !/\.[a-z]\w{1,4}$/i.test(parts.at(-1) ?? "")
  );
}

function refuse(fields: Fields, field: TextField): Link {
  fields.report(diagnose("link-refused", { key: field.key, written: field.value }, field.place));
  return {};
}

function externalOf(fields: Fields): Url | undefined {
  const field = fields.text("externalLink", "an address");
  if (field === undefined) return undefined;
  const url = webUrl(field.value, fields.config.site);
  if (url === undefined) refuse(fields, field);
  return url;
}
