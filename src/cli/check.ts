import type { Command } from "commander";
import { diagnose } from "../diagnostic.ts";
import { begin, type Site } from "./begin.ts";
import {
  acceptOption,
  findingOptions,
  frozenOption,
  memoOption,
  type Options,
  outOption,
  privateOption,
  siteOptions,
} from "./options.ts";
import { fromRoot } from "./path.ts";
import { say } from "./say.ts";

export const define = (command: Command): Command =>
  findingOptions(siteOptions(command).option(...outOption))
    .option(...acceptOption)
    .option(...frozenOption)
    .option(...memoOption)
    .option("--why <file>", "say in one sentence why an article is in the feeds, or is not")
    .option("--feed <file|url>", "check a feed, anybody's, by the rules of RSS, Atom and JSON Feed")
    .option(...privateOption)
    .action(run);

async function run(options: Options): Promise<void> {
  if (options.feed !== undefined) {
    const { checkAnyFeed } = await import("./check-feed.ts");
    return checkAnyFeed(options.feed, options);
  }
  const { site, found } = await begin(options);
  if (site === undefined) return say(found, undefined, options);
  if (options.why !== undefined) return sayWhy(options.why, site, options);
  const { rebuilt } = await import("./memo.ts");
  const made = await rebuilt("preview", site, options);
  await say([...found, ...made.diagnostics], { ...made, preview: true }, options);
}

async function sayWhy(file: string, site: Site, options: Options): Promise<void> {
  const asked = fromRoot(site.root, file);
  const { config, disk, now } = site;
  if (disk.kind(asked) !== "file") {
    const help = `name an article below ${config.articles}`;
    return say([diagnose("usage", { message: `there is no file ${asked}`, help })], undefined, options);
  }
  const { accept = false, frozen = false } = options;
  const { preview } = await import("../build.ts");
  const { why } = await import("../check/why.ts");
  const made = await preview(config, disk, now, { accept, frozen });
  process.stdout.write(`${why(asked, true, made, config)}\n`);
}
