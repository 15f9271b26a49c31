/**
 * Moving from other programs: each folder of `adopt/` is a site with its articles, the feeds that another program
 * wrote (`old/`), and in `expected/` what `adopt` says and the ledger that it writes.
 *
 *     UPDATE_ADOPT=1 npx vitest run --config test/vitest.config.ts adopt
 *
 * rewrites every `expected/`. Inspect the diff: what it holds is from then on what is right.
 * `case.json`: `about`; `feeds` in the order in which they are named; `new`, the titles that subscribers may see as
 * new; `elsewhere`, the ids that may be missing from the new feed; `accept`; `dates`: false where they may differ.
 */
import fs from "node:fs";
import path from "node:path";
import { parseAtomFeed, parseFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import {
  adopt,
  build,
  exitCode,
  instant,
  loadConfig,
  memoryDisk,
  openFeeds,
  reportAdoption,
} from "../src/index.ts";

/** Cases may become more, never fewer: raise it with each new one. */
const fewestCases = 20;

const folder = path.join(import.meta.dirname, "adopt");
const updating = process.env.UPDATE_ADOPT === "1";
const now = instant(Date.parse("2026-01-01T00:00:00Z"));
const plain = picocolors.createColors(false);

interface Case {
  readonly about: string;
  readonly feeds: readonly string[];
  readonly new?: readonly string[];
  readonly elsewhere?: readonly string[];
  readonly accept?: boolean;
  readonly dates?: boolean;
}

function filesIn(at: string): Map<string, Uint8Array | string> {
  const found = fs
    .readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile());
  return new Map(
    found.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(at, file).split(path.sep).join("/"), new Uint8Array(fs.readFileSync(file))];
    }),
  );
}

const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
const cases = names
  .filter((name) => fs.existsSync(path.join(folder, name, "case.json")))
  .map((name) => {
    const root = path.join(folder, name);
    const note: Case = JSON.parse(fs.readFileSync(path.join(root, "case.json"), "utf8"));
    const files = [...filesIn(root)].filter(
      ([file]) => file !== "case.json" && !file.startsWith("expected/"),
    );
    return { name, root, note, files };
  });

const textOf = (content: Uint8Array | string | undefined) =>
  typeof content === "string" ? content : new TextDecoder().decode(content);

async function run({ root, note }: (typeof cases)[number], files: Map<string, Uint8Array | string>) {
  const disk = memoryDisk(files);
  const { value: config } = await loadConfig({ root }, disk);
  if (config === undefined) throw new Error("no config");
  const ledgerFile = `${config.articles}/.published.jsonl`;
  const opened = await openFeeds(note.feeds, disk, async () => ({ value: undefined, diagnostics: [] }));
  const adopted = await adopt(config, disk, now, opened.value, { accept: note.accept ?? false });
  const found = [...opened.diagnostics, ...adopted.diagnostics];
  const exit = exitCode(found);
  const { out, err } = reportAdoption(found, adopted.value, ledgerFile, {
    format: "text",
    quiet: false,
    exit,
    nameOf: (file) => file,
    lineAt: () => undefined,
    colors: { out: plain, err: plain },
  });
  return {
    config,
    disk,
    ledgerFile,
    report: `${err}${out}exit ${exit}\n`,
    ledger: textOf(files.get(ledgerFile)),
  };
}

interface Seen {
  readonly id: string;
  readonly title: string;
  readonly date: number;
}

/** What an independent parser reads of a feed. */
function seen(text: string): Seen[] {
  const { format, feed } = parseFeed(text);
  const date = (...written: (string | undefined)[]) => Date.parse(written.find((one) => one) ?? "");
  if (format === "atom")
    return (parseAtomFeed(text).entries ?? []).map(({ id = "", title, published, updated }) => ({
      id,
      title: String(title ?? ""),
      date: date(published, updated),
    }));
  if (format === "json")
    return (parseJsonFeed(text).items ?? []).map(({ id = "", title = "", date_published: at }) => ({
      id,
      title,
      date: date(at),
    }));
  if (format !== "rss") throw new Error(`an old feed in ${format}: ${feed}`);
  return (parseRssFeed(text).items ?? []).map(({ guid, title = "", pubDate }) => ({
    id: guid?.value ?? "",
    title,
    date: date(pubDate),
  }));
}

test("there are at least as many cases as there should be, and each says what it shows", () => {
  expect(cases.length).toBeGreaterThanOrEqual(fewestCases);
  expect(cases.filter(({ note }) => !note.about).map(({ name }) => name)).toEqual([]);
});

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  test("takes over and says what is expected", async () => {
    const { report, ledger } = await run(one, new Map(one.files));
    const at = path.join(one.root, "expected");
    if (updating) {
      fs.mkdirSync(at, { recursive: true });
      fs.writeFileSync(path.join(at, "report.txt"), report);
      fs.writeFileSync(path.join(at, "published.jsonl"), ledger);
    } else {
      expect(report).toBe(fs.readFileSync(path.join(at, "report.txt"), "utf8"));
      expect(ledger).toBe(fs.readFileSync(path.join(at, "published.jsonl"), "utf8"));
    }
  });

  test("writes the ledger alone, and a second time nothing", async () => {
    const files = new Map(one.files);
    const { ledgerFile, ...first } = await run(one, files);
    const before = new Set(one.files.map(([file]) => file));
    expect([...files.keys()].filter((file) => !before.has(file) && file !== ledgerFile)).toEqual([]);
    const second = await run(one, files);
    expect(second.ledger).toBe(first.ledger);
    expect(second.report).toContain(`${ledgerFile}   unchanged`);
  });

  test("subscribers of the old feed see nothing twice", async () => {
    const files = new Map(one.files);
    const { config, disk, ledgerFile } = await run(one, files);
    const made = await build(config, disk, now);
    expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const [main = ""] = one.note.feeds;
    const old = one.note.feeds.flatMap((file) => seen(textOf(files.get(file))));
    const before = new Set(old.map(({ id }) => id));
    const rss = seen(textOf(files.get("dist/rss.xml")));
    const fresh = rss.filter(({ id }) => !before.has(id)).map(({ title }) => title);
    expect(fresh.sort()).toEqual([...(one.note.new ?? [])].sort());
    const shown = new Set(rss.map(({ id }) => id));
    const missing = seen(textOf(files.get(main))).filter(({ id }) => !shown.has(id));
    expect(missing.map(({ id }) => id)).toEqual(one.note.elsewhere ?? []);
    expect(seen(textOf(files.get("dist/feed.json"))).map(({ id }) => id)).toEqual(rss.map(({ id }) => id));
    const isIri = (id: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(id);
    const atom = seen(textOf(files.get("dist/atom.xml"))).map(({ id }) => id);
    expect(
      atom.map((id, at) => (isIri(rss[at]?.id ?? "") ? id : id.replace(/^tag:[^:]+,\d{4}:.+$/, "tag"))),
    ).toEqual(rss.map(({ id }) => (isIri(id) ? id : "tag")));
    if (one.note.dates !== false) {
      const dates = new Map(old.toReversed().map(({ id, date }) => [id, date]));
      const moved = rss.filter(({ id, date }) => before.has(id) && dates.get(id) !== date);
      expect(moved.map(({ title }) => title)).toEqual([]);
    }
    const again = await build(config, disk, now);
    expect(again.files.filter(({ change }) => change !== "unchanged")).toEqual([]);
    expect((await run(one, files)).report).toContain(`${ledgerFile}   unchanged`);
  });
});
