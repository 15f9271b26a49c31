import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Config, configure, type Disk, instant, realDisk, rebuild } from "../src/index.ts";
import { type Memo, openMemo } from "../src/memo.ts";
import { TimedDisk } from "./timed-disk.ts";

const place = { file: ".cache/site.memo", program: "1" };
const start = Date.UTC(2026, 10, 1, 12);
const day = 86_400_000;
/** What is kept of a build that changed nothing. */
const rest = { asked: "", said: "nothing", from: instant(start), until: instant(start) };

/** What was made of a file: its text. */
interface Made {
  readonly brief: string;
  readonly rest: string;
}

const madeOf = (text: string): Made => ({
  brief: JSON.stringify(`begins ${text.slice(0, 9)}`),
  rest: JSON.stringify(text),
});

/** Recalls what is there of each file, and remembers what is not, as builds do. @returns how many were recalled */
function use(memo: Memo<string>, files: ReadonlyMap<string, string>): number {
  const { memory } = memo.disk;
  let recalled = 0;
  for (const [file, text] of files) {
    const made = madeOf(text);
    const before = memory?.recall<string, string>(file, "text");
    if (before === undefined) {
      const later = memory?.remember<string>(file, "text", made);
      expect(later?.rest()).toBe(text);
      continue;
    }
    recalled++;
    expect(before.brief).toBe(JSON.parse(made.brief));
    expect(before.rest()).toBe(text);
  }
  return recalled;
}

const open = (disk: Disk) => openMemo<string>(disk, place, "config", "articles");
const codes = ({ diagnostics }: Pick<Memo<string>, "diagnostics">) => diagnostics.map(({ code }) => code);

/** A disk with texts, written long before a first build remembers them. */
function remembered(texts: readonly string[]): { disk: TimedDisk; files: Map<string, string> } {
  const disk = new TimedDisk(start, 1);
  const files = new Map(texts.map((text, at) => [`articles/${at}.md`, text]));
  for (const [file, text] of files) disk.write(file, text);
  // Until its folder is there nobody knows by which clock files of the memo's disk are stamped.
  disk.now += 2 * day;
  const memo = open(disk.disk);
  for (const file of files.keys()) memo.disk.lend(file);
  expect(use(memo, files)).toBe(0);
  memo.save();
  disk.now += 5000;
  return { disk, files };
}

/** The disk, and in `read` what was read of it. */
const noting = (disk: Disk, read: string[]): Disk => ({
  ...disk,
  lend(file) {
    read.push(file);
    return disk.lend(file);
  },
});

/** The memo with one byte of it changed. */
function damage(disk: TimedDisk, at: number): void {
  const bytes = Buffer.from(disk.files.get(place.file) ?? "");
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  disk.files.set(place.file, bytes);
}

const six = Array.from({ length: 600 }, (_, at) => `Text ${at}, ${"é".repeat(at % 7)} of the tide.`);

describe("of a memo, only what is damaged is not used", () => {
  test("nothing is", () => {
    const { disk, files } = remembered(six);
    const memo = open(disk.disk);
    expect(use(memo, files)).toBe(600);
    expect(codes(memo)).toEqual([]);
  });

  test("what every build asks for", () => {
    const { disk, files } = remembered(six);
    damage(disk, Buffer.from(disk.files.get(place.file) ?? "").indexOf("begins Text 300"));
    const memo = open(disk.disk);
    expect(use(memo, files)).toBe(600 - 256);
    expect(codes(memo)).toEqual(["memo-ignored"]);
    memo.save();
    disk.now += 5000;
    const next = open(disk.disk);
    expect(use(next, files)).toBe(600);
    expect(codes(next)).toEqual([]);
  });

  test("the rest", () => {
    const { disk, files } = remembered(six);
    damage(disk, Buffer.from(disk.files.get(place.file) ?? "").indexOf("Text 300"));
    const memo = open(disk.disk);
    const had = [...files].filter(([file, text]) => {
      const before = memo.disk.memory?.recall<string, string>(file, "text");
      expect(before?.brief).toBe(JSON.parse(madeOf(text).brief));
      const rest = before?.rest();
      expect([text, undefined]).toContain(rest);
      return rest === text;
    });
    expect(had).toHaveLength(600 - 256);
    expect(codes(memo)).toEqual(["memo-ignored"]);
    // What is damaged is not handed on as if it were whole.
    memo.save(rest);
    disk.now += 5000;
    const next = open(disk.disk);
    expect(use(next, files)).toBe(600 - 256);
    expect(codes(next)).toEqual([]);
  });

  test("all of it, when its end is not as it was written", () => {
    const { disk, files } = remembered(six);
    const { length } = Buffer.from(disk.files.get(place.file) ?? "");
    for (const at of [length - 1, length - 30, length - 100]) {
      damage(disk, at);
      const memo = open(disk.disk);
      expect(codes(memo)).toEqual(["memo-ignored"]);
      expect(memo.disk.memory?.recall("articles/3.md", "text")).toBeUndefined();
      damage(disk, at);
    }
    expect(use(open(disk.disk), files)).toBe(600);
  });
});

test("whatever changes from build to build, all else is recalled", () => {
  const text = fc
    .tuple(fc.string({ unit: "grapheme" }), fc.constantFrom(0, 1, 40, 3000))
    .map(([words, times]) => `${words} ${"tide ".repeat(times)}`);
  const edits = fc.array(fc.tuple(fc.nat(699), fc.option(text, { freq: 4 })), { maxLength: 60 });
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          edits,
          fc.nat(699).map((end) => Array.from({ length: end }, (_, at) => [at, "new"] as const)),
        ),
        {
          minLength: 3,
          maxLength: 8,
        },
      ),
      (rounds) => {
        const { disk, files } = remembered(six);
        for (const round of rounds) {
          const changed = new Set<string>();
          for (const [at, text] of round) {
            const file = `articles/${at}.md`;
            if (text === null) files.delete(file);
            else files.set(file, text);
            if (text === null) disk.remove(file);
            else disk.write(file, text);
            if (text !== null) changed.add(file);
          }
          disk.now += 5000;
          const memo = open(disk.disk);
          expect(use(memo, files)).toBe([...files.keys()].filter((file) => !changed.has(file)).length);
          expect(codes(memo)).toEqual([]);
          memo.save();
          disk.now += 5000;
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("files that were put there anew, as a checkout does, are recalled by their bytes, and then by their stamps", () => {
  const { disk, files } = remembered(six);
  disk.now += day;
  for (const [file, text] of files) disk.write(file, text);
  const edited = "articles/7.md";
  files.set(edited, (files.get(edited) ?? "").replace("tide", "edit"));
  disk.write(edited, files.get(edited) ?? "");
  disk.now += 5000;
  const read: string[] = [];
  const reading = noting(disk.disk, read);
  const memo = open(reading);
  expect(use(memo, files)).toBe(599);
  memo.save();
  expect(new Set(read.splice(0)).size).toBe(600);
  disk.now += 5000;
  const next = open(reading);
  expect(use(next, files)).toBe(600);
  expect(read).toEqual([]);
});

test("a memo does not grow by what does not count any more", () => {
  const text = (at: number, round: number) => `Text ${at} of round ${round}. ${"The tide. ".repeat(50)}`;
  const { disk, files } = remembered(six.map((_, at) => text(at, 0)));
  const size = () => Buffer.from(disk.files.get(place.file) ?? "").length;
  const first = size();
  for (let round = 1; round <= 12; round++) {
    for (let at = round % 5; at < 600; at += 5) {
      files.set(`articles/${at}.md`, text(at, round));
      disk.write(`articles/${at}.md`, text(at, round));
    }
    disk.now += 5000;
    const memo = open(disk.disk);
    expect(use(memo, files)).toBe(480);
    memo.save();
    disk.now += 5000;
    expect(size()).toBeLessThan(1.4 * first);
  }
});

describe("in a whole build", () => {
  const showing = (limit: number): Config => {
    const { value } = configure({
      ...{ site: "https://example.org/", title: "Many", timeZone: "UTC" },
      ...{ limit, formats: ["json"], page: false },
    });
    if (value === undefined) throw new Error("the config is wrong");
    return value;
  };
  const all = showing(1000);
  const many = () => {
    const disk = new TimedDisk(start, 1);
    for (const [at, text] of six.entries())
      disk.write(
        `articles/${at}.md`,
        `---\ntitle: ${at}\ntags: [t${at}]\ndate: 2026-10-30\n---\n\n${text}\n`,
      );
    disk.now += 2 * day;
    return disk;
  };
  const made = async (site: TimedDisk, disk = site.disk, config = all) => {
    const { diagnostics } = await rebuild("build", config, disk, instant(start), {}, place);
    site.now += 5000;
    return { codes: diagnostics.map(({ code }) => code), feed: String(site.files.get("dist/feed.json")) };
  };

  test("a rest that is damaged is made again", async () => {
    const site = many();
    const { feed } = await made(site);
    expect(feed).toContain("t599");
    damage(site, 3);
    site.remove("dist/feed.json");
    expect(await made(site)).toEqual({ codes: ["memo-ignored"], feed });
    site.remove("dist/feed.json");
    expect(await made(site)).toEqual({ codes: [], feed });
  });

  test("of many, what feeds ask is read again for the few that are shown, and then remembered", async () => {
    const site = many();
    const few = showing(10);
    const read: string[] = [];
    const disk = noting(site.disk, read);
    const { feed } = await made(site, disk, few);
    const { items }: { items: { title: string; tags: string[] }[] } = JSON.parse(feed);
    expect(items.map(({ tags }) => tags)).toEqual(items.map(({ title }) => [`t${title}`]));
    expect(items).toHaveLength(10);
    const times = new Map<string, number>();
    for (const file of read.splice(0).filter((file) => file.endsWith(".md")))
      times.set(file, (times.get(file) ?? 0) + 1);
    // As all are, for what its feed asks, and for its text.
    expect([...times.values()].filter((count) => count === 3)).toHaveLength(10);
    expect([...times.values()].filter((count) => count === 1)).toHaveLength(590);
    site.remove("dist/feed.json");
    expect(await made(site, disk, few)).toEqual({ codes: [], feed });
    expect(read.filter((file) => file.startsWith("articles/"))).toEqual([]);
  });

  test("nothing is lost when no more can be written", async () => {
    const { feed } = await made(many());
    // Two blocks and a half of articles, in two parts each, and what their entries show.
    for (let writes = 0; writes < 14; writes++) {
      const site = many();
      let left = writes;
      let isLeft = false;
      const draft: Disk["draft"] = (file) => {
        const under = site.disk.draft(file);
        isLeft = true;
        return {
          ...under,
          write(bytes) {
            if (left-- === 0) throw Object.assign(new Error("full"), { code: "ENOSPC" });
            under.write(bytes);
          },
          discard() {
            isLeft = false;
          },
        };
      };
      expect(await made(site, { ...site.disk, draft })).toEqual({ codes: ["memo-unwritable"], feed });
      expect(isLeft).toBe(false);
      expect(site.files.has(place.file)).toBe(false);
    }
  });
});

describe("on a real disk", () => {
  const there = (work: (disk: Disk, root: string) => void) => {
    const root = mkdtempSync(path.join(tmpdir(), "feedwright-records-"));
    try {
      mkdirSync(path.join(root, "articles"));
      work(realDisk(root), root);
    } finally {
      rmSync(root, { recursive: true });
    }
  };

  test("a build goes on with its own memo when another has put a new one there", () =>
    there((disk) => {
      // Of files that are not there it can be told at once that they did not change.
      const files = new Map(six.map((text, at) => [`articles/${at}.md`, text]));
      const first = open(disk);
      use(first, files);
      first.save();
      const one = open(disk);
      const other = open(disk);
      other.disk.memory?.remember("articles/x.md", "text", madeOf("x"));
      other.save();
      expect(use(one, files)).toBe(600);
      one.save(rest);
      expect(codes(one)).toEqual([]);
      expect(use(open(disk), files)).toBe(600);
    }));

  test("where a folder is in the way nothing is kept, and nothing is left", () =>
    there((disk, root) => {
      mkdirSync(path.join(root, place.file, "folder"), { recursive: true });
      const memo = open(disk);
      use(memo, new Map([["articles/a.md", "tide"]]));
      memo.save();
      expect(codes(memo)).toEqual(["memo-ignored", "memo-unwritable"]);
      expect(readdirSync(path.join(root, ".cache"))).toEqual(["site.memo"]);
    }));
});
