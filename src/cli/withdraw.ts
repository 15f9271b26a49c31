import type { Command } from "commander";
import { beginWithoutSite } from "./begin.ts";
import { type Options, placeOptions } from "./options.ts";
import { fromRoot } from "./path.ts";
import { say } from "./say.ts";

export const define = (command: Command): Command =>
  placeOptions(command).argument("<file>", "the article").action(run);

async function run(asked: string, options: Options): Promise<void> {
  const { root, disk, config, found } = await beginWithoutSite(options);
  if (config === undefined) return say(found, undefined, options);
  const { withdraw } = await import("../withdraw.ts");
  const { value: changed, diagnostics } = withdraw(disk, fromRoot(root, asked), config);
  if (diagnostics.length > 0) return say(diagnostics, undefined, options);
  const says = changed ? "is withdrawn" : "was withdrawn already";
  process.stdout.write(
    `${asked} ${says}: the next build takes it out of every feed; without \`withdrawn: true\` it is back, under the same id.\n`,
  );
}
