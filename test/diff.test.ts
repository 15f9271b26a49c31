import { describe, expect, test } from "vitest";
import {
  type Against,
  adopt,
  build,
  configure,
  type Diff,
  diff,
  instant,
  memoryDisk,
  readFeed,
  reportPage,
} from "../src/index.ts";

const now = instant(Date.parse("2026-01-01T00:00:00Z"));
function configOf(given: object = {}) {
  const { value } = configure({ site: "https://pell.example/", title: "Pell", timeZone: "UTC", ...given });
  if (value === undefined) throw new Error("no config");
  return value;
}
const settings = configOf();

const article = (title: string, date: string, text = `About ${title}, at length.`, more = "") =>
  `---\ntitle: "${title}"\ndate: ${date}\n${more}---\n${text}\n`;

/** A site with three articles, built once. */
async function site() {
  const files = new Map<string, Uint8Array | string>([
    ["articles/one.md", article("One", "2025-01-01")],
    ["articles/two.md", article("Two", "2025-01-02")],
    ["articles/three.md", article("Three", "2025-01-03")],
  ]);
  const disk = memoryDisk(files);
  await build(settings, disk, now);
  return { files, disk, see: (against?: Against) => diff(settings, disk, now, against) };
}

/** What is seen of each feed: kind and title, and how many are unchanged. */
const seen = ({ feeds }: Diff) =>
  feeds.map(({ files, changes, unchanged }) => [
    files.join(" "),
    changes.map(({ kind, entry }) => `${kind} ${entry.title}`).join(", "),
    unchanged,
  ]);
const all = "dist/rss.xml dist/atom.xml dist/feed.json";

const foreign = (text: string): Against => {
  const feed = readFeed(new TextEncoder().encode(text)).value;
  if (feed === undefined) throw new Error("no feed");
  return { feed: { name: "https://pell.example/rss.xml", feed } };
};

describe("what subscribers will see", () => {
  test("of nothing: nothing", async () => {
    const { see } = await site();
    const { value, diagnostics } = await see();
    expect(seen(value)).toEqual([[all, "", 3]]);
    expect(diagnostics).toEqual([]);
  });

  test("of a new article, an edit, a new title, a date and a file that is gone", async () => {
    const { files, see } = await site();
    files.set("articles/four.md", article("Four", "2025-01-04"));
    files.set("articles/one.md", article("One", "2025-01-01", "Other words."));
    files.set("articles/two.md", article("Two", "2024-12-24"));
    files.delete("articles/three.md");
    const [rss] = (await see()).value.feeds;
    expect(rss?.changes.map(({ kind, entry }) => `${kind} ${entry.title}`)).toEqual([
      "new Four",
      "updated One",
      "moved Two",
      "gone Three",
    ]);
    const edit = rss?.changes.find(({ kind }) => kind === "updated");
    expect(edit).toMatchObject({ what: ["summary"], before: { summary: "About One, at length." } });
  });

  test("of a renamed file: nothing", async () => {
    const { files, see } = await site();
    files.set("articles/elsewhere/uno.md", String(files.get("articles/one.md")));
    files.delete("articles/one.md");
    const [rss] = (await see()).value.feeds;
    expect(rss?.changes).toMatchObject([{ kind: "updated", what: ["link"], entry: { title: "One" } }]);
  });

  test("where nothing lies in the out folder, the ledger says it", async () => {
    const { files, see } = await site();
    for (const file of [...files.keys()]) if (file.startsWith("dist/")) files.delete(file);
    files.set("articles/four.md", article("Four", "2025-01-04"));
    const { value } = await see();
    expect(value.feeds[0]?.against).toBe("the ledger");
    expect(seen(value)).toEqual([[all, "new Four", 3]]);
  });

  test("where the ledger is lost and the addresses are others: all of it again, an error for each", async () => {
    const { files, disk } = await site();
    files.delete("articles/.published.jsonl");
    const moved = { ...settings, permalink: "/news/:slug/" };
    const { value, diagnostics } = await diff(moved, disk, now);
    expect(seen(value)[0]?.[1]).toBe("again Three, again Two, again One");
    const again = diagnostics.filter(({ code }) => code === "shown-again");
    expect(again.map(({ place }) => place?.file)).toEqual([
      "articles/three.md",
      "articles/two.md",
      "articles/one.md",
    ]);
    expect(again[0]?.help).toContain("id: https://pell.example/three/");
  });

  test("that an entry leaves to make room is not told as gone", async () => {
    const { files, disk } = await site();
    const three = configOf({ limit: 3 });
    files.set("articles/four.md", article("Four", "2025-01-04"));
    const [rss] = (await diff(three, disk, now)).value.feeds;
    expect(rss?.changes).toMatchObject([
      { kind: "new" },
      { kind: "gone", older: true, entry: { title: "One" } },
    ]);
  });

  test("nor what an old feed shows beyond the limit of ours", async () => {
    const { disk } = await site();
    const item = (title: string, day: number) =>
      `<item><title>${title}</title><link>https://pell.example/${title.toLowerCase()}/</link><guid>https://pell.example/${title.toLowerCase()}/</guid><pubDate>0${day} Jan 2025 00:00:00 GMT</pubDate></item>`;
    const old = foreign(`<rss version="2.0"><channel><title>Pell</title><link>https://pell.example/</link>
      ${item("Three", 3)}${item("Two", 2)}${item("One", 1)}</channel></rss>`);
    const [rss] = (await diff(configOf({ limit: 2 }), disk, now, old)).value.feeds;
    expect(rss).toMatchObject({
      changes: [{ kind: "gone", older: true, entry: { title: "One" } }],
      unchanged: 2,
    });
  });

  test("against the feed of another program: by address, by title and date; after adopt nothing", async () => {
    const { files, disk, see } = await site();
    for (const file of [...files.keys()]) if (!/\.md$/.test(file)) files.delete(file);
    const old = foreign(`<rss version="2.0"><channel><title>Pell</title><link>https://pell.example/</link>
      <item><title>Drei</title><link>http://www.pell.example/three</link><guid isPermaLink="false">3</guid><pubDate>Fri, 03 Jan 2025 00:00:00 GMT</pubDate></item>
      <item><title>TWO</title><link>https://pell.example/zwei/</link><guid isPermaLink="false">2</guid><pubDate>Thu, 02 Jan 2025 00:00:00 GMT</pubDate></item>
      </channel></rss>`);
    const before = (await see(old)).value;
    expect(seen(before)).toEqual([["dist/rss.xml", "again Three, again Two, new One", 0]]);
    if (!("feed" in old)) throw new Error("no feed");
    await adopt(settings, disk, now, [old.feed]);
    const { value, diagnostics } = await see(old);
    expect(diagnostics.filter(({ code }) => code === "shown-again")).toEqual([]);
    expect(value.feeds[0]?.changes.map(({ kind, entry }) => `${kind} ${entry.id}`)).toEqual([
      "updated 3",
      "updated 2",
    ]);
  });

  test("of ids that Atom may not hold: again, and that RSS has them, since adopt has them already", async () => {
    const { files, disk, see } = await site();
    for (const file of [...files.keys()]) if (!/\.md$/.test(file)) files.delete(file);
    const old =
      foreign(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Pell</title><id>https://pell.example/</id>
      <entry><title>Two</title><id>/two</id><link href="https://pell.example/two"/><updated>2025-01-02T00:00:00Z</updated></entry>
      </feed>`);
    if (!("feed" in old)) throw new Error("no feed");
    await adopt(settings, disk, now, [old.feed]);
    const { value, diagnostics } = await see(old);
    expect(seen(value)[0]?.[1]).toContain("again Two");
    const helps = diagnostics.filter(({ code }) => code === "shown-again").map(({ help }) => help);
    expect(helps).toEqual([expect.stringContaining("the RSS feed has the id as it was")]);
  });

  test("of an article that was withdrawn and is back: again", async () => {
    const { files, disk, see } = await site();
    files.set("articles/two.md", article("Two", "2025-01-02", "Text.", "withdrawn: true\n"));
    await build(settings, disk, now);
    files.set("articles/two.md", article("Two", "2025-01-02", "Text."));
    expect((await see()).value.feeds[0]?.changes.map(({ kind, entry }) => `${kind} ${entry.title}`)).toEqual([
      "again Two",
    ]);
  });

  test("against a folder of feeds", async () => {
    const { files, see } = await site();
    for (const [file, text] of [...files])
      if (file.startsWith("dist/")) files.set(`live/${file.slice(5)}`, text);
    files.set("articles/four.md", article("Four", "2025-01-04"));
    await build(settings, memoryDisk(files), now);
    expect(seen((await see()).value)).toEqual([[all, "", 4]]);
    expect(seen((await see({ folder: "live" })).value)).toEqual([[all, "new Four", 3]]);
  });
});

describe("build against the live feed, where the ledger is kept nowhere", () => {
  test("ids and dates stay, the guard knows what was there", async () => {
    const { files, disk } = await site();
    const rss = foreign(String(files.get("dist/rss.xml")));
    if (!("feed" in rss)) throw new Error("no feed");
    files.delete("articles/.published.jsonl");
    for (const file of [...files.keys()]) if (file.startsWith("dist/")) files.delete(file);
    const moved = { ...settings, permalink: "/news/:slug/" };
    const decisions = { against: [rss.feed] };
    const made = await build(moved, disk, now, decisions);
    expect(made.entries.map(({ id }) => id).sort()).toEqual([
      "https://pell.example/one/",
      "https://pell.example/three/",
      "https://pell.example/two/",
    ]);
    files.delete("articles/.published.jsonl");
    files.delete("articles/one.md");
    files.delete("articles/two.md");
    const stopped = await build(moved, disk, now, decisions);
    expect(stopped.diagnostics.map(({ code }) => code)).toContain("guard");
    expect(stopped.files).toEqual([]);
  });
});

describe("the page", () => {
  test("shows old beside new, word by word, and lets no text be markup", async () => {
    const { files, see } = await site();
    files.set("articles/one.md", article("One", "2025-01-01", "About One, at great length &lt;script&gt;."));
    files.set("articles/x.md", article("<script>alert(1)</script> & Vec<T>", "2025-01-05"));
    files.set("articles/ar.md", article("المرفأ يعود", "2025-01-06"));
    const { feeds } = (await see()).value;
    const page = reportPage(feeds, { title: 'Pell & "Point"', language: "en-GB" });
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|javascript:| on\w+=/i);
    expect(page).toContain("<ins>great </ins>");
    expect(page).toMatch(
      /<article dir="auto"><h4 lang="en-GB"><a href="https:\/\/pell\.example\/ar\/">المرفأ يعود/,
    );
    expect([...page.matchAll(/<h([1-6])/g)].map(([, level]) => level).join("")).toMatch(/^123(4|45+|34?)+/);
  });
});
