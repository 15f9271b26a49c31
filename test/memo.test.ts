import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  build,
  type Config,
  configure,
  type Disk,
  instant,
  type Memory,
  memoryDisk,
  type Remembered,
  realDisk,
  rebuild,
  type Told,
} from "../src/index.ts";
import { TimedDisk } from "./timed-disk.ts";

const start = Date.UTC(2026, 10, 1, 12);
const hour = 3_600_000;
const memo = { file: ".cache/site.memo", program: "1" };

/** The head of a PNG file of this width (PNG §5.3, §11.2.2). */
function picture(width: number): Uint8Array {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000000000000a0802000000", "hex");
  png.writeUInt32BE(width, 16);
  return Buffer.concat([png, Buffer.alloc(16)]);
}

/** One site, built with a memo, and one without; whatever is done is done to both. */
class Twins {
  readonly remembering: TimedDisk;
  readonly forgetting: TimedDisk;
  /** of the articles, by the clock of the newsroom */
  now = start;
  settings = {
    site: "https://example.org/",
    title: "Twins",
    timeZone: "Europe/London",
    formats: ["json"],
    content: "full",
    feeds: [{ name: "main" }, { each: "tag" }],
  };
  recalled = 0;
  recognised = 0;
  rested = 0;

  constructor(diskClock: number, grain: number) {
    this.remembering = new TimedDisk(diskClock, grain);
    this.forgetting = new TimedDisk(diskClock, grain);
  }

  both(work: (disk: TimedDisk) => void): void {
    for (const disk of [this.remembering, this.forgetting]) work(disk);
  }

  /** Builds both, and compares what was written and said. */
  async build(what: "build" | "preview" = "build"): Promise<void> {
    const config = configOf(this.settings);
    const reads: string[] = [];
    const { disk } = this.remembering;
    const counting = {
      ...disk,
      lend: (file: string) => {
        if (/^articles\/|\/feed\.json$/.test(file)) reads.push(file);
        return disk.lend(file);
      },
    };
    const now = instant(this.now);
    const told = await rebuild(what, config, counting, now, {}, memo);
    this.forgetting.remove(memo.file);
    const plain = await rebuild(what, config, this.forgetting.disk, now, {}, memo);
    if (reads.length === 0) this.rested++;
    else {
      const count = (pattern: RegExp) => new Set(reads.filter((file) => pattern.test(file))).size;
      const same = told.files.filter(
        ({ entries, change }) => entries !== undefined && change === "unchanged",
      );
      if (count(/^articles/) < told.documents) this.recalled++;
      if (count(/^dist/) < same.length) this.recognised++;
    }
    // That a memo was damaged is said where there is one.
    const diagnostics = told.diagnostics.filter(({ code }) => code !== "memo-ignored");
    expect({ ...told, diagnostics }).toEqual(plain);
    expect(visible(this.remembering)).toEqual(visible(this.forgetting));
  }
}

function configOf(settings: object): Config {
  const { value, diagnostics } = configure({ ...settings });
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const visible = ({ files }: TimedDisk) =>
  Object.fromEntries(
    [...files]
      .filter(([file]) => !file.startsWith(".cache/"))
      .map(([file, content]) => [file, String(content)])
      .sort(),
  );

type Step = (twins: Twins) => void | Promise<void>;

const names = ["a", "b", "c", "2026/d", "2026/e", "f.de"];
const name = fc.constantFrom(...names).map((one) => `articles/${one}.md`);
const date = fc.integer({ min: -60, max: 12 }).map((hours) => new Date(start + hours * hour).toISOString());
/** Texts of one length, so that an edit may leave the size as it is. */
const words = fc.constantFrom("tide", "quay", "boat", "pier");
const article = fc
  .record({
    date: fc.option(date),
    expires: fc.option(date, { freq: 8 }),
    word: words,
    more: words,
    // What it links to may come, go and move.
    other: fc.option(fc.constantFrom("b", "c"), { freq: 2 }),
  })
  .map(({ date: published, expires, word, more, other }) =>
    [
      `---\ntitle: The ${word}\nauthor: ann\nimage: pic.png\ntags: ${more}`,
      ...(published === null ? [] : [`date: ${published}`]),
      ...(expires === null ? [] : [`expires: ${expires}`]),
      `---\n\nThe ${more} is where the ${word} was.\n${other === null ? "" : `\n[More](${other}.md).\n`}`,
    ].join("\n"),
  );

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(name, article).map(
      ([file, text]): Step =>
        (twins) =>
          twins.both((disk) => disk.write(file, text)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(name, words, words).map(
      ([file, from, to]): Step =>
        (twins) =>
          twins.both((disk) => {
            const text = disk.files.get(file);
            if (typeof text === "string") disk.write(file, text.replaceAll(from, to));
          }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(name, name).map(
      ([from, to]): Step =>
        (twins) =>
          twins.both((disk) => disk.rename(from, to)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(name, name).map(
      ([one, other]): Step =>
        (twins) =>
          // Two files change places, as after a rename in a circle: sizes and times may fit.
          twins.both((disk) => {
            disk.rename(one, "articles/.aside");
            disk.rename(other, one);
            disk.rename("articles/.aside", other);
          }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(name, fc.constantFrom(start - hour, start, start + 9 * hour)).map(
      ([file, time]): Step =>
        (twins) =>
          twins.both((disk) => disk.setModified(file, time)),
    ),
  },
  {
    weight: 1,
    arbitrary: name.map(
      (file): Step =>
        (twins) =>
          twins.both((disk) => disk.remove(file)),
    ),
  },
  {
    weight: 2,
    // As a new checkout does.
    arbitrary: fc.constant<Step>((twins) =>
      twins.both((disk) => {
        for (const [file, content] of [...disk.files])
          if (file.startsWith("articles/")) disk.write(file, content);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(64, 65, 0).map(
      (width): Step =>
        (twins) =>
          twins.both((disk) =>
            width === 0 ? disk.remove("articles/pic.png") : disk.write("articles/pic.png", picture(width)),
          ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("feed.json", "tags/pier/feed.json", "index.html", ".feedwright.json"),
        fc.boolean(),
      )
      .map(
        ([file, isGone]): Step =>
          (twins) =>
            twins.both((disk) => {
              if (isGone) disk.remove(`dist/${file}`);
              else if (disk.files.has(`dist/${file}`))
                disk.write(`dist/${file}`, `${disk.files.get(`dist/${file}`)} `);
            }),
      ),
  },
  // As when another branch's ledger is checked out: it says otherwise of what articles are the same.
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom("updated", "first"), fc.nat(4), fc.integer({ min: 10, max: 23 })).map(
      ([key, which, at]): Step =>
        (twins) =>
          twins.both((disk) => {
            const [head, ...lines] = String(disk.files.get("articles/.published.jsonl") ?? "").split("\n");
            const moment = `"${key}":"2026-11-02T${at}:00:00Z"`;
            const other = lines.map((line, n) =>
              n === which ? line.replace(new RegExp(`"${key}":"[^"]*"`), moment) : line,
            );
            if (lines.length > 0) disk.write("articles/.published.jsonl", [head, ...other].join("\n"));
          }),
    ),
  },
  // As when both sides of a merge were kept.
  {
    weight: 1,
    arbitrary: fc.nat(4).map(
      (count): Step =>
        (twins) =>
          twins.both((disk) => {
            const [head, ...lines] = String(disk.files.get("articles/.published.jsonl") ?? "").split("\n");
            const joined = [head, ...lines.splice(count), ...lines].filter((line) => line !== "");
            if (joined.length > 1) disk.write("articles/.published.jsonl", `${joined.join("\n")}\n`);
          }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("Ann Lee", "Ann Low", "").map(
      (person): Step =>
        (twins) =>
          twins.both((disk) =>
            person === ""
              ? disk.remove("articles/authors.yml")
              : disk.write("articles/authors.yml", `ann:\n  name: ${person}\n`),
          ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("Twins", "Others").map(
      (title): Step =>
        (twins) => {
          twins.settings = { ...twins.settings, title };
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((twins) => twins.remembering.remove(memo.file)) },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(({ remembering }) => {
      const bytes = remembering.files.get(memo.file);
      if (bytes instanceof Uint8Array) remembering.write(memo.file, bytes.slice(0, bytes.length / 2));
    }),
  },
  // The clock of the newsroom, which may be set back.
  {
    weight: 3,
    arbitrary: fc.integer({ min: -6, max: 10 }).map(
      (hours): Step =>
        (twins) => {
          twins.now += hours * hour;
        },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom("build", "build", "preview" as const).map(
      (what): Step =>
        (twins) =>
          twins.build(what === "build" ? "build" : "preview"),
    ),
  },
);
/** In milliseconds, by the disk's clock: from within a stamp's grain to long after. */
const pause = fc.constantFrom(0, 0, 1, 30, 60, 1500, 5000);

describe("with a memo and without, a build makes and says the same", () => {
  test("whatever was done in between", async () => {
    let rested = 0;
    let recalled = 0;
    let recognised = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 4, 1000, 2000),
        // The clock of the disk is another machine's.
        fc.constantFrom(-hour, 0, 777, hour),
        fc.array(fc.tuple(step, pause), { minLength: 6, maxLength: 12 }),
        async (grain, skew, steps) => {
          const twins = new Twins(start + skew, grain);
          twins.both((disk) => {
            for (const file of names)
              disk.write(`articles/${file}.md`, `---\ntitle: ${file}\ndate: 2026-10-30\n---\n\nThe tide.\n`);
          });
          await twins.build();
          for (const [act, rest] of steps) {
            await act(twins);
            twins.both((disk) => {
              disk.now += rest;
            });
          }
          for (const rest of [0, 5000, 5000]) {
            await twins.build();
            twins.both((disk) => {
              disk.now += rest;
            });
          }
          await twins.build();
          rested += twins.rested;
          recalled += twins.recalled;
          recognised += twins.recognised;
        },
      ),
      { numRuns: 300 },
    );
    // Else all this would say nothing of the memo.
    expect(rested).toBeGreaterThan(100);
    expect(recalled).toBeGreaterThan(100);
    expect(recognised).toBeGreaterThan(20);
  }, 300_000);

  test("when a build has something to put in order that a check has not", async () => {
    const twins = new Twins(start, 1);
    const later = () =>
      twins.both((disk) => {
        disk.now += 5000;
      });
    const list = "dist/.feedwright.json";
    twins.both((disk) => disk.write("articles/a.md", "---\ntitle: A\ndate: 2026-10-30\n---\n\nThe tide.\n"));
    await twins.build();
    twins.both((disk) => disk.write(list, `${disk.files.get(list)} `));
    for (const what of ["preview", "preview", "build"] as const) {
      later();
      await twins.build(what);
    }
  });

  test("when nothing but the clock moves", async () => {
    let rested = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { minLength: 2, maxLength: 6 }),
        fc.array(fc.integer({ min: -8, max: 9 })),
        async (articles, hours) => {
          const twins = new Twins(start, 1);
          for (const [at, text] of articles.entries())
            twins.both((disk) => disk.write(`articles/${names[at]}.md`, text));
          for (const moved of [0, 0, 0, ...hours]) {
            twins.both((disk) => {
              disk.now += 5000;
            });
            twins.now += moved * hour;
            await twins.build();
          }
          rested += twins.rested;
        },
      ),
      { numRuns: 60 },
    );
    expect(rested).toBeGreaterThan(60);
  });
});

test("of an article that no feed shows nothing is asked but what decides on its publication", async () => {
  const names = Array.from({ length: 8 }, (_, at) => `${at + 12}`);
  const files = new Map<string, string>(
    names.map((name) => [`articles/${name}.md`, `---\ndate: 2026-01-${name}\n---\n# ${name}\n\nRain.\n`]),
  );
  files.set("articles/page.txt", "No date\n\nA text without one, whose address has none.\n");
  const records = new Map<string, Remembered>();
  const opened: string[] = [];
  const memory: Memory = {
    recall: (file, by) => {
      const made = records.get(`${file} ${by}`);
      const rest = () => {
        opened.push(file);
        return JSON.parse(made?.rest ?? "");
      };
      return made && { brief: JSON.parse(made.brief), rest };
    },
    remember: (file, by, made) => void records.set(`${file} ${by}`, made),
  };
  const disk = { ...memoryDisk(files), memory };
  const config = configOf({ site: "https://example.org/", title: "Few", timeZone: "UTC", limit: 3 });
  const now = instant(Date.UTC(2026, 1, 1));
  await build(config, disk, now);
  files.set("articles/12.md", "---\ndate: 2026-01-12\n---\n# 12\n\nSnow.\n");
  records.delete([...records.keys()].find((key) => key.startsWith("articles/12.md")) ?? "");
  const { changes } = await build(config, disk, now);
  expect(changes).toMatchObject({ new: 0, updated: 1 });
  const shown = ["articles/18.md", "articles/19.md", "articles/page.txt"];
  expect([...new Set(opened)].sort()).toEqual(shown);
});

describe("on a real disk", () => {
  const site = async (
    work: (
      root: string,
      build: (refused?: string) => Promise<{ told: Told; reads: number }>,
    ) => Promise<void>,
  ) => {
    const root = mkdtempSync(path.join(tmpdir(), "feedwright-memo-"));
    try {
      mkdirSync(path.join(root, "articles"));
      for (const one of ["a", "b", "c"])
        writeFileSync(
          path.join(root, `articles/${one}.md`),
          `---\ntitle: ${one}\ndate: 2026-10-30\n---\n\nThe tide.\n`,
        );
      const config = configOf({
        site: "https://example.org/",
        title: "Real",
        timeZone: "UTC",
        formats: ["json"],
      });
      await work(root, async (refused) => {
        const disk = realDisk(root);
        let reads = 0;
        const counting: Disk = {
          ...disk,
          lend: (file) => {
            if (file === refused) throw Object.assign(new Error("too many"), { code: "EMFILE" });
            reads++;
            return disk.lend(file);
          },
        };
        return { told: await rebuild("build", config, counting, instant(start), {}, memo), reads };
      });
    } finally {
      rmSync(root, { recursive: true });
    }
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 80));
  const shown = (root: string) => readFileSync(path.join(root, "dist/feed.json"), "utf8");

  test("an edit of the same size is seen, though its time is set back", () =>
    site(async (root, build) => {
      const file = path.join(root, "articles/b.md");
      await settle();
      await build();
      await settle();
      await build();
      expect(await build()).toMatchObject({ reads: 0, told: { changes: { updated: 0 } } });
      const { atime, mtime } = statSync(file);
      writeFileSync(file, readFileSync(file, "utf8").replace("tide", "boat"));
      utimesSync(file, atime, mtime);
      expect((await build()).told.changes).toMatchObject({ updated: 1 });
      expect(shown(root)).toContain("The boat.");
    }));

  test("one right after a build, within the grain of the disk's clock, is seen", () =>
    site(async (root, build) => {
      const file = path.join(root, "articles/b.md");
      for (const word of ["boat", "pier", "quay", "dock"]) {
        writeFileSync(file, readFileSync(file, "utf8").replace(/The \w+/, `The ${word}`));
        await build();
        expect(shown(root)).toContain(`The ${word}.`);
      }
    }));

  test("two files that change places are seen", () =>
    site(async (root, build) => {
      const at = (name: string) => path.join(root, "articles", name);
      await settle();
      for (let round = 0; round < 3; round++) {
        await build();
        await settle();
      }
      renameSync(at("a.md"), at("x"));
      renameSync(at("b.md"), at("a.md"));
      renameSync(at("x"), at("b.md"));
      const { told } = await build();
      expect(told.changes).toMatchObject({ new: 0, moved: 2 });
    }));

  test("what cannot be kept is said, and the feeds are made all the same", () =>
    site(async (root, build) => {
      writeFileSync(path.join(root, ".cache"), "a file where the folder would be");
      const { told } = await build();
      expect(told.diagnostics.map(({ code }) => code)).toContain("memo-unwritable");
      expect(told.published).toBe(3);
      expect(shown(root)).toContain("The tide.");
    }));

  test("what could not be read is tried again, though nothing of it changed", () =>
    site(async (_root, build) => {
      await settle();
      const codes = async (refused?: string) =>
        (await build(refused)).told.diagnostics.map(({ code }) => code);
      expect(await codes("articles/b.md")).toEqual(["file-unreadable"]);
      await settle();
      expect(await codes("articles/b.md")).toEqual(["file-unreadable"]);
      expect(await codes()).toEqual([]);
    }));

  test("what a stopped build left is removed when it is a day old", () =>
    site(async (root, build) => {
      await build();
      const cache = path.join(root, ".cache");
      const left = ["site.memo.0123456789ab.tmp", "site.memo.ba9876543210.tmp"].map((name) =>
        path.join(cache, name),
      );
      for (const file of left) writeFileSync(file, "half");
      utimesSync(path.join(cache, "site.memo.0123456789ab.tmp"), 1_700_000_000, 1_700_000_000);
      writeFileSync(path.join(root, "articles/d.md"), "---\ntitle: D\ndate: 2026-10-30\n---\n\nThe quay.\n");
      await build();
      expect(readdirSync(cache).sort()).toEqual(["site.memo", "site.memo.ba9876543210.tmp"]);
    }));

  test("what another program left is not used, and said", () =>
    site(async (root, build) => {
      await build();
      writeFileSync(
        path.join(root, memo.file),
        "something else, and long enough to hold what would be looked for at its end".repeat(9),
      );
      const { told } = await build();
      expect(told.diagnostics.map(({ code }) => code)).toEqual(["memo-ignored"]);
      expect((await build()).told.diagnostics).toEqual([]);
    }));
});
