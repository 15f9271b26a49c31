import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseRssFeed } from "feedsmith";
import { XmlDocument } from "libxml2-wasm";
import { afterAll, describe, expect, test } from "vitest";
import { build, configure, instant, memoryDisk } from "../src/index.ts";
import { generate, newestLinks, site } from "./bench/articles.ts";
import { type Contestant, wrongLinks } from "./bench/contestant.ts";
import { goals, judge } from "./bench/goals.ts";
import { measure } from "./bench/measure.ts";
import { readOptions } from "./bench/options.ts";
import { page } from "./bench/page.ts";
import { plot } from "./bench/plot.ts";
import { type Race, type Result, race } from "./bench/race.ts";
import { median, summarise } from "./bench/statistics.ts";

const all = (count: number, seed?: number) =>
  Array.from({ length: count }, (_, index) => generate(index, count, seed));

describe("the articles of the benchmark", () => {
  test("are the same everywhere and always; who changes them makes older figures incomparable", () => {
    const digest = createHash("sha256")
      .update(JSON.stringify(all(200)))
      .digest("hex");
    expect(digest).toBe("31d9a2eb6d5e75b50790c8fcaedd4d902db8597322c32e0e458630c451531d9b");
    expect(generate(7, 200)).toEqual(all(200)[7]);
    expect(generate(7, 200, 2).text).not.toBe(generate(7, 200).text);
  });

  test("are of every kind, and of the length that is promised", () => {
    const articles = all(1000);
    const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / articles.length;
    expect(bytes).toBeGreaterThan(4100);
    expect(bytes).toBeLessThan(4500);
    const kinds = articles.map((one) => path.extname(one.path) + (one.text.startsWith("---") ? "" : " bare"));
    expect(new Set(kinds)).toEqual(new Set([".md", ".md bare", ".html", ".txt bare"]));
    expect(new Set(articles.map((one) => one.path)).size).toBe(1000);
    const tags = articles.flatMap(({ text }) => /^tags: \[(.*)\]$/m.exec(text)?.[1]?.split(", ") ?? []);
    expect(new Set(tags).size).toBe(300);
  });

  test("have no mistake, and the newest 50 of them are those that the peers are held to", async () => {
    const files = new Map(all(150).map((one) => [`articles/${one.path}`, one.text]));
    const { value: config } = configure({ site, title: "Bench", timeZone: "UTC" });
    if (config === undefined) throw new Error("no config");
    const { outputs, diagnostics } = await build(config, memoryDisk(files), instant(Date.UTC(2026, 5, 1)));
    expect(diagnostics).toEqual([]);
    expect(newestLinks(150)).toHaveLength(50);
    expect(wrongLinks(outputs[0]?.text, newestLinks(150))).toBeUndefined();
  });
});

describe("a feed whose time shall count", () => {
  const rss = (...links: string[]) =>
    `<rss version="2.0"><channel><title>x</title>${links.map((link) => `<item><link>${link}</link></item>`).join("")}</channel></rss>`;

  test("has the links, all of them, in order, and no others", () => {
    expect(parseRssFeed(rss("https://a.example/1")).items).toHaveLength(1);
    const expected = ["https://a.example/1", "https://a.example/2"];
    expect(wrongLinks(rss(...expected), expected)).toBeUndefined();
    expect(wrongLinks(undefined, expected)).toMatch(/no feed/);
    expect(wrongLinks(rss("https://a.example/1"), expected)).toMatch(/lacks 1 .*\/2$/);
    expect(wrongLinks(rss(...expected.toReversed()), expected)).toMatch(/in place 1/);
    expect(wrongLinks(rss(...expected, "https://a.example/3"), expected)).toMatch(/3 entries/);
  });
});

describe("the arithmetic", () => {
  test("of medians", () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 2])).toBe(2);
    expect(median([10, 4, 1, 2])).toBe(3);
    expect(() => median([])).toThrow();
  });

  test("of runs: what was not measured each time is not told", () => {
    const runs = [
      { seconds: 2, cpu: 1, megabytes: 50 },
      { seconds: 4, cpu: 3 },
      { seconds: 3, cpu: 2 },
    ];
    expect(summarise(runs)).toEqual({ seconds: 3, fastest: 2, slowest: 4, cpu: 2, rounds: 3 });
  });

  test("of goals: a ratio of medians, and only where both were measured", () => {
    const judged = judge([made(10_000, { cold: 0.7, Hugo: 2, "copied script": 1.4, "walk and stat": 0.2 })]);
    expect(judged.map(({ unit, value, most }) => [unit, value, value <= most])).toEqual([
      ["× Hugo", 0.35, true],
      ["× copied script", 0.5, false],
    ]);
    expect(judge([made(0, { "bare Node": 0.06, "--version": 0.08 })])).toEqual([
      { ...goals.find(({ what }) => what === "--version"), value: expect.closeTo(20) },
    ]);
  });
});

/** A race that was never run. */
function made(count: number, seconds: Readonly<Record<string, number>>): Race {
  const results = Object.entries(seconds).map(([name, each]): Result => {
    const kind =
      name === "Hugo" ? "peer" : name.startsWith("walk") || name.startsWith("bare") ? "floor" : "ours";
    return { name, kind, summary: summarise([{ seconds: each, cpu: each, megabytes: 100 }]) };
  });
  return { count, results };
}

describe("a race", () => {
  const runner = (name: string, more: Partial<Contestant> = {}): Contestant => {
    return { name, kind: "peer", largest: 1000, command: [name], folder: ".", ...more };
  };

  test("lets everybody run in turn, and counts no program that did the wrong thing", () => {
    const order: string[] = [];
    const contestants = [
      runner("a", { prepare: () => order.push("ready"), finish: () => order.push("tidy") }),
      runner("wrong", { fault: () => "lacks an entry" }),
      runner("b"),
      runner("small", { largest: 10 }),
    ];
    const result = race(
      100,
      contestants,
      2,
      ({ name }) => {
        order.push(name);
        return { seconds: order.length };
      },
      () => {},
    );
    expect(order.join(" ")).toBe("ready a tidy wrong b ready a tidy b");
    expect(result.results).toEqual([
      { name: "a", kind: "peer", summary: { seconds: 4.5, fastest: 2, slowest: 7, rounds: 2 } },
      { name: "wrong", kind: "peer", fault: "lacks an entry" },
      { name: "b", kind: "peer", summary: { seconds: 7, fastest: 5, slowest: 9, rounds: 2 } },
    ]);
  });

  const home = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-bench-test-"));
  afterAll(() => fs.rmSync(home, { recursive: true }));

  test("measures a program, and says what a program said that failed", () => {
    const run = (script: string) =>
      measure({ command: [process.execPath, "-e", script], folder: home }, home);
    expect(run("0").seconds).toBeGreaterThan(0);
    expect(() => run("console.log('out of tide'); process.exit(3)")).toThrow(/^ended with 3\nout of tide/);
  });
});

describe("what is told", () => {
  const races = [made(10_000, { "walk and stat": 0.2, cold: 0.5, Hugo: 2 }), made(0, { "bare Node": 0.05 })];

  test("is a picture that is well-formed, has bars as long as they took, and says so in words", () => {
    const svg = XmlDocument.fromString(plot(races));
    const find = (query: string) => svg.find(query, { s: "http://www.w3.org/2000/svg" });
    const widths = find("//s:rect/@width").map((width) => Number(width.content));
    expect(widths).toHaveLength(3);
    expect((widths[1] ?? 0) / (widths[2] ?? 0)).toBeCloseTo(0.25, 1);
    expect(find("/s:svg/s:title")).toHaveLength(1);
    expect(find("/s:svg/s:desc")[0]?.content).toBe(
      "10,000 articles: walk and stat 0.20 s, 100 MB; Feedwright, cold 0.50 s, 100 MB; Hugo 2.00 s, 100 MB.",
    );
    svg.dispose();
  });

  test("is a page with the command, the goals and a table for each race", () => {
    const text = page(races, { command: "npm run bench", machine: "Node 20", doubts: [], absent: [] });
    expect(text).toContain("(Node 20)");
    expect(text).toMatch(/\| cold, 10,000 +\| +≤ 0\.35 × Hugo \| 0\.25 \| +met \|/);
    expect(text).toMatch(/\| Hugo +\| +2\.000 \| 2\.000–2\.000 \| +2\.00 \| +100 \| +4\.00 \|/);
  });

  test("is no more than was asked for, and what was asked for wrongly", () => {
    const options = readOptions(["--sizes", "100,1000", "--rounds", "9,1000=2", "--largest", "hexo=100"]);
    expect(options.sizes.map(options.rounds)).toEqual([9, 2]);
    expect([options.largest("hexo"), options.largest("eleventy")]).toEqual([100, 1000]);
    expect(readOptions(["--all"]).peers).toEqual(["copied", "hugo", "eleventy", "hexo"]);
    expect(() => readOptions(["--sizes", "many"])).toThrow(/no whole number/);
    expect(() => readOptions(["--peers", "jekyll"])).toThrow(/no "jekyll"/);
    expect(() => readOptions(["--quick"])).toThrow(/--quick/);
  });
});
