import fs from "node:fs";
import path from "node:path";
import { generate, site } from "./articles.ts";
import { type Contestant, program, readFeed, wrongLinks } from "./contestant.ts";
import { forgetBuilds, type Ground, remove, writeFiles } from "./ground.ts";
import { measure } from "./measure.ts";

/** Names that goals and tables refer to. */
export const cold = "cold";
export const unchanged = "unchanged";
export const changed = "one changed";
export const full = "cold, full content";
export const slices = "cold, 300 tags and archives";

const plain = "feedwright.config.json";
const config = { site, title: "Bench", language: "en", timeZone: "UTC" };
const configs = {
  [plain]: config,
  "rss.json": { ...config, formats: ["rss"] },
  "full.json": { ...config, content: "full" },
  "slices.json": { ...config, archive: 50, feeds: [{ name: "main" }, { each: "tag" }] },
};

/** Larger folders are built with the plain config alone, and are not checked. */
const large = 10_000;

/**
 * How feeds, ledger and memo stand to the articles: absent, or of another config; as a build left them that wrote
 * something; as one left them that found nothing to do; as one left them that wrote feeds of tags.
 */
type State = "absent" | "built" | "resting" | "sliced";

/** Our build in all its states; each leaves what the next one needs, where that is possible. */
export function ours(ground: Ground, here: string): Contestant[] {
  const { articles, count, home, links } = ground;
  const folder = path.dirname(articles);
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(configs).map(([name, value]) => [name, JSON.stringify(value)])),
  );
  const feed = () => readFeed(path.join(folder, "dist/rss.xml"));
  let state: State = "absent";
  const becomes = (next: State) => () => {
    state = next;
  };
  const forget = () => {
    forgetBuilds(home);
    remove(path.join(folder, "node_modules"));
  };
  const nothing = () => {
    forget();
    remove(path.join(folder, "dist"), path.join(articles, ".published.jsonl"));
  };
  const command = (...words: string[]) => [process.execPath, path.join(here, program), ...words] as const;
  const build = { command: command("build"), folder };
  const buildSlices = { command: command("build", "--config", "slices.json"), folder };
  /** Builds, untimed, what a contestant begins with. */
  const bring = (wanted: "built" | "resting") => {
    if (state === "absent" || state === "sliced" || (state === "resting" && wanted === "built")) {
      nothing();
      measure(build, home);
      state = "built";
    }
    if (state !== wanted && wanted === "resting") measure(build, home);
    state = wanted;
  };
  const first = (name: string, file: string, largest = large): Contestant => ({
    ...{ name, kind: "ours", largest, folder, prepare: nothing },
    command: command("build", "--config", file),
    fault: () => wrongLinks(feed(), links),
    finish: becomes(file === plain ? "built" : file === "slices.json" ? "sliced" : "absent"),
  });
  const again = (name: string, change: () => void, more: Partial<Contestant> = {}): Contestant => ({
    ...{ name, kind: "ours", largest: Number.POSITIVE_INFINITY, ...build },
    prepare() {
      bring("resting");
      change();
    },
    fault: () => wrongLinks(feed(), links),
    finish: becomes("built"),
    ...more,
  });

  let edits = 0;
  /** Adds a line to an article, another each time. */
  const edit = (index: number) => () => {
    const article = generate(index, count);
    edits += 1;
    fs.writeFileSync(path.join(articles, article.path), `${article.text}\nEdited for time ${edits}.\n`);
  };
  /** Only ledger and memo are what they were. */
  const checkOut = () => {
    const anew = path.join(folder, "anew");
    fs.cpSync(articles, anew, { recursive: true });
    remove(articles, path.join(folder, "dist"));
    fs.renameSync(anew, articles);
  };
  const late = path.join(articles, "2026/01/late.md");
  return [
    first(cold, plain, Number.POSITIVE_INFINITY),
    again("unchanged, for the first time", () => {}, {
      prepare: () => bring("built"),
      finish: becomes("resting"),
    }),
    again(unchanged, () => {}, { finish: becomes("resting") }),
    again(changed, edit(count - 5)),
    again("one changed, an old one", edit(7)),
    again("memo lost", forget),
    again("checked out anew", checkOut, { largest: large }),
    again("check", () => {}, { largest: large, command: command("check"), fault: () => undefined }),
    again(
      "one new",
      () => {
        fs.mkdirSync(path.dirname(late), { recursive: true });
        fs.writeFileSync(late, '---\ntitle: "The latest"\ndate: 2026-01-01T00:00:00Z\n---\n\nIt is here.\n');
      },
      {
        fault: () => wrongLinks(feed(), [`${site}2026/01/late/`, ...links.slice(0, -1)]),
        finish() {
          remove(late);
          state = "absent";
        },
      },
    ),
    first("cold, RSS alone", "rss.json"),
    first(full, "full.json"),
    first(slices, "slices.json"),
    again("one changed, 300 tags and archives", () => {}, {
      ...{ ...buildSlices, largest: large },
      prepare() {
        if (state !== "sliced") {
          nothing();
          measure(buildSlices, home);
        }
        measure(buildSlices, home);
        edit(count - 5)();
      },
      finish: becomes("absent"),
    }),
  ];
}
