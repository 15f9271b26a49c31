import fs from "node:fs";
import path from "node:path";
import { type Contestant, program } from "./contestant.ts";
import { bare } from "./floors.ts";
import { forgetBuilds, remove } from "./ground.ts";
import { measure } from "./measure.ts";

/** Names that goals and tables refer to. */
export const version = "--version";
export const newsroom = "build of articles/ here";

/** What there is to wait for however few the articles: a start, and a build of the newsroom in this repository. */
export function start(folder: string, home: string, here: string): Contestant[] {
  remove(folder);
  fs.mkdirSync(folder, { recursive: true });
  for (const name of ["articles", "package.json"]) {
    fs.cpSync(path.join(here, name), path.join(folder, name), { recursive: true });
  }
  const contestant = (name: string, kind: Contestant["kind"], ...words: string[]): Contestant => ({
    name,
    kind,
    largest: Number.POSITIVE_INFINITY,
    command: [process.execPath, ...words],
    folder,
  });
  const cli = path.join(here, program);
  const fault = () => (fs.existsSync(path.join(folder, "dist/rss.xml")) ? undefined : "wrote no feed");
  const again = contestant(`${newsroom}, unchanged`, "ours", cli, "build");
  return [
    contestant(bare, "floor", "-e", "0"),
    contestant(version, "ours", cli, "--version"),
    {
      ...contestant(newsroom, "ours", cli, "build"),
      prepare() {
        forgetBuilds(home);
        remove(path.join(folder, "dist"));
      },
      fault,
    },
    { ...again, prepare: () => void measure(again, home), fault },
  ];
}
