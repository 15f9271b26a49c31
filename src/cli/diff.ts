import type { Command } from "commander";
import { begin } from "./begin.ts";
import { findingOptions, type Options, outOption, privateOption, siteOptions } from "./options.ts";
import { endAs, mannerOf, print } from "./say.ts";

export const define = (command: Command): Command =>
  findingOptions(siteOptions(command).option(...outOption))
    .option("--against <feed>", "a feed, or a folder of feeds, to compare with (default: the out folder)")
    .option("--html <file>", "write a page that shows it, old beside new")
    .option(...privateOption)
    .action(run);

async function run(options: Options): Promise<void> {
  const { site, found } = await begin(options);
  const { changesOf } = await import("./changes.ts");
  const { reportChanges } = await import("../report/changes.ts");
  const made = site && (await changesOf(site, options));
  found.push(...(made?.diagnostics ?? []));
  endAs(found, options);
  print(reportChanges(found, made?.value ?? [], mannerOf(options)));
}
