import { languageTag } from "../markup/language.ts";
import { licenseUrl } from "../markup/license.ts";
import { isPermalinkPattern, permalinkTokens } from "../markup/permalink.ts";
import { personOfKeys, personOfLine } from "../markup/person.ts";
import { folderUrl, webUrl } from "../markup/url.ts";
import {
  type Author,
  type Convention,
  type FormatName,
  isObject,
  isTimeZone,
  type LanguageTag,
  meanings,
  type Packing,
  packings,
  type SliceKind,
  sliceKinds,
  type Url,
} from "../model.ts";
import { isList, isText, key, text, yesNo } from "./key.ts";

const wholeNumber = (written: unknown) =>
  typeof written === "number" && Number.isInteger(written) && written >= 1 ? written : undefined;
const path = (written: unknown) =>
  isText(written) ? written.replace(/\\/g, "/").replace(/(?<=.)\/+$/, "") : undefined;
const texts = key("a list of texts", (written) => (isList(written) ? written : undefined));

const folder = key<Url>("an absolute http or https address", (written) =>
  isText(written) ? folderUrl(written) : undefined,
);
/** Not yet resolved against the site, which is not known here. */
const address = key("an address, or a path of the site that begins with /", (written) =>
  isText(written) && /^(https?:\/)?\//i.test(written.trim()) && webUrl(written, "https://site.example/")
    ? written
    : undefined,
);
const person = key<Author>("a name, or an object with `name`", (written) =>
  isText(written) ? personOfLine(written) : isObject(written) ? personOfKeys(written) : undefined,
);
const formatNames: readonly FormatName[] = ["rss", "atom", "json"];
const tokens = Object.keys(permalinkTokens);

const bytes = key('a number of bytes, or a text such as "500kB", "1.5MB" or "512KiB"', bytesOf);

/** Every key that the config knows. */
export const configKeys = {
  site: folder,
  feedBase: folder,
  title: key("a text", text),
  description: key("a text", text),
  copyright: key("a text", text),
  language: key<LanguageTag>("a language tag such as en-GB", (written) =>
    isText(written) ? languageTag(written) : undefined,
  ),
  timeZone: key("a time zone such as Europe/London", (written) =>
    isText(written) && isTimeZone(written) ? written : undefined,
  ),
  author: person,
  managingEditor: person,
  webMaster: person,
  license: key<Url>("an address, or the name of a licence such as CC BY 4.0", (written) =>
    isText(written) ? (webUrl(written) ?? licenseUrl(written)) : undefined,
  ),
  icon: address,
  logo: address,
  favicon: address,
  tagPages: address,
  categoryPages: address,
  ttl: key("a whole number of minutes", wholeNumber),
  sourceMarkdown: yesNo,
  permalink: key(`a pattern of ${tokens.map((token) => `:${token}`).join(" ")}`, (written) =>
    isText(written) && isPermalinkPattern(written) ? written : undefined,
  ),
  keys: key<Partial<Convention>>(`an object of ${meanings.join(", ")} with lists of keys`, keysOf),
  content: key("`summary` or `full`", (written) =>
    written === "summary" || written === "full" ? written : undefined,
  ),
  embeds: key("`link` or `iframe`", (written) =>
    written === "link" || written === "iframe" ? written : undefined,
  ),
  maxItemBytes: bytes,
  maxBytes: bytes,
  limit: key("a whole number from 1", wholeNumber),
  archive: key("a whole number from 1: the entries in a page of the archive", wholeNumber),
  guard: key("a whole number from 0", (written) => (written === 0 ? 0 : wholeNumber(written))),
  formats: key(`a list of ${formatNames.join(", ")}`, (written) => chosenOf(formatNames, written)),
  media: key("a list of folders", (written) =>
    isList(written) ? written.flatMap((one) => path(one) ?? []) : undefined,
  ),
  encoding: key("the name of an encoding, such as windows-1252", encodingOf),
  feeds: key("a list of objects", (written) =>
    Array.isArray(written) && written.every(isObject) ? (written as readonly object[]) : undefined,
  ),
  podcast: key("an object", (written) => (isObject(written) ? written : undefined)),
  publishEmail: yesNo,
  view: yesNo,
  page: key<string | false>("the name of an HTML file such as feeds.html, or false", (written) =>
    written === false || (isText(written) && /^[\w-]+\.html?$/.test(written)) ? written : undefined,
  ),
  compress: key<readonly Packing[]>("true, false, or a list of gz, br", (written) =>
    typeof written === "boolean" ? (written ? packings : []) : chosenOf(packings, written),
  ),
  teasers: texts,
  boilerplate: texts,
  ignore: key("a list of patterns such as pages/**", (written) => (isList(written) ? written : undefined)),
  hubs: key<Url[]>("a list of http or https addresses", (written) => {
    const hubs = isList(written) ? written.map((hub) => webUrl(hub)) : [undefined];
    return hubs.every((hub) => hub !== undefined) ? hubs : undefined;
  }),
  articles: key("a folder", path),
  out: key("a folder", path),
};

/** What a feed may say for itself. */
export const feedKeys = {
  name: key("a name", text),
  each: key<SliceKind>(`one of ${sliceKinds.join(", ")}`, (written) =>
    sliceKinds.find((kind) => kind === written),
  ),
  where: key('a text such as `tag:boats and not author:"Ann Lee"`', (written) =>
    isText(written) ? written : undefined,
  ),
  title: key("a text in which braces stand only around `site` and `value`", template),
  description: key("a text in which braces stand only around `site` and `value`", template),
  content: configKeys.content,
  limit: configKeys.limit,
  maxBytes: configKeys.maxBytes,
  archive: configKeys.archive,
  formats: configKeys.formats,
  view: configKeys.view,
  podcast: configKeys.podcast,
};

/** What is written of a feed, read. */
export type FeedSettings = {
  [name in keyof typeof feedKeys]?: Exclude<ReturnType<(typeof feedKeys)[name]["read"]>, undefined>;
};

export type ConfigKey = keyof typeof configKeys;
/** What is written in a config, read. */
export type Settings = {
  [name in ConfigKey]?: Exclude<ReturnType<(typeof configKeys)[name]["read"]>, undefined>;
};

function template(written: unknown): string | undefined {
  const line = text(written);
  return line !== undefined && !/[{}]/.test(line.replace(/\{(?:site|value)\}/g, "")) ? line : undefined;
}

function keysOf(written: unknown): Partial<Convention> | undefined {
  if (!isObject(written)) return undefined;
  const entries = Object.entries(written).map(([meaning, names]) => {
    const list = isText(names) ? [names] : names;
    const known = meanings.find((one) => one === meaning);
    return known !== undefined && isList(list)
      ? ([known, list.map((name) => name.toLowerCase())] as const)
      : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}

/** Those of a list that are named, in its own order; one that is not in it is a mistake. */
function chosenOf<Name extends string>(names: readonly Name[], written: unknown): Name[] | undefined {
  if (!isList(written) || written.length === 0) return undefined;
  return written.every((one) => names.some((name) => name === one))
    ? names.filter((name) => written.includes(name))
    : undefined;
}

const units: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  kib: 1024,
  mib: 1024 * 1024,
};

/** In bytes: a whole number, or a text with `B`, `kB`, `MB` (thousands), `KiB` or `MiB` (of 1,024), in any case. */
function bytesOf(written: unknown): number | undefined {
  if (typeof written === "number") return Number.isInteger(written) && written > 0 ? written : undefined;
  const [, number, unit = ""] =
    (isText(written) && /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(written)) || [];
  const bytes = Number(number) * (units[unit.toLowerCase()] ?? Number.NaN);
  return bytes >= 1 ? Math.round(bytes) : undefined;
}

function encodingOf(written: unknown): string | undefined {
  if (!isText(written)) return undefined;
  try {
    return new TextDecoder(written).encoding;
  } catch {
    return undefined;
  }
}
