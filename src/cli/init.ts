import type { Command } from "commander";
import { beginWithoutSite } from "./begin.ts";
import { type Options, placeOptions } from "./options.ts";
import { say } from "./say.ts";

export const define = (command: Command): Command => placeOptions(command).action(run);

async function run(options: Options): Promise<void> {
  const { disk, config, found } = await beginWithoutSite(options);
  if (config === undefined) return say(found, undefined, options);
  const { init } = await import("../init.ts");
  const says = init(disk, config.articles) ? "git joins" : "git knew already how to join";
  process.stdout.write(`.gitattributes: ${says} the lines of both sides when the ledger is merged.\n`);
}
