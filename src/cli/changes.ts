import { type Diagnostic, exitCode, type Outcome } from "../diagnostic.ts";
import { type Against, diff, type FeedDiff } from "../diff.ts";
import { save } from "../output/save.ts";
import { isAddress } from "../reader/open.ts";
import { readFirstPage } from "../reader/pages.ts";
import { reportPage } from "../report/page.ts";
import type { Site } from "./begin.ts";
import { feedsOf } from "./feeds.ts";
import type { Options } from "./options.ts";
import { fromRoot } from "./path.ts";

/** Says what subscribers will see, and writes the page that shows it. */
export async function changesOf(site: Site, options: Options): Promise<Outcome<readonly FeedDiff[]>> {
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

async function sideOf(site: Site, options: Options): Promise<Outcome<Against | undefined>> {
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
