import { type ConfigFile, homepage, readConfigFile } from "./config/file.ts";
import type { Key } from "./config/key.ts";
import { configKeys, type Settings } from "./config/keys.ts";
import { type PodcastSettings, podcastKeys, unknownCategory } from "./config/podcast.ts";
import { withKeys } from "./convention.ts";
import { type Diagnostic, diagnose, type Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { nearest } from "./markup/nearest.ts";
import { plainText } from "./markup/text.ts";
import { webUrl } from "./markup/url.ts";
import type { Config, Podcast, Url } from "./model.ts";

export type { Settings } from "./config/keys.ts";

/** Where the config is looked for, and what overrides it. */
export interface ConfigRequest {
  /** the absolute path of the folder that holds config, articles and out folder */
  readonly root: string;
  /** a config file, relative to the root, instead of the usual ones */
  readonly file?: string;
  /** what was given on the command line, by the names of the config; unread */
  readonly given?: { readonly [key: string]: unknown };
}

/** The site's config: what was given, then what its file says, then what is usual. None when something is wrong. */
export async function loadConfig(request: ConfigRequest, disk: Disk): Promise<Outcome<Config | undefined>> {
  if (disk.kind(".") !== "folder") {
    const help = "name the folder of your site with `--root DIR`";
    return {
      value: undefined,
      diagnostics: [diagnose("usage", { message: `there is no folder ${request.root}`, help })],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const file = await readConfigFile(request.root, disk, request.file, diagnostics);
  const written = file === undefined ? {} : readSettings(file, diagnostics);
  const given = readSettings({ settings: request.given ?? {}, placeOf: () => undefined }, diagnostics, "--");
  const site = configKeys.site.read(homepage(disk));
  return complete({ ...(site && { site }), ...written, ...given }, diagnostics);
}

/** The config from settings alone, as a program gives them. */
export function configure(settings: unknown): Outcome<Config | undefined> {
  const diagnostics: Diagnostic[] = [];
  return complete(readSettings({ settings, placeOf: () => undefined }, diagnostics), diagnostics);
}

/** @param prefix before a key's name in messages: `--` on the command line */
function readSettings({ settings, placeOf }: ConfigFile, found: Diagnostic[], prefix = ""): Settings {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    found.push(
      diagnose(
        "config-value",
        { key: "feedwright", written: shown(settings), must: "an object" },
        placeOf(""),
      ),
    );
    return {};
  }
  const read = readKeys(settings, configKeys, placeOf, prefix, found);
  if (typeof read.podcast === "object" && read.podcast !== null)
    read.podcast = readPodcast(read.podcast, placeOf, found);
  return read;
}

/** What an object says under the keys of a table; what it should not say is reported. */
function readKeys(
  written: object,
  keys: Readonly<Record<string, Key<unknown>>>,
  placeOf: ConfigFile["placeOf"],
  prefix: string,
  found: Diagnostic[],
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written) as [string, unknown][]) {
    if (value === undefined) continue;
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (known === undefined) {
      const names = Object.keys(keys);
      const facts = { key: prefix + name, nearest: nearest(name, names, 3), known: names.join(", ") };
      found.push(diagnose("config-key", facts, placeOf(name)));
      continue;
    }
    const meant = known.read(value);
    if (meant !== undefined) read[name] = meant;
    else {
      const facts = { key: prefix + name, written: shown(value), must: known.must };
      found.push(diagnose("config-value", facts, placeOf(name)));
    }
  }
  return read;
}

function readPodcast(written: object, placeOf: ConfigFile["placeOf"], found: Diagnostic[]): Podcast {
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

const shown = (written: unknown) => JSON.stringify(written)?.slice(0, 80) ?? String(written);

/** Paths of the site as addresses; what is not written is absent. */
function resolved<Name extends string>(
  written: { readonly [name in Name]: string | undefined },
  site: Url,
): { readonly [name in Name]?: Url } {
  const entries = Object.entries<string | undefined>(written).flatMap(([name, address]) => {
    const url = address === undefined ? undefined : webUrl(address, site);
    return url === undefined ? [] : [[name, url] as const];
  });
  return Object.fromEntries(entries) as { readonly [name in Name]?: Url };
}

/** The settings with what is usual; no config when anything was found wrong, or there is no site. */
function complete(settings: Settings, found: readonly Diagnostic[]): Outcome<Config | undefined> {
  const {
    site,
    title,
    timeZone,
    keys = {},
    icon,
    logo,
    favicon,
    tagPages,
    categoryPages,
    podcast,
    ...rest
  } = settings;
  if (found.length > 0) return { value: undefined, diagnostics: found };
  if (site === undefined) return { value: undefined, diagnostics: [diagnose("site-missing", {})] };
  const host = plainText(new URL(site).host);
  const value: Config = {
    feedBase: site,
    permalink: "/:path/",
    content: "summary",
    embeds: "link",
    maxItemBytes: 500_000,
    limit: 50,
    guard: 3,
    formats: ["rss", "atom", "json"],
    media: ["public", "static", "."],
    publishEmail: false,
    sourceMarkdown: false,
    teasers: [],
    boilerplate: [],
    ignore: [],
    hubs: [],
    view: true,
    page: "index.html",
    articles: "articles",
    out: "dist",
    ...rest,
    ...resolved({ icon, logo, favicon, tagPages, categoryPages }, site),
    ...(podcast && { podcast: podcast as Podcast }),
    site,
    convention: withKeys(keys),
    title: title ?? host,
    timeZone: timeZone ?? "UTC",
    timeZoneChosen: timeZone !== undefined,
  };
  return { value, diagnostics: title === undefined ? [diagnose("feed-title-missing", { title: host })] : [] };
}
