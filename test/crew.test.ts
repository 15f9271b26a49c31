import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { surroundings } from "./surroundings.ts";

/** The compiled command: `npm test` compiles before it tests. */
const cli = path.resolve(import.meta.dirname, "../lib/cli.cjs");
const count = 1700;
let folder = "";

/** What is done to each other thread: the program counts what it hears of them. */
const deeds = {
  none: "",
  ends: "worker.once('message', () => worker.terminate());",
  fails: "worker.terminate();",
};

const kinds: readonly ((at: number) => [string, string])[] = [
  (at) => ["md", `---\ntitle: Number ${at}\ndate: ${day(at)}\ntags: [a, b${at % 7}]\n---\nText ${at}.\n`],
  (at) => ["md", `# A heading ${at} ☂\n\nUndated, 言葉 ${at}.\n`],
  (at) => [
    "html",
    `<title>Page ${at}</title><meta name="date" content="${day(at).slice(0, 16)}"><p>Words ${at}.`,
  ],
  (at) => ["md", `---\ntitle: "Broken ${at}\ndate: ${day(at)}\n---\nLost.\n`],
  (at) => [
    "txt",
    `Headline ${at}\n\nHARBOUR, 3 May (Wire) - Something happened ${at} times.\n\nMore of it.\n`,
  ],
  (at) => ["md", `---\ntitle: Number ${at}\ndate: 31/02/2024\ndraft: ${at % 2 === 0}\n---\nText.\n`],
];
const day = (at: number) => new Date(Date.UTC(2015, 0, 1) + at * 86_400_000).toISOString();

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-"));
  for (let at = 0; at < count; at++) {
    const [ending, text] = kinds[at % kinds.length]?.(at) ?? ["md", ""];
    const file = path.join(folder, `articles/${at % 13}/article-${at}.${ending}`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  fs.writeFileSync(path.join(folder, "feedwright.config.json"), '{ "timeZone": "America/New_York" }');
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** All that a first build of the articles writes and says, and how many messages it had of other threads. */
function built(processors: number, deed: keyof typeof deeds) {
  for (const file of ["dist", "node_modules", "articles/.published.jsonl"])
    fs.rmSync(path.join(folder, file), { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, "node_modules"));
  return builtNow(processors, deed);
}

/** The same of a build of what is there. */
function builtNow(processors: number, deed: keyof typeof deeds) {
  const before = path.join(folder, "before.cjs");
  const heard = path.join(folder, "heard");
  fs.writeFileSync(
    before,
    `let heard = 0;
require("node:os").availableParallelism = () => ${processors};
require("node:diagnostics_channel").subscribe("worker_threads", ({ worker }) => {
  worker.on("message", () => heard++);
  ${deeds[deed]}
});
process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(heard)}, String(heard)));`,
  );
  const words = ["build", "--site", "https://example.org", "--title", "Many", "--now", "2026-01-01"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--require", before, cli, ...words, "--format", "json"],
    { cwd: folder, encoding: "utf8", env: surroundings },
  );
  const dist = path.join(folder, "dist");
  const files = fs.readdirSync(dist).map((name) => [name, fs.readFileSync(path.join(dist, name), "utf8")]);
  const ledger = fs.readFileSync(path.join(folder, "articles/.published.jsonl"), "utf8");
  return {
    made: { status, stdout, stderr, files, ledger },
    heard: Number(fs.readFileSync(heard, "utf8")),
  };
}

describe("threads that read articles along", () => {
  let alone: ReturnType<typeof built>;
  beforeAll(() => {
    alone = built(1, "none");
  });

  test("are not begun on a machine that runs one at a time", () => {
    expect(alone.heard).toBe(0);
    expect(alone.made.ledger.split("\n").length).toBeGreaterThan(count / 3);
    expect(alone.made.stdout).toContain("front-matter");
  });

  test("nor for so few on one that runs two", () => {
    expect(built(2, "none")).toEqual(alone);
  });

  test.each([3, 4])("make the same of them, %i in all", (processors) => {
    const together = built(processors, "none");
    expect(together.heard).toBeGreaterThan(0);
    expect(together.made).toEqual(alone.made);
  });

  test("say what they saw of files, so that those put there anew are known by their bytes", () => {
    expect(built(3, "none").heard).toBeGreaterThan(0);
    const [articles, anew] = [path.join(folder, "articles"), path.join(folder, "anew")];
    fs.cpSync(articles, anew, { recursive: true });
    fs.rmSync(articles, { recursive: true });
    fs.renameSync(anew, articles);
    expect(builtNow(3, "none").heard).toBe(0);
  });

  test("leave to others what they do not do when they end early", () => {
    const together = built(3, "ends");
    expect(together.heard).toBeGreaterThan(0);
    expect(together.made).toEqual(alone.made);
  });

  test("need not begin", () => {
    expect(built(3, "fails")).toEqual(alone);
  });
});
