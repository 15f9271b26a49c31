import fs from "node:fs";
import path from "node:path";
import { type Contestant, readFeed, wrongLinks } from "../contestant.ts";
import { type Ground, remove } from "../ground.ts";
import { install } from "./install.ts";

/** Name that goals and tables refer to. */
export const copied = "copied script";

const packages = { feed: "6.0.0", "gray-matter": "4.0.3", marked: "18.2.1" };

/** The script that nearly everybody runs: as it is, and keeping nothing of an article but its front matter. */
export function copiedScript({ articles, folder, links }: Ground, peers: string, here: string): Contestant[] {
  const installed = install(path.join(peers, "copied"), packages);
  const script = path.join(installed, "copied.mjs");
  fs.copyFileSync(path.join(here, "test/bench/peers/copied.mjs"), script);
  const out = path.join(folder, "copied");
  const contestant = (name: string, ...words: string[]): Contestant => ({
    name,
    kind: "peer",
    version: Object.entries(packages)
      .map((one) => one.join(" "))
      .join(", "),
    largest: Number.POSITIVE_INFINITY,
    command: [process.execPath, script, articles, out, ...words],
    folder,
    prepare: () => remove(out),
    fault: () => wrongLinks(readFeed(path.join(out, "rss.xml")), links),
  });
  return [contestant(copied), contestant(`${copied}, reading the 50 twice`, "lean")];
}
