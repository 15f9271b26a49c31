import { hash } from "node:crypto";
import path from "node:path";
import { cacheFolder, programStamp } from "../disk/cache.ts";
import type { MemoPlace } from "../memo.ts";
import type { Config } from "../model.ts";
import { version } from "./version.ts";

/** Where what a build made is remembered: one file for each articles folder and out folder. */
export function memoPlace(root: string, { articles, out }: Config): MemoPlace {
  const name = hash("sha256", `${articles}\0${out}`).slice(0, 16);
  const [, program = ""] = process.argv;
  return {
    file: path.join(cacheFolder(root), `${name}.memo`),
    program: `${version} ${programStamp(program)}`,
  };
}
