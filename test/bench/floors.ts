import path from "node:path";
import type { Contestant } from "./contestant.ts";
import type { Ground } from "./ground.ts";

/** Names that goals and tables refer to. */
export const bare = "bare Node";
export const stats = "walk and stat";
export const reads = "walk and read";

/** What no build can do without: Node itself, a look at every file, a reading of every file. */
export function floors({ articles, folder }: Ground, here: string): Contestant[] {
  const program = (name: string) => path.join(here, "test/bench/floors", name);
  const floor = (name: string, ...words: string[]): Contestant => ({
    name,
    kind: "floor",
    largest: Number.POSITIVE_INFINITY,
    command: [process.execPath, ...words],
    folder,
  });
  return [
    floor(bare, "-e", "0"),
    floor(stats, program("stat.mjs"), articles),
    floor(reads, program("read.mjs"), articles),
  ];
}
