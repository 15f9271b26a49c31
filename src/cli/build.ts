import type { Command } from "commander";
import { diagnose, exitCode, type Outcome } from "../diagnostic.ts";
import type { NamedFeed } from "../reader/open.ts";
import type { Told } from "../rebuild.ts";
import { begin, type Site } from "./begin.ts";
import { rebuilt } from "./memo.ts";
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
import { say } from "./say.ts";

export const define = (command: Command): Command =>
  findingOptions(siteOptions(command).option(...outOption))
    .option(...acceptOption)
    .option(...frozenOption)
    .option(...memoOption)
    .option("--against <feed>", "take ids and dates from this feed first, where the ledger is not kept")
    .option(...privateOption)
    .action(run);

async function run(options: Options): Promise<void> {
  const { site, found } = await begin(options);
  const made = site && (await buildOf(site, options));
  await say([...found, ...(made?.diagnostics ?? [])], made, options);
}

async function buildOf(site: Site, options: Options): Promise<Told> {
  const live = await liveFeed(options, site);
  if (exitCode(live.diagnostics) >= 2)
    return { documents: 0, published: 0, files: [], diagnostics: live.diagnostics };
  const made = await rebuilt("build", site, options, live.value);
  const file = made.files.length > 0 && live.value.length === 0 ? made.ledger : undefined;
  if (file === undefined || !/^(1|true)$/i.test(process.env.CI ?? "")) return made;
  return { ...made, diagnostics: [...made.diagnostics, diagnose("ledger-uncommitted", { file })] };
}

/** The feed that subscribers have now, where it is named. */
async function liveFeed(options: Options, site: Site): Promise<Outcome<readonly NamedFeed[]>> {
  if (options.against === undefined) return { value: [], diagnostics: [] };
  const { feedsOf } = await import("./feeds.ts");
  return feedsOf([options.against], options, site);
}
