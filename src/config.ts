import { type FeedRequest, feedPlans, readFeeds, type Usual } from "./config/feeds.ts";
import { type ConfigFile, homepage, readConfigFile } from "./config/file.ts";
import { configKeys, type Settings } from "./config/keys.ts";
import { readPodcast } from "./config/podcast.ts";
import { readKeys, shown } from "./config/read.ts";
import { withKeys } from "./convention.ts";
import { type Diagnostic, diagnose, type Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { plainText } from "./markup/text.ts";
import { webUrl } from "./markup/url.ts";
import { type Config, mainFeed, type Podcast, type Url } from "./model.ts";

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
  const { value, diagnostics } = await readRequest(request, disk);
  if (value === undefined) return { value, diagnostics };
  return complete(value, [...diagnostics]);
}

/** What the config says of the files of the articles, for what needs no site. None when something is wrong. */
export async function loadFolders(
  request: ConfigRequest,
  disk: Disk,
): Promise<Outcome<Pick<Config, "articles" | "convention"> | undefined>> {
  const { value, diagnostics } = await readRequest(request, disk);
  if (value === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  const { articles = usualFolders.articles, keys = {} } = value;
  return { value: { articles, convention: withKeys(keys) }, diagnostics };
}

async function readRequest(request: ConfigRequest, disk: Disk): Promise<Outcome<Read | undefined>> {
  if (disk.kind(".") !== "folder") {
    const message = `there is no folder ${request.root}`;
    const help = "name the folder of your site with `--root DIR`";
    return { value: undefined, diagnostics: [diagnose("usage", { message, help })] };
  }
  const diagnostics: Diagnostic[] = [];
  const file = await readConfigFile(request.root, disk, request.file, diagnostics);
  const written = file === undefined ? {} : readSettings(file, diagnostics);
  const given = readSettings({ settings: request.given ?? {}, ...nowhere }, diagnostics, "--");
  const site = configKeys.site.read(homepage(disk));
  return { value: { ...(site && { site }), ...written, ...given }, diagnostics };
}

const usualFolders = { articles: "articles", out: "dist" };

/** Settings that stand in no file. */
const nowhere = { placeOf: () => undefined, placeIn: () => undefined };

/** The config from settings alone, as a program gives them. */
export function configure(settings: unknown): Outcome<Config | undefined> {
  const diagnostics: Diagnostic[] = [];
  return complete(readSettings({ settings, ...nowhere }, diagnostics), diagnostics);
}

/** What was written, with feeds and podcasts read. */
interface Read extends Omit<Settings, "podcast" | "feeds"> {
  podcast?: Podcast;
  feeds?: readonly FeedRequest[];
}

/** @param prefix before a key's name in messages: `--` on the command line */
function readSettings({ settings, placeOf, placeIn }: ConfigFile, found: Diagnostic[], prefix = ""): Read {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    const facts = {
      key: "feedwright",
      written: shown(settings),
      must: "an object",
    };
    found.push(diagnose("config-value", facts, placeOf("")));
    return {};
  }
  const { podcast, feeds, ...read }: Settings = readKeys(settings, configKeys, placeOf, prefix, found);
  return {
    ...read,
    ...(podcast && { podcast: readPodcast(podcast, placeOf, found) }),
    ...(feeds && { feeds: readFeeds(feeds, { placeOf, placeIn }, found) }),
  };
}

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
function complete(settings: Read, found: Diagnostic[]): Outcome<Config | undefined> {
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
    feeds = [],
    ...rest
  } = settings;
  const { content = "summary", limit = 50, formats = ["rss", "atom", "json"], view = true } = rest;
  const { description, podcast, archive, maxBytes } = rest;
  const main = {
    ...(description && { description }),
    ...(podcast && { podcast }),
  };
  const usual: Usual = {
    content,
    limit,
    formats,
    view,
    ...(maxBytes && { maxBytes }),
    ...(archive && { archive }),
  };
  const plans = feedPlans(feeds, usual, main, found);
  if (found.length > 0) return { value: undefined, diagnostics: found };
  if (site === undefined) return { value: undefined, diagnostics: [diagnose("site-missing", {})] };
  const host = plainText(new URL(site).host);
  const value: Config = {
    feedBase: site,
    permalink: "/:path/",
    content,
    embeds: "link",
    maxItemBytes: 500_000,
    limit: plans.find(({ name }) => name === mainFeed)?.limit ?? limit,
    guard: 3,
    formats,
    media: ["public", "static", "."],
    publishEmail: false,
    sourceMarkdown: false,
    teasers: [],
    boilerplate: [],
    ignore: [],
    hubs: [],
    view,
    page: "index.html",
    compress: [],
    ...usualFolders,
    ...rest,
    ...resolved({ icon, logo, favicon, tagPages, categoryPages }, site),
    feeds: plans,
    site,
    convention: withKeys(keys),
    title: title ?? host,
    timeZone: timeZone ?? "UTC",
    timeZoneChosen: timeZone !== undefined,
  };
  return {
    value,
    diagnostics: title === undefined ? [diagnose("feed-title-missing", { title: host })] : [],
  };
}
