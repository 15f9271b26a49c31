import type { Command } from "commander";
import { exitCode } from "../diagnostic.ts";
import { ledgerFile } from "../model/ledger.ts";
import { begin, type Site } from "./begin.ts";
import { acceptOption, findingOptions, type Options, privateOption, siteOptions } from "./options.ts";
import { endAs, mannerOf, print } from "./say.ts";

export const define = (command: Command): Command =>
  findingOptions(siteOptions(command))
    .argument("<feeds...>", "addresses or files of RSS, Atom or JSON feeds; of several the first counts")
    .option(...acceptOption)
    .option(...privateOption)
    .action(run);

async function run(names: readonly string[], options: Options): Promise<void> {
  const { site, found } = await begin(options);
  const { reportAdoption } = await import("../report/adoption.ts");
  const made = site && (await adoptionOf(names, site, options));
  found.push(...(made?.diagnostics ?? []));
  endAs(found, options);
  const ledger = `${site?.config.articles ?? "articles"}/${ledgerFile}`;
  print(reportAdoption(found, made?.value, ledger, mannerOf(options)));
}

/** Takes ids and dates over. Where a feed cannot be read, nothing is written. */
async function adoptionOf(names: readonly string[], site: Site, options: Options) {
  const { feedsOf } = await import("./feeds.ts");
  const { adopt } = await import("../adopt.ts");
  const opened = await feedsOf(names, options, site);
  if (exitCode(opened.diagnostics) >= 2) return { value: undefined, diagnostics: opened.diagnostics };
  const { config, disk, now } = site;
  const { value, diagnostics } = await adopt(config, disk, now, opened.value, {
    accept: options.accept ?? false,
  });
  return { value, diagnostics: [...opened.diagnostics, ...diagnostics] };
}
