import { adopt } from "../adopt.ts";
import { type Diagnostic, exitCode, type Outcome } from "../diagnostic.ts";
import { type Against, diff, type FeedDiff } from "../diff.ts";
import type { Disk } from "../disk.ts";
import type { Config, Instant } from "../model.ts";
import { save } from "../output/save.ts";
import { fetchFeed } from "../reader/fetch.ts";
import { isAddress, type NamedFeed, openFeeds } from "../reader/open.ts";
import { readFirstPage, readWholeFeed } from "../reader/pages.ts";
import { reportPage } from "../report/page.ts";
import { fromRoot } from "./path.ts";

/** What a command about feeds begins with. */
export interface Site {
  /** absolute */
  readonly root: string;
  readonly disk: Disk;
  readonly config: Config;
  readonly now: Instant;
}

export interface FeedOptions {
  readonly allowPrivate?: boolean;
  readonly accept?: boolean;
  readonly against?: string;
  readonly html?: string;
}

/** The feeds at addresses and in files, all their pages or the first. */
export async function feedsOf(
  names: readonly string[],
  { allowPrivate = false }: FeedOptions,
  { disk, root }: Pick<Site, "disk" | "root">,
  read: typeof readWholeFeed = readWholeFeed,
): Promise<Outcome<readonly NamedFeed[]>> {
  const known = names.map((name) => (isAddress(name) ? name : fromRoot(root, name)));
  return openFeeds(known, disk, (address) => fetchFeed(address, { allowPrivate }), read);
}

/** Says what subscribers will see, and writes the page that shows it. */
export async function runDiff(site: Site, options: FeedOptions): Promise<Outcome<readonly FeedDiff[]>> {
  const { disk, root, config, now } = site;
  const against = await sideOf(site, options);
  if (exitCode(against.diagnostics) >= 2) return { value: [], diagnostics: against.diagnostics };
  const { value, diagnostics } = await diff(config, disk, now, against.value);
  const found: Diagnostic[] = [
    ...against.diagnostics,
    ...diagnostics.filter(({ severity }) => severity !== "note"),
  ];
  if (options.html !== undefined) {
    const { title, language } = config;
    const page = reportPage(value.feeds, { title, ...(language && { language }) });
    found.push(...save(disk, fromRoot(root, options.html), page));
  }
  return { value: value.feeds, diagnostics: found };
}

async function sideOf(site: Site, options: FeedOptions): Promise<Outcome<Against | undefined>> {
  const { against } = options;
  if (against === undefined) return { value: undefined, diagnostics: [] };
  const folder = fromRoot(site.root, against);
  if (!isAddress(against) && site.disk.kind(folder) === "folder")
    return { value: { folder }, diagnostics: [] };
  const { value, diagnostics } = await feedsOf([against], options, site, readFirstPage);
  // What a feed has on other pages, no subscriber is shown by this one.
  const told = diagnostics.filter(({ code }) => code !== "feed-page-elsewhere");
  const [feed] = value;
  return { value: feed && { feed }, diagnostics: told };
}

/** Takes ids and dates over. Where a feed cannot be read, nothing is written. */
export async function runAdopt(names: readonly string[], site: Site, options: FeedOptions) {
  const opened = await feedsOf(names, options, site);
  if (exitCode(opened.diagnostics) >= 2) return { value: undefined, diagnostics: opened.diagnostics };
  const { config, disk, now } = site;
  const { value, diagnostics } = adopt(config, disk, now, opened.value, { accept: options.accept ?? false });
  return { value, diagnostics: [...opened.diagnostics, ...diagnostics] };
}
