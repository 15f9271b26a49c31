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
 *
 * A case that lives through several builds has `steps`, a list of what happens before each (the first may be `{}`), in
 * this order: `move` (new paths by old ones; a folder with all in it), `remove` (a list of files or folders), `edit` (by
 * path, pairs of words and what replaces them) and `write` (texts by path). A step is built a day after the one before it,
 * or at its own `now`, with `accept` or `frozen` where it says so; what comes of it lies in `expected/1/`, `expected/2/`…
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
  type Decisions,
  type Diagnostic,
  type Disk,
  exitCode,
  instant,
  loadConfig,
  memoryDisk,
  report,
} from "../src/index.ts";
import { expectAgreement, expectMeaning, heardBy } from "./meaning.ts";
import { surroundings } from "./surroundings.ts";

/** Cases may become more, never fewer: raise it with each new one. */
const fewestCases = 320;

/** Codes that no golden site can show, each with the reason. */
const unseen: Readonly<Record<string, string>> = {
  "feed-too-large": "a feed of a megabyte is too large for an example",
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
  "feed-unknown": "a build reads no feeds",
  "feed-page-unread": "a build reads no feeds",
  "feed-pages-many": "a build reads no feeds",
  "feed-page-elsewhere": "a build reads no feeds",
  "feed-file": "a build reads no feeds",
  "adopt-entry-alone": "a build takes nothing over",
  "adopt-article-alone": "a build takes nothing over",
  "adopt-uncertain": "a build takes nothing over",
  "adopt-past": "a build takes nothing over",
  "adopt-other-id": "a build takes nothing over",
  "adopt-written-id": "a build takes nothing over",
  "adopt-id-taken": "a build takes nothing over",
  "adopt-feed-id": "a build takes nothing over",
  "adopt-other-feed": "a build takes nothing over",
  "adopt-no-ids": "a build takes nothing over",
  "adopt-no-iri": "a build takes nothing over",
  "adopt-dates": "a build takes nothing over",
  "shown-again": "a build compares nothing",
  "ledger-changed": "nothing changes a disk in memory during a build",
  "ledger-uncommitted": "belongs to the command line",
  "build-running": "a disk in memory has one user",
  "memo-ignored": "every case is built without a memo",
  "memo-unwritable": "every case is built without a memo",
  "body-too-deep": "how deep is too deep depends on the machine's stack",
};

const folder = path.join(import.meta.dirname, "golden");
const updating = process.env.UPDATE_GOLDEN === "1";

const plain = picocolors.createColors(false);
const colors = { out: plain, err: plain };

type Files = ReadonlyMap<string, Uint8Array | string>;

/** A build of a case, and what happens before it. */
interface Step {
  readonly now?: string;
  readonly accept?: boolean;
  readonly frozen?: boolean;
  readonly move?: Record<string, string>;
  readonly remove?: readonly string[];
  readonly edit?: Record<string, Record<string, string>>;
  readonly write?: Record<string, string>;
}

interface Case {
  readonly name: string;
  readonly root: string;
  readonly about: string;
  readonly now: string;
  readonly whole: boolean;
  readonly files: Files;
  readonly steps: readonly Step[];
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
    steps?: Step[];
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
    steps: written.steps ?? [{}],
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

/** Lets happen what a step says. */
function apply(
  { move = {}, remove = [], edit = {}, write = {} }: Step,
  files: Map<string, Uint8Array | string>,
) {
  const below = (name: string) => [...files.keys()].filter((file) => `${file}/`.startsWith(`${name}/`));
  const touched = (name: string) => {
    const found = below(name);
    if (found.length === 0) throw new Error(`nothing lies at ${name}`);
    return found;
  };
  const moved = Object.entries(move).flatMap(([from, to]) =>
    touched(from).map((file) => [file, to + file.slice(from.length), files.get(file) ?? ""] as const),
  );
  for (const [file] of moved) files.delete(file);
  for (const [, to, content] of moved) files.set(to, content);
  for (const name of remove) for (const file of touched(name)) files.delete(file);
  for (const [file, changes] of Object.entries(edit)) {
    for (const [from, to] of Object.entries(changes)) {
      const text = decoded(files.get(file) ?? "");
      if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
      files.set(
        file,
        text.replace(from, () => to),
      );
    }
  }
  for (const [file, text] of Object.entries(write)) files.set(file, text);
}

const day = 24 * 60 * 60 * 1000;
const decoded = (content: Uint8Array | string) =>
  typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);

async function run(
  one: Case,
  files: Map<string, Uint8Array | string>,
  disk: Disk,
  now: number,
  decisions: Decisions,
  given: object = one.whole ? {} : plainly,
): Promise<Result> {
  const { value: config, diagnostics } = await loadConfig({ root: one.root, given: { ...given } }, disk);
  const made = config && (await build(config, disk, instant(now), decisions));
  const found = [...diagnostics, ...(made?.diagnostics ?? [])];
  const exit = exitCode(found);
  const lineAt = ({ file, line }: { file: string; line: number }) =>
    disk.kind(file) === "file"
      ? new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1]
      : undefined;
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
        .filter(([file]) => file.startsWith("dist/") || file.endsWith("/.published.jsonl"))
        .map(([file, content]) => [file, decoded(content)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    ...(made && { made }),
  };
}

/** The builds of a case, one after the other, and what lies there after the last. */
async function play(one: Case, around = (disk: Disk) => disk, given?: object) {
  const files = new Map(one.files);
  const disk = around(memoryDisk(files));
  const results: Result[] = [];
  const moments: Moment[] = [];
  let before: Files = new Map();
  let now = Date.parse(one.now) - day;
  for (const step of one.steps) {
    now = step.now === undefined ? now + day : Date.parse(step.now);
    apply(step, files);
    const { accept = false, frozen = false } = step;
    moments.push({ now, accept, frozen, files: changesOf(before, files) });
    results.push(await run(one, files, disk, now, step, given));
    before = new Map(files);
  }
  const again = () => run(one, files, disk, now, one.steps.at(-1) ?? {});
  return { results, moments, again };
}

/** A build as a program of its own can do it after those before it. */
interface Moment extends Decisions {
  readonly now: number;
  /** what is new in them by path, in base 64; `null` for files that vanished */
  readonly files: readonly (readonly [string, string | null])[];
}

function changesOf(before: Files, after: Files): Moment["files"] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => {
      const content = after.get(name);
      return [name, content === undefined ? null : Buffer.from(content).toString("base64")] as const;
    });
}

/** What a case must come to, by path below `expected/`. */
function outcome(results: readonly Result[]): Map<string, string> {
  const folder = (at: number) => (results.length === 1 ? "" : `${at + 1}/`);
  return new Map(
    results.flatMap(({ exit, report, dist }, at) =>
      [...dist, ["diagnostics.txt", report] as const, ["exit", `${exit}\n`] as const].map(
        ([file, text]) => [folder(at) + file, text] as const,
      ),
    ),
  );
}

const feedsOf = ({ made }: Result) => (made?.outputs ?? []).filter(({ entries }) => entries !== undefined);

/** The address of a file in the out folder, below that of the main feed. */
function servedAt(file: string, { made }: Result): string {
  const [address = ""] = Object.values(made?.feeds[0]?.options.feedLinks ?? {});
  return new URL(file.split("/").map(encodeURIComponent).join("/"), address).href;
}

const digestOf = (results: readonly Result[]) =>
  createHash("sha256")
    .update(JSON.stringify([...outcome(results)]))
    .digest("hex");

function update({ root }: Case, results: readonly Result[]): void {
  const at = path.join(root, "expected");
  fs.rmSync(at, { recursive: true, force: true });
  for (const [file, text] of outcome(results)) {
    fs.mkdirSync(path.dirname(path.join(at, file)), { recursive: true });
    fs.writeFileSync(path.join(at, file), text);
  }
}

const cases = fs
  .readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readCase(name));
const played = new Map(await Promise.all(cases.map(async (one) => [one.name, await play(one)] as const)));
const resultsOf = ({ name }: Case): readonly Result[] => played.get(name)?.results ?? [];

test("there are at least as many cases as there should be, and each says what it shows", () => {
  expect(cases.length).toBeGreaterThanOrEqual(fewestCases);
  expect(cases.filter(({ about }) => about === "").map(({ name }) => name)).toEqual([]);
});

test("every diagnostic occurs in some case, but for those that none can show", () => {
  const all = [...played.values()].flatMap(({ results }) => results);
  const seen = new Set(all.flatMap(({ found }) => found.map(({ code }) => code as string)));
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
  const results = resultsOf(one);

  test("comes to what is expected", () => {
    if (updating) update(one, results);
    else expect(Object.fromEntries(outcome(results))).toEqual(Object.fromEntries(one.expected));
  });

  test("a second build changes nothing", async () => {
    const again = await (await play(one)).again();
    expect(again.made?.files.filter(({ change }) => !["unchanged", "theirs"].includes(change)) ?? []).toEqual(
      [],
    );
    expect(again.dist).toEqual(results.at(-1)?.dist);
  });

  test("the order of the folders changes nothing", async () => {
    const reversed = (disk: Disk): Disk => ({ ...disk, list: (at) => disk.list(at)?.toReversed() });
    expect(outcome((await play(one, reversed)).results)).toEqual(outcome(results));
  });

  test("independent programs read what is meant", async () => {
    for (const result of results) {
      expect(feedsOf(result).flatMap(breachesOf)).toEqual([]);
      for (const feed of result.made?.feeds ?? []) {
        const addresses: string[] = Object.values(feed.options.feedLinks);
        const documents = feedsOf(result).filter(({ path }) => addresses.includes(servedAt(path, result)));
        expect(documents.map(({ path }) => path)).toHaveLength(addresses.length);
        await expectMeaning(feed, documents);
        await expectAgreement(documents, feed);
      }
    }
  });

  test("the page for browsers changes nothing for readers", async () => {
    const other = await play(one, (disk) => disk, one.whole ? plainly : {});
    for (const [at, result] of other.results.entries()) {
      const documents = feedsOf(result);
      expect(documents.flatMap(breachesOf)).toEqual([]);
      const first = results[at];
      expect(await heardBy(documents)).toEqual(first && (await heardBy(feedsOf(first))));
    }
  });
});

/** Builds all cases in a program of its own and gives the digest of each, by name. */
function digestsElsewhere(environment: Record<string, string>): Promise<Record<string, string>> {
  const sites = cases.map((one) => ({
    name: one.name,
    root: one.root,
    given: one.whole ? {} : plainly,
    moments: played.get(one.name)?.moments,
  }));
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [path.join(import.meta.dirname, "golden-zone.mjs")],
      { env: { ...surroundings, ...environment }, maxBuffer: 64 * 1024 * 1024 },
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
    const here = Object.fromEntries(cases.map((one) => [one.name, digestOf(resultsOf(one))]));
    expect(await digestsElsewhere(environment), "if lib/ is old: npm run compile").toEqual(here);
  },
  30_000,
);
