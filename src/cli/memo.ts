import path from "node:path";
import { cacheFolder, programStamp } from "../disk/cache.ts";
import type { MemoPlace } from "../memo.ts";
import { type Config, type Progress, unseen } from "../model.ts";
import type { NamedFeed } from "../reader/open.ts";
import { rebuild, type Told, toldOf } from "../rebuild.ts";
import type { Site } from "./begin.ts";
import type { Options } from "./options.ts";
import { barOf } from "./progress.ts";
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

/** Articles: a build of fewer ends before it pays. */
const many = 20_000;
/** Articles: while as many are read, threads begin. */
const someArticles = 1000;
/** Documents: what is made for as many is soon forgotten. */
const manyDocuments = 100;

const setFlag = (flag: string) => process.getBuiltinModule("node:v8").setFlagsFromString(flag);

/**
 * Lets less garbage lie about. In a large build nearly all that is made of articles is held to its end, and for each MB
 * of that another would be taken.
 */
function tidying(progress: Progress = unseen): Progress {
  let isSet = false;
  let isRoomy = false;
  // New memory takes longer than to tidy up more often: by itself V8 takes 32 MB for what is soon forgotten.
  const setTight = () => setFlag("--semi-space-growth-factor=1");
  setTight();
  return (done, all, what) => {
    // A thread that begins has V8 set it back for all (`Heap::ConfigureHeap`).
    if (what === "reading articles" && done % someArticles === 0) setTight();
    if (!isSet && all >= many) {
      setFlag("--heap-growing-percent=35");
      isSet = true;
    }
    if (!isRoomy && what !== "reading articles" && all >= manyDocuments) {
      setFlag("--semi-space-growth-factor=2");
      isRoomy = true;
    }
    progress(done, all, what);
  };
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
