/**
 * Golden cases: each folder of `golden/` is a small site, with what must come of it in `expected/`.
 *
 *     UPDATE_GOLDEN=1 npx vitest run --config test/vitest.config.ts golden
 *
 * rewrites every `expected/`. Inspect the diff: what it holds is from then on what is right.
 *
 * A case is a folder and nothing else: a config, `articles/`, perhaps `public/`, and `case.json`:
 * `about` (what the case shows), `now` (2026-01-01T00:00:00Z), `dist` and `files` (texts by path below `dist/` or
 * the site, for what lies there before, and for names that not every file system can hold), `whole` (true where the
 * page that browsers show is what the case is about, and what lies beside the feeds; elsewhere both are left out).
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import {
  type Build,
  breachesOf,
  build,
  catalogue,
  type Diagnostic,
  type Disk,
  exitCode,
  instant,
  loadConfig,
  memoryDisk,
  report,
} from "../src/index.ts";
import { expectAgreement, expectMeaning, heardBy } from "./meaning.ts";

/** Cases may become more, never fewer: raise it with each new one. */
const fewestCases = 203;

/** Codes that no golden site can show, each with the reason. */
const unseen: Readonly<Record<string, string>> = {
  "file-unreadable": "a disk in memory refuses nothing",
  "articles-unreadable": "a disk in memory refuses nothing",
  "file-changed": "nothing changes a disk in memory during a build",
  "media-unreadable": "a disk in memory refuses nothing",
  "file-not-followed": "a disk in memory has no links and devices",
  "output-unwritable": "a disk in memory is never full or read-only",
  "output-invalid": "would be a mistake of ours: no input may lead to it",
  usage: "belongs to the command line",
  "feed-invalid": "belongs to `check --feed`: test/validator shows it",
  "feed-doubtful": "belongs to `check --feed`: test/validator shows it",
  "feed-note": "belongs to `check --feed`: test/validator shows it",
  "feed-missing": "belongs to the command line",
  "fetch-address": "no build fetches anything",
  "fetch-private": "no build fetches anything",
  "fetch-limit": "no build fetches anything",
  "fetch-failed": "no build fetches anything",
  "ledger-unreadable": "a disk in memory refuses nothing",
  "ledger-conflict": "no build reads the ledger yet",
  "ledger-line": "no build reads the ledger yet",
  "ledger-ids": "no build reads the ledger yet",
  "ledger-newer": "no build reads the ledger yet",
  "feed-unknown": "a build reads no feeds",
  "feed-page-unread": "a build reads no feeds",
  "feed-pages-many": "a build reads no feeds",
  "body-too-deep": "how deep is too deep depends on the machine's stack",
};

const folder = path.join(import.meta.dirname, "golden");
const updating = process.env.UPDATE_GOLDEN === "1";

const plain = picocolors.createColors(false);
const colors = { out: plain, err: plain };

type Files = ReadonlyMap<string, Uint8Array | string>;

interface Case {
  readonly name: string;
  readonly root: string;
  readonly about: string;
  readonly now: string;
  readonly whole: boolean;
  readonly files: Files;
  /** by path below `expected/` */
  readonly expected: ReadonlyMap<string, string>;
}

interface Result {
  readonly exit: number;
  readonly found: readonly Diagnostic[];
  readonly report: string;
  /** what lies in the out folder afterwards, by path below the root */
  readonly dist: ReadonlyMap<string, string>;
  /** none when the config forbids to build */
  readonly made?: Build;
}

function readFolder(at: string): Map<string, Uint8Array> {
  const found = fs.existsSync(at) ? fs.readdirSync(at, { recursive: true, withFileTypes: true }) : [];
  return new Map(
    found
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [
        path.relative(at, file).split(path.sep).join("/"),
        new Uint8Array(fs.readFileSync(file)),
      ]),
  );
}

function readCase(name: string): Case {
  const root = path.join(folder, name);
  const all = [...readFolder(root)];
  const note = path.join(root, "case.json");
  const written: {
    about?: string;
    now?: string;
    whole?: boolean;
    dist?: Record<string, string>;
    files?: Record<string, string>;
  } = fs.existsSync(note) ? JSON.parse(fs.readFileSync(note, "utf8")) : {};
  const before = Object.entries(written.dist ?? {}).map(([file, text]) => [`dist/${file}`, text] as const);
  const site = all.filter(([file]) => file !== "case.json" && !file.startsWith("expected/"));
  return {
    name,
    root,
    about: written.about ?? "",
    now: written.now ?? "2026-01-01T00:00:00Z",
    whole: written.whole ?? false,
    files: new Map<string, Uint8Array | string>([...site, ...Object.entries(written.files ?? {}), ...before]),
    expected: new Map(
      [...readFolder(path.join(root, "expected"))].map(([file, bytes]) => [
        file,
        new TextDecoder().decode(bytes),
      ]),
    ),
  };
}

/** What a feed's own page is made of; the many cases that are about something else leave it out. */
const plainly = { view: false, page: false };

async function run(
  one: Case,
  files: Map<string, Uint8Array | string>,
  disk: Disk,
  given: object = one.whole ? {} : plainly,
): Promise<Result> {
  const { value: config, diagnostics } = await loadConfig({ root: one.root, given: { ...given } }, disk);
  const made = config && (await build(config, disk, instant(Date.parse(one.now))));
  const found = [...diagnostics, ...(made?.diagnostics ?? [])];
  const exit = exitCode(found);
  const lineAt = ({ file, line }: { file: string; line: number }) =>
    disk.kind(file) === "file"
      ? new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1]
      : undefined;
  const text = (content: Uint8Array | string) =>
    typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
  return {
    exit,
    found,
    report: report(found, undefined, {
      format: "text",
      quiet: false,
      exit,
      nameOf: (file) => file,
      lineAt,
      colors,
    }).err,
    dist: new Map(
      [...files]
        .filter(([file]) => file.startsWith("dist/"))
        .map(([file, content]) => [file, text(content)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    ...(made && { made }),
  };
}

function runInMemory(one: Case, around = (disk: Disk) => disk): Promise<Result> {
  const files = new Map(one.files);
  return run(one, files, around(memoryDisk(files)));
}

/** What a case must come to, by path below `expected/`. */
function outcome({ exit, report, dist }: Result): Map<string, string> {
  return new Map([...dist, ["diagnostics.txt", report], ["exit", `${exit}\n`]]);
}

const feedsOf = ({ made }: Result) => (made?.outputs ?? []).filter(({ entries }) => entries !== undefined);

const digestOf = (result: Result) =>
  createHash("sha256")
    .update(JSON.stringify([...outcome(result)]))
    .digest("hex");

function update({ root }: Case, result: Result): void {
  const at = path.join(root, "expected");
  fs.rmSync(at, { recursive: true, force: true });
  for (const [file, text] of outcome(result)) {
    fs.mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    fs.writeFileSync(path.join(at, file), text);
  }
}

const cases = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readCase(name));
const results = new Map(
  await Promise.all(cases.map(async (one) => [one.name, await runInMemory(one)] as const)),
);
const resultOf = ({ name }: Case): Result => {
  const result = results.get(name);
  if (result === undefined) throw new Error(`no result of ${name}`);
  return result;
};

test("there are at least as many cases as there should be, and each says what it shows", () => {
  expect(cases.length).toBeGreaterThanOrEqual(fewestCases);
  expect(cases.filter(({ about }) => about === "").map(({ name }) => name)).toEqual([]);
});

test("every diagnostic occurs in some case, but for those that none can show", () => {
  const seen = new Set([...results.values()].flatMap(({ found }) => found.map(({ code }) => code as string)));
  expect(
    Object.keys(catalogue)
      .filter((code) => !seen.has(code))
      .sort(),
  ).toEqual(Object.keys(unseen).sort());
});

test("no case left anything behind in the program", () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Reflect.has({}, "polluted")).toBe(false);
  expect(Reflect.has(globalThis, "ran")).toBe(false);
});

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const result = resultOf(one);

  test("comes to what is expected", () => {
    if (updating) update(one, result);
    else expect(Object.fromEntries(outcome(result))).toEqual(Object.fromEntries(one.expected));
  });

  test("a second build changes nothing", async () => {
    const files = new Map(one.files);
    await run(one, files, memoryDisk(files));
    const again = await run(one, files, memoryDisk(files));
    expect(again.made?.files.filter(({ change }) => !["unchanged", "theirs"].includes(change)) ?? []).toEqual(
      [],
    );
    expect(outcome(again)).toEqual(outcome(result));
  });

  test("the order of the folders changes nothing", async () => {
    const reversed = (disk: Disk): Disk => ({ ...disk, list: (at) => disk.list(at)?.toReversed() });
    expect(outcome(await runInMemory(one, reversed))).toEqual(outcome(result));
  });

  test("independent programs read what is meant", async () => {
    const { feeds: [feed] = [] } = result.made ?? {};
    if (feed === undefined) return;
    const documents = feedsOf(result);
    expect(documents.flatMap(breachesOf)).toEqual([]);
    await expectMeaning(feed, documents);
    await expectAgreement(documents);
  });

  test("the page for browsers changes nothing for readers", async () => {
    const files = new Map(one.files);
    const other = feedsOf(await run(one, files, memoryDisk(files), one.whole ? plainly : {}));
    expect(other.flatMap(breachesOf)).toEqual([]);
    expect(await heardBy(other)).toEqual(await heardBy(feedsOf(result)));
  });
});

/** Builds all cases in a program of its own and gives the digest of each, by name. */
function digestsElsewhere(environment: Record<string, string>): Promise<Record<string, string>> {
  const sites = cases.map(({ name, root, now, whole, files }) => ({
    name,
    root,
    now,
    given: whole ? {} : plainly,
    files: [...files].map(([file, content]) => [file, Buffer.from(content).toString("base64")]),
  }));
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [path.join(import.meta.dirname, "golden-zone.mjs")],
      { env: { PATH: process.env.PATH, ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => (error ? reject(error) : resolve(JSON.parse(stdout))),
    );
    child.stdin?.end(JSON.stringify(sites));
  });
}

test.each([
  { TZ: "Pacific/Apia", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
  { TZ: "America/St_Johns", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
])(
  "the compiled program makes the same in $TZ, $LC_ALL",
  async (environment) => {
    const here = Object.fromEntries(cases.map((one) => [one.name, digestOf(resultOf(one))]));
    expect(await digestsElsewhere(environment), "if lib/ is old: npm run compile").toEqual(here);
  },
  30_000,
);
