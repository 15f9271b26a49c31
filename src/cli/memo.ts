import path from "node:path";
import { cacheFolder, programStamp } from "../disk/cache.ts";
import type { MemoPlace } from "../memo.ts";
import type { Config } from "../model.ts";
import type { NamedFeed } from "../reader/open.ts";
import { rebuild, type Told, toldOf } from "../rebuild.ts";
import type { Site } from "./begin.ts";
import type { Options } from "./options.ts";
import { barOf } from "./progress.ts";
import { tidying } from "./tidying.ts";
import { version } from "./version.ts";

/** A build, or what it would be, with what is remembered of the last one; a bar shows how far a long one is. */
export async function rebuilt(
  what: "build" | "preview",
  { config, disk, now, root }: Site,
  options: Options,
  against: readonly NamedFeed[] = [],
): Promise<Told> {
  const { accept = false, frozen = false, memo = true } = options;
  const decisions = { accept, frozen, against };
  const bar = barOf(options);
  const progress = tidying(bar?.progress);
  try {
    if (memo) return await rebuild(what, config, disk, now, decisions, memoPlace(root, config), progress);
    const made = await import("../build.ts");
    return toldOf(await made[what](config, disk, now, decisions, progress));
  } finally {
    bar?.stop();
  }
}

/** Where what a build made is remembered: one file for each articles folder and out folder. */
function memoPlace(root: string, { articles, out }: Config): MemoPlace {
  // Of two that come by the same name each takes the other's for foreign.
  const name = encodeURIComponent(`${articles} ${out}`).slice(-100);
  const [, program = ""] = process.argv;
  return {
    file: path.join(cacheFolder(root), `${name}.memo`),
    program: `${version} ${programStamp(program)}`,
  };
}
