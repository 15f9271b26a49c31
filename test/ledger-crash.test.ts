import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build, configure, type Disk, instant, memoryDisk, parseLedger, realDisk } from "../src/index.ts";

const { value: site } = configure({ site: "https://example.org/", title: "Example", timeZone: "UTC" });
if (site === undefined) throw new Error("the config of this test is none");
const config = site;
const now = instant(Date.UTC(2026, 0, 2));
const ledger = "articles/.published.jsonl";

const article = (title: string, more = "") => `---\ntitle: ${title}\n${more}---\n\nAll about ${title}.\n`;

type Files = Map<string, Uint8Array | string>;

/** A site that was built, and what its author did since. */
async function changedSite(): Promise<Files> {
  const files: Files = new Map();
  for (const name of ["one", "two", "three", "four"]) files.set(`articles/${name}.md`, article(name));
  await build(config, memoryDisk(files), instant(Date.UTC(2026, 0, 1)));
  files.set("articles/one.md", article("one", "summary: Edited.\n"));
  files.set("articles/moved.md", String(files.get("articles/two.md")));
  files.delete("articles/two.md");
  files.set("articles/three.md", article("three", "withdrawn: true\n"));
  files.set("articles/five.md", article("five"));
  return files;
}

class Killed extends Error {}

/** A disk that does `last` more things and then no other, as when the machine loses its power. */
function dying(disk: Disk, last: number): Disk {
  let done = 0;
  const alive =
    <Args extends unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (done++ >= last) throw new Killed();
      return work(...args);
    };
  return {
    ...disk,
    lock: alive(disk.lock),
    remove: alive(disk.remove),
    prepare: alive((file: string, text: string) => {
      const { commit, discard } = disk.prepare(file, text);
      return { commit: alive(commit), discard };
    }),
  };
}

const textsOf = (files: Files) =>
  Object.fromEntries([...files].map(([file, content]) => [file, Buffer.from(content).toString()]));

test("a build that dies after any step leaves every file whole, and the next one ends where it would have", async () => {
  const before = await changedSite();
  const after = new Map(before);
  await build(config, memoryDisk(after), now);
  let deaths = 0;
  for (let last = 0; ; last++) {
    const files = new Map(before);
    let died = false;
    try {
      await build(config, dying(memoryDisk(files), last), now);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      died = true;
    }
    for (const [file, content] of files) {
      if (file.endsWith(".feedwright.json")) continue;
      expect([String(before.get(file)), String(after.get(file))], file).toContain(String(content));
    }
    expect(parseLedger(String(files.get(ledger)), ledger).diagnostics).toEqual([]);
    // No feed shows what the ledger does not know.
    if (String(files.get(ledger)) === String(before.get(ledger)))
      expect(files.get("dist/rss.xml")).toBe(before.get("dist/rss.xml"));
    await build(config, memoryDisk(files), now);
    expect(textsOf(files)).toEqual(textsOf(after));
    if (!died) break;
    deaths++;
  }
  expect(deaths).toBeGreaterThan(10);
});

describe("on a real disk", () => {
  let root = "";
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-ledger-"));
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
  const codes = async (disk: Disk = realDisk(root)) =>
    (await build(config, disk, now)).diagnostics.map(({ code }) => code);
  const dated = (title: string) => article(title, "date: 2024-05-06\n");

  test("a lock of a program that still runs stops a build, and nothing is written", async () => {
    put("articles/one.md", dated("one"));
    const held = realDisk(root).lock(`${ledger}.lock`);
    expect(await codes()).toEqual(["build-running"]);
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
    held?.release();
    expect(await codes()).toEqual([]);
    expect(fs.readdirSync(path.join(root, "articles")).sort()).toEqual([".published.jsonl", "one.md"]);
  });

  test("a lock of a program that has ended does not", async () => {
    put("articles/one.md", dated("one"));
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    put(`${ledger}.lock`, JSON.stringify({ pid, host: os.hostname() }));
    expect(await codes()).toEqual([]);
    put("articles/two.md", dated("two"));
    put(`${ledger}.lock`, "spoiled");
    expect(await codes()).toEqual([]);
  });

  test("a lock of another machine counts as long as anybody may write, and no longer", async () => {
    put("articles/one.md", dated("one"));
    put(`${ledger}.lock`, JSON.stringify({ pid: 1, host: "elsewhere.example" }));
    expect(await codes()).toEqual(["build-running"]);
    const old = new Date("2020-01-01T00:00:00Z");
    fs.utimesSync(path.join(root, `${ledger}.lock`), old, old);
    expect(await codes()).toEqual([]);
  });

  test("a ledger that another build changes meanwhile is not written over", async () => {
    put("articles/one.md", dated("one"));
    const disk = realDisk(root);
    const other: Disk = {
      ...disk,
      lock(file) {
        put(ledger, '{"version":1,"feeds":{"other":"https://example.org/other"}}\n');
        return disk.lock(file);
      },
    };
    expect(await codes(other)).toEqual(["ledger-changed"]);
    expect(read(ledger)).toContain("other");
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
  });

  test("a full disk or a folder that may not be written to: the old set stays", async () => {
    put("articles/one.md", dated("one"));
    await codes();
    const before = [read(ledger), read("dist/rss.xml")];
    put("articles/two.md", dated("two"));
    for (const refused of ["dist/.feedwright.json", ledger, "dist/atom.xml"]) {
      const disk = realDisk(root);
      const full: Disk = {
        ...disk,
        prepare(file, text) {
          if (file === refused) throw Object.assign(new Error("full"), { code: "ENOSPC" });
          return disk.prepare(file, text);
        },
      };
      expect(await codes(full)).toEqual(["output-unwritable"]);
      expect([read(ledger), read("dist/rss.xml")]).toEqual(before);
      expect(fs.readdirSync(path.join(root, "articles")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    }
  });

  test("killed at any time, by the system: every file is whole, and the next build ends as one undisturbed", async () => {
    const cli = path.resolve(import.meta.dirname, "../lib/cli.cjs");
    const args = [
      cli,
      "--site",
      "https://example.org",
      "--title",
      "Example",
      "--now",
      "2026-01-02T00:00:00Z",
    ];
    const names = Array.from({ length: 60 }, (_, at) => `articles/${at}.md`);
    const start = (): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: "ignore" });
    for (const name of names) put(name, article(name));
    const began = performance.now();
    await once(start(), "exit");
    const whole = performance.now() - began;
    const dist = () =>
      fs.readdirSync(path.join(root, "dist")).map((name) => [name, read(`dist/${name}`)] as const);
    const undisturbed = [read(ledger), ...dist().map(([, text]) => text)];

    const kills = 4;
    for (let kill = 1; kill <= kills; kill++) {
      fs.rmSync(path.join(root, "dist"), { recursive: true, force: true });
      fs.rmSync(path.join(root, ledger), { force: true });
      const child = start();
      const ended = once(child, "exit");
      // The second half of a build's time is when it writes.
      await new Promise((resolve) => setTimeout(resolve, whole * (0.4 + (0.6 * kill) / kills)));
      child.kill("SIGKILL");
      await ended;
      if (fs.existsSync(path.join(root, ledger))) expect(read(ledger)).toBe(undisturbed[0]);
      if (fs.existsSync(path.join(root, "dist")))
        for (const [name, text] of dist())
          if (!name.endsWith(".tmp") && name !== ".feedwright.json") expect(undisturbed).toContain(text);
      await once(start(), "exit");
      expect([read(ledger), ...dist().map(([, text]) => text)]).toEqual(undisturbed);
      expect(fs.readdirSync(path.join(root, "articles")).filter((name) => !name.endsWith(".md"))).toEqual([
        ".published.jsonl",
      ]);
    }
  }, 120_000);
});
