import { hash } from "node:crypto";
import path from "node:path";
import { cacheFolder, programStamp } from "../disk/cache.ts";

import type { MemoPlace } from "../memo.ts";
import type { Config } from "../model.ts";
import type { NamedFeed } from "../reader/open.ts";
import { rebuild, type Told, toldOf } from "../rebuild.ts";
import type { Site } from "./begin.ts";
import type { Options } from "./options.ts";
import { version } from "./version.ts";

/** A build, or what it would be, with what is remembered of the last one. */
export async function rebuilt(
  what: "build" | "preview",
  { config, disk, now, root }: Site,
  { accept = false, frozen = false, memo = true }: Options,
  against: readonly NamedFeed[] = [],
): Promise<Told> {
  const decisions = { accept, frozen, against };
  if (!memo) return toldOf(await (await import("../build.ts"))[what](config, disk, now, decisions));
  return rebuild(what, config, disk, now, decisions, memoPlace(root, config));
}

/** Where what a build made is remembered: one file for each articles folder and out folder. */
function memoPlace(root: string, { articles, out }: Config): MemoPlace {
  const name = hash("sha256", `${articles}\0${out}`).slice(0, 16);
  const [, program = ""] = process.argv;
  return {
    file: path.join(cacheFolder(root), `${name}.memo`),
    program: `${version} ${programStamp(program)}`,
  };
}
