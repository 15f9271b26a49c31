import fs from "node:fs";
import path from "node:path";
import { generate, site } from "./articles.ts";
import { type Contestant, readFeed, wrongLinks } from "./contestant.ts";
import { type Ground, remove, writeFiles } from "./ground.ts";
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

/** Larger folders are built cold, unchanged and changed, and that is all. */
const large = 10_000;

/** Our build in all its states; each leaves what the next one needs, where that is possible. */
export function ours(ground: Ground, here: string): Contestant[] {
  const { articles, count, home, links } = ground;
  const folder = path.dirname(articles);
  writeFiles(
    folder,
    Object.fromEntries(Object.entries(configs).map(([name, value]) => [name, JSON.stringify(value)])),
  );

  const feed = () => readFeed(path.join(folder, "dist/rss.xml"));
  /** Whether feeds, ledger and memo are there, and of the articles as they are. */
  let standing = false;
  const forget = () => remove(path.join(home, "cache"), path.join(folder, "node_modules"));
  const nothing = () => {
    forget();
    remove(path.join(folder, "dist"), path.join(articles, ".published.jsonl"));
  };
  const contestant = (
    name: string,
    words: readonly string[],
    prepare: () => void,
    more: Partial<Contestant> = {},
  ): Contestant => ({
    name,
    kind: "ours",
    largest: large,
    command: [process.execPath, path.join(here, "lib/cli.js"), ...words],
    folder,
    prepare,
    fault: () => wrongLinks(feed(), links),
    ...more,
  });
  const first = (name: string, file: string, largest = large) =>
    contestant(name, ["build", "--config", file], nothing, {
      largest,
      finish: () => {
        standing = file === plain;
      },
    });
  const again = (name: string, change: () => void, more: Partial<Contestant> = {}) =>
    contestant(
      name,
      ["build"],
      () => {
        if (!standing) {
          nothing();
          measure(contestant("", ["build"], nothing), home);
        }
        standing = true;
        change();
      },
      { largest: Number.POSITIVE_INFINITY, ...more },
    );

  let edits = 0;
  /** Adds a line to an article, another each time. */
  const edit = (index: number) => () => {
    const article = generate(index, count);
    edits += 1;
    fs.writeFileSync(path.join(articles, article.path), `${article.text}\nEdited for time ${edits}.\n`);
  };
  const late = path.join(articles, "2026/01/late.md");
  const check = again("check", () => {}, { largest: large, fault: () => undefined });
  return [
    first(cold, plain, Number.POSITIVE_INFINITY),
    again(unchanged, () => {}),
    again(changed, edit(count - 5)),
    again("one changed, an old one", edit(7)),
    again("memo lost", forget),
    { ...check, command: [process.execPath, path.join(here, "lib/cli.js"), "check"] },
    again(
      "one new",
      () => {
        fs.mkdirSync(path.dirname(late), { recursive: true });
        fs.writeFileSync(late, '---\ntitle: "The latest"\ndate: 2026-01-01T00:00:00Z\n---\n\nIt is here.\n');
      },
      {
        fault: () => wrongLinks(feed(), [`${site}2026/01/late/`, ...links.slice(0, -1)]),
        finish: () => {
          remove(late);
          standing = false;
        },
      },
    ),
    first("cold, RSS alone", "rss.json"),
    first(full, "full.json"),
    first(slices, "slices.json"),
  ];
}
