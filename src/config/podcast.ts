import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { personOfKeys, personOfLine } from "../markup/person.ts";
import { nearestCategory, showCategory } from "../markup/podcast.ts";
import { plainText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import { isObject, type PlainText, type Podcast, type ShowCategory, type Url } from "../model.ts";
import type { ConfigFile } from "./file.ts";
import { isList, isText, type Key, key, text, yesNo } from "./key.ts";
import { readKeys } from "./read.ts";

type Funding = Podcast["funding"];
type Owner = NonNullable<Podcast["owner"]>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const address = key<Url>("an http or https address", (written) =>
  isText(written) ? webUrl(written) : undefined,
);

/** The keys of `podcast`. */
export const podcastKeys = {
  author: key<PlainText>("a name", text),
  owner: key<Owner>("a name with an e-mail address: `Ann Lee <ann@example.org>`", ownerOf),
  category: key<ShowCategory[]>(
    "a category of Apple Podcasts, such as News or News > Politics, or a list",
    categoriesOf,
  ),
  explicit: yesNo,
  type: key<"episodic" | "serial">("`episodic` or `serial`", (written) =>
    written === "episodic" || written === "serial" ? written : undefined,
  ),
  image: key("the path or address of a picture", (written) => (isText(written) ? written.trim() : undefined)),
  summary: key<PlainText>("a text", text),
  complete: yesNo,
  block: yesNo,
  newFeedUrl: address,
  locked: yesNo,
  funding: key<Funding>("an address, an object with `url` and `title`, or a list of them", fundingOf),
  guid: key("a UUID such as 917393e3-1b1e-5cef-ace4-edaa54e1f810", (written) =>
    isText(written) && uuid.test(written.trim()) ? written.trim().toLowerCase() : undefined,
  ),
} satisfies Record<string, Key<unknown>>;

/** What is written under `podcast`, read. */
export type PodcastSettings = {
  [name in keyof typeof podcastKeys]?: Exclude<ReturnType<(typeof podcastKeys)[name]["read"]>, undefined>;
};

/** The object `podcast` of a site or a feed. */
export function readPodcast(written: object, placeOf: ConfigFile["placeOf"], found: Diagnostic[]): Podcast {
  const { category, ...rest } = written as { readonly category?: unknown };
  const unknown = unknownCategory(category);
  if (unknown !== undefined)
    found.push(diagnose("podcast-category", unknown, placeOf("podcast", "category")));
  const settings = unknown === undefined ? written : rest;
  const inside: ConfigFile["placeOf"] = (...keys) => placeOf("podcast", ...keys);
  const {
    category: categories = [],
    complete = false,
    block = false,
    funding = [],
    ...read
  } = readKeys(settings, podcastKeys, inside, "podcast.", found) as PodcastSettings;
  const place = read.image === undefined ? placeOf("podcast") : inside("image");
  return { ...read, categories, complete, block, funding, ...(place && { place }) };
}

/** The category that Apple Podcasts lacks, and the one that was most likely meant; `undefined` when all are known. */
function unknownCategory(
  written: unknown,
): { readonly written: string; readonly nearest: string | undefined } | undefined {
  const unknown = categoryNames(written)?.find((name) => showCategory(name) === undefined);
  return unknown === undefined ? undefined : { written: unknown, nearest: nearestCategory(unknown) };
}

function categoryNames(written: unknown): string[] | undefined {
  return isText(written) ? [written] : isList(written) && written.length > 0 ? written : undefined;
}

function categoriesOf(written: unknown): ShowCategory[] | undefined {
  const categories = categoryNames(written)?.map((name) => showCategory(name));
  return categories?.every((category) => category !== undefined) ? categories : undefined;
}

function ownerOf(written: unknown): Owner | undefined {
  const person = isText(written)
    ? personOfLine(written)
    : isObject(written)
      ? personOfKeys(written)
      : undefined;
  return person?.email === undefined ? undefined : { name: person.name, email: person.email };
}

function fundingOf(written: unknown): Funding | undefined {
  const links = (Array.isArray(written) ? written : [written]).map((one: unknown) => {
    const { url, title } = isObject(one) ? (one as { url?: unknown; title?: unknown }) : { url: one };
    const link = isText(url) ? webUrl(url) : undefined;
    return link && { url: link, title: text(title) ?? plainText(new URL(link).host) };
  });
  return links.every((link) => link !== undefined) ? links : undefined;
}
