import { execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build, configure, type Disk, instant, memoryDisk, realDisk } from "../src/index.ts";

const now = instant(Date.UTC(2026, 0, 1));
function configOf(settings: object = {}) {
  const written = {
    site: "https://example.org/",
    title: "Example",
    timeZone: "UTC",
    view: false,
    page: false,
  };
  const { value } = configure({ ...written, ...settings });
  if (value === undefined) throw new Error("the config of this test is none");
  return value;
}
const site = configOf();

let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-files-"));
  fs.mkdirSync(path.join(root, "articles"));
  put("articles/2024-01-01-one.md", "# One\n\nThe first article.\n");
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

const made = async (disk: Disk = realDisk(root)) => {
  const { entries, diagnostics, files } = await build(site, disk, now);
  const found = diagnostics.map(({ code, place }) => `${place?.file} ${code}`);
  return {
    titles: entries.map(({ article }) => article.title),
    found,
    changes: files.map(({ change }) => change),
  };
};

describe("what lies in a folder besides articles", () => {
  test("53: links are passed over, wherever they lead; none is followed out of the folder or in a circle", async () => {
    put("secret.md", "# Secret\n");
    fs.symlinkSync("../secret.md", path.join(root, "articles/out.md"));
    fs.symlinkSync("nowhere.md", path.join(root, "articles/dangling.md"));
    fs.symlinkSync(".", path.join(root, "articles/circle"));
    expect(await made()).toMatchObject({
      titles: ["One"],
      found: ["articles/circle", "articles/dangling.md", "articles/out.md"].map(
        (file) => `${file} file-not-followed`,
      ),
    });
  });

  test("53: a pipe is not read, so nothing waits for it", async () => {
    execFileSync("mkfifo", [path.join(root, "articles/pipe.md")]);
    expect(await made()).toMatchObject({ titles: ["One"], found: ["articles/pipe.md file-not-followed"] });
  });

  test("50: a folder with an article's ending is a folder", async () => {
    put("articles/notes.md/2024-01-02-two.md", "# Two\n\nThe second.\n");
    expect(await made()).toMatchObject({ titles: ["One", "Two"], found: [] });
  });

  test("53: a socket is passed over", async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(path.join(root, "articles/socket.md"), resolve));
    try {
      expect(await made()).toMatchObject({
        titles: ["One"],
        found: ["articles/socket.md file-not-followed"],
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test("54: thousands of files in one folder are read, none left open", async () => {
    for (let at = 0; at < 3000; at++) put(`articles/many/2023-01-01-${at}.md`, `# Number ${at}\n\nText.\n`);
    const { titles, found } = await made();
    expect([titles.length, found]).toEqual([3001, []]);
  });

  test("55: a name of 255 bytes", async () => {
    const name = `2024-01-02-${"潮".repeat(80)}.md`;
    put(`articles/${name}`, "# Long\n\nText.\n");
    expect((await made()).titles).toEqual(["One", "Long"]);
  });

  test("a name that cannot be is no file", async () => {
    put(
      "articles/2024-01-03-pictures.md",
      `---\ntitle: Three\nimage: /${"a".repeat(300)}.png\naudio: /a%00.mp3\n---\nText.\n`,
    );
    const { titles, found } = await made();
    expect(titles).toEqual(["One", "Three"]);
    expect(found).toEqual(Array.from({ length: 2 }, () => "articles/2024-01-03-pictures.md media-missing"));
  });
});

describe("what is read before it is lent", () => {
  const names = ["one", "large", "missing", "larger", "two"].map((name) => `articles/${name}.md`);
  const lent = (disk: Disk, name: string) => {
    try {
      const { bytes, stamp } = disk.lend(name);
      return { text: new TextDecoder().decode(bytes), stamp };
    } catch (error) {
      return error instanceof Error && "code" in error ? error.code : error;
    }
  };
  beforeEach(() => {
    put("articles/one.md", "One.");
    put("articles/large.md", "large ".repeat(60_000));
    put("articles/larger.md", "larger ".repeat(100_000));
    put("articles/two.md", "Two.");
  });

  test("is lent as it would be without, of whatever size, and what cannot be read is refused", () => {
    const disk = realDisk(root);
    disk.ahead?.(names);
    const plain = names.map((name) => lent(realDisk(root), name));
    expect(plain.map((one) => typeof one)).toEqual(["object", "object", "string", "object", "object"]);
    expect(names.map((name) => lent(disk, name))).toEqual(plain);
  });

  test("is lent with the stamp from before it was read, and only once", () => {
    const disk = realDisk(root);
    disk.ahead?.(names);
    const [stamp] = ["articles/two.md"].map((name) => disk.stamp(name));
    put("articles/two.md", "Two, changed.");
    expect(lent(disk, "articles/two.md")).toEqual({ text: "Two.", stamp });
    expect(lent(disk, "articles/two.md")).toMatchObject({ text: "Two, changed." });
  });
});

describe("what the system refuses", () => {
  const refusing = (disk: Disk, method: "lend" | "list" | "prepare", file: string, code: string): Disk => ({
    ...disk,
    [method]: (asked: string, ...rest: never[]) => {
      if (asked === file) throw Object.assign(new Error("refused"), { code });
      return (disk[method] as (...all: unknown[]) => unknown)(asked, ...rest);
    },
  });
  const files = () =>
    new Map<string, string>([
      ["articles/2024-01-01-one.md", "# One\n\nThe first article.\n"],
      ["articles/sub/2024-01-02-two.md", "# Two\n\nThe second.\n"],
    ]);

  test("a file: it is held back and named, the others are published", async () => {
    const disk = refusing(memoryDisk(files()), "lend", "articles/sub/2024-01-02-two.md", "EACCES");
    expect(await made(disk)).toMatchObject({
      titles: ["One"],
      found: ["articles/sub/2024-01-02-two.md file-unreadable"],
    });
  });

  test("54: too many open files: the one is named, the others are published", async () => {
    const disk = refusing(memoryDisk(files()), "lend", "articles/sub/2024-01-02-two.md", "EMFILE");
    const { diagnostics } = await build(site, disk, now);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "the file cannot be read: too many files are open",
    ]);
  });

  test("57: a file that is gone between listing and reading", async () => {
    const disk = refusing(memoryDisk(files()), "lend", "articles/sub/2024-01-02-two.md", "ENOENT");
    expect(await made(disk)).toMatchObject({
      titles: ["One"],
      found: ["articles/sub/2024-01-02-two.md file-unreadable"],
    });
  });

  test("a folder: the same", async () => {
    const disk = refusing(memoryDisk(files()), "list", "articles/sub", "EACCES");
    expect(await made(disk)).toMatchObject({ titles: ["One"], found: ["articles/sub file-unreadable"] });
  });

  test("the folder of all articles: nothing is known of them, so nothing is written", async () => {
    const disk = refusing(memoryDisk(files()), "list", "articles", "EACCES");
    expect(await made(disk)).toEqual({ titles: [], found: ["undefined articles-unreadable"], changes: [] });
  });

  test("57: a file that changes while the feeds are made", async () => {
    const disk = memoryDisk(files());
    let reads = 0;
    const vanishing: Disk = {
      ...disk,
      lend(file) {
        if (file === "articles/2024-01-01-one.md" && ++reads > 1)
          return { ...disk.lend(file), bytes: new TextEncoder().encode("# Another\n\nText.\n") };
        return disk.lend(file);
      },
    };
    const { found } = await made(vanishing);
    expect(found).toEqual(["articles/2024-01-01-one.md file-changed"]);
  });

  test.each([
    ["has another tag", "---\ntags: [wind]\n---\n# 30\n\nStorm.\n"],
    ["is no article any more", "---\ntags: [sea\n---\n# 30\n"],
    ["is gone", undefined],
  ])("57: one of many that %s when the feeds are made", async (_what, text) => {
    const days = Array.from({ length: 30 }, (_, at) => String(at + 1).padStart(2, "0"));
    const disk = memoryDisk(
      new Map(
        days.map((day) => [`articles/2024-01-${day}.md`, `---\ntags: [sea]\n---\n# ${day}\n\nCalm.\n`]),
      ),
    );
    let reads = 0;
    const changing: Disk = {
      ...disk,
      lend(file) {
        if (file !== "articles/2024-01-30.md" || ++reads === 1) return disk.lend(file);
        if (text === undefined) throw Object.assign(new Error("gone"), { code: "ENOENT" });
        return { ...disk.lend(file), bytes: new TextEncoder().encode(text) };
      },
    };
    const { entries, feeds, diagnostics } = await build(configOf({ limit: 1 }), changing, now);
    expect([entries.length, feeds.map(({ items }) => items)]).toEqual([30, [[]]]);
    expect(diagnostics.map(({ code, place }) => `${place?.file} ${code}`)).toEqual([
      "articles/2024-01-30.md file-changed",
    ]);
  });

  test("58: a full disk: every old file stays as it was", async () => {
    const stored = files();
    await made(memoryDisk(stored));
    const before = new Map(stored);
    stored.set("articles/2024-01-03-three.md", "# Three\n\nThe third.\n");
    const full = refusing(memoryDisk(stored), "prepare", "dist/feed.json", "ENOSPC");
    expect(await made(full)).toMatchObject({ found: ["dist output-unwritable"], changes: [] });
    for (const name of ["rss.xml", "atom.xml", "feed.json"])
      expect(stored.get(`dist/${name}`)).toBe(before.get(`dist/${name}`));
  });
});

describe("what the disk says only later", () => {
  test("58: a text that does not last: every old file stays, and nothing is left beside them", async () => {
    put("articles/2024-01-01-one.md", "# One\n\nThe first article.\n");
    await made();
    const before = fs.readFileSync(path.join(root, "dist/rss.xml"), "utf8");
    put("articles/2024-01-02-two.md", "# Two\n\nThe second.\n");
    const disk = realDisk(root);
    const late: Disk = {
      ...disk,
      prepare(file, text, pending) {
        const prepared = disk.prepare(file, text, pending);
        const broken = new Promise<void>((_, reject) =>
          setImmediate(() => reject(Object.assign(new Error("refused"), { code: "ENOSPC" }))),
        );
        broken.catch(() => undefined);
        if (file === "dist/feed.json") pending?.push(broken);
        return prepared;
      },
    };
    expect(await made(late)).toMatchObject({ found: ["dist output-unwritable"], changes: [] });
    expect(fs.readFileSync(path.join(root, "dist/rss.xml"), "utf8")).toBe(before);
    const left = fs.readdirSync(root, { recursive: true, encoding: "utf8" });
    expect(left.filter((file) => file.endsWith(".tmp"))).toEqual([]);
    expect((await made()).titles).toEqual(["One", "Two"]);
  });
});

describe("what a build that was stopped left behind", () => {
  test("its unfinished files are removed, and no other", async () => {
    put("dist/rss.xml.0123456789ab.tmp", "half");
    put("dist/notes.tmp", "mine");
    await made();
    expect(fs.readdirSync(path.join(root, "dist")).sort()).toEqual([
      ".feedwright.json",
      "atom.xml",
      "feed.json",
      "notes.tmp",
      "rss.xml",
    ]);
  });

  test("what another put in the place of our file is not removed", async () => {
    await made();
    put("dist/atom.xml", "<theirs/>");
    await build(configOf({ formats: ["rss"] }), realDisk(root), now);
    expect(fs.readdirSync(path.join(root, "dist")).sort()).toEqual([
      ".feedwright.json",
      "atom.xml",
      "rss.xml",
    ]);
  });
});
