/**
 * Feeds of others: each folder of `reader/` holds a `feed.*` and, in `expected.json`, what is read of it.
 *
 *     UPDATE_READER=1 npx vitest run --config test/vitest.config.ts reader.test
 *
 * rewrites every `expected.json`. Inspect the diff: what it holds is from then on what is right.
 * `case.json` says what the case shows (`about`), where the feed lay (`url`) and as what it was sent (`contentType`).
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Fetched, type ForeignFeed, readFeed, readWholeFeed } from "../src/index.ts";

/** Cases may become more, never fewer: raise it with each new one. */
const fewestCases = 61;

const folder = path.join(import.meta.dirname, "reader");
const updating = process.env.UPDATE_READER === "1";

interface Case {
  readonly about: string;
  readonly url?: string;
  readonly contentType?: string;
}

const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "case.json")));
const cases = names.map((name) => {
  const at = path.join(folder, name);
  const { about, ...origin }: Case = JSON.parse(fs.readFileSync(path.join(at, "case.json"), "utf8"));
  const file = fs.readdirSync(at).find((one) => one.startsWith("feed.")) ?? "feed.xml";
  return { name, about, origin, at, bytes: new Uint8Array(fs.readFileSync(path.join(at, file))) };
});

/** Dates as people read them. */
function shown(feed: ForeignFeed | undefined): unknown {
  const date = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  return (
    feed && {
      ...feed,
      entries: feed.entries.map((entry) => ({
        ...entry,
        published: date(entry.published),
        updated: date(entry.updated),
      })),
    }
  );
}

test("there are at least as many cases as there should be, and each says what it shows", () => {
  expect(cases.length).toBeGreaterThanOrEqual(fewestCases);
  expect(cases.filter(({ about }) => !about).map(({ name }) => name)).toEqual([]);
});

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, { bytes, origin, at }) => {
  test("is read as expected", () => {
    const { value, diagnostics } = readFeed(bytes, origin);
    const messages = diagnostics.map(({ code, message, help }) => `${code}: ${message}; ${help}`);
    const read = JSON.parse(JSON.stringify({ feed: shown(value), messages }));
    const file = path.join(at, "expected.json");
    if (updating) fs.writeFileSync(file, `${JSON.stringify(read, undefined, 2)}\n`);
    else expect(read).toEqual(JSON.parse(fs.readFileSync(file, "utf8")));
  });

  test("breaks nothing when it breaks off", () => {
    for (let part = 1; part < 12; part++) {
      const { value } = readFeed(bytes.subarray(0, Math.floor((bytes.length * part) / 12)), origin);
      for (const { title = "", id = "" } of value?.entries ?? [])
        expect(`${title}${id}`).not.toMatch(/[\0\v\uFFFE]/);
    }
  });
});

describe("a feed of several pages", () => {
  const page = (links: string, ...ids: string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:f</id><title>T</title>${links}${ids
      .map((id) => `<entry><id>${id}</id><title>${id}</title></entry>`)
      .join("")}</feed>`;
  const link = (rel: string, href: string) => `<link rel="${rel}" href="${href}"/>`;
  const wordpress = (...ids: string[]) =>
    `<rss version="2.0"><channel><title>T</title><generator>https://wordpress.org/?v=6.4</generator>${ids
      .map((id) => `<item><guid isPermaLink="false">https://x.example/?p=${id}</guid></item>`)
      .join("")}</channel></rss>`;

  async function read(pages: Record<string, string>, first = "https://x.example/feed") {
    const asked: string[] = [];
    const { value, diagnostics } = await readWholeFeed(first, async (address) => {
      asked.push(address);
      const text = pages[address];
      const fetched: Fetched | undefined =
        text === undefined ? undefined : { url: address, bytes: new TextEncoder().encode(text) };
      return { value: fetched, diagnostics: [] };
    });
    return {
      ids: value?.entries.map(({ id }) => id),
      codes: diagnostics.map(({ code }) => code),
      asked: asked.length,
    };
  }

  test.each(["prev-archive", "next", "previous"])("is followed by its links: %s", async (relation) => {
    const pages = {
      "https://x.example/feed": page(link(relation, "/2"), "c"),
      "https://x.example/2": page(link(relation, "https://x.example/1"), "b", "c"),
      "https://x.example/1": page("", "a"),
    };
    expect(await read(pages)).toEqual({ ids: ["c", "b", "a"], codes: [], asked: 3 });
  });

  test("that leads back to itself ends", async () => {
    const pages = {
      "https://x.example/feed": page(link("next", "/2"), "b"),
      "https://x.example/2": page(link("next", "/feed") + link("prev", "/2"), "a"),
    };
    expect(await read(pages)).toEqual({ ids: ["b", "a"], codes: [], asked: 2 });
  });

  test("without an end is given up, and that is said", async () => {
    let asked = 0;
    const { value, diagnostics } = await readWholeFeed("https://x.example/0", async (address) => {
      asked++;
      const bytes = new TextEncoder().encode(page(link("next", `/${asked}`), String(asked)));
      return { value: { url: address, bytes }, diagnostics: [] };
    });
    expect([value?.entries.length, diagnostics.map(({ code }) => code)]).toEqual([1000, ["feed-pages-many"]]);
  });

  test("with a page that cannot be read says which", async () => {
    const pages = { "https://x.example/feed": page(link("next", "/2"), "b") };
    expect(await read(pages)).toEqual({ ids: ["b"], codes: ["feed-page-unread"], asked: 2 });
  });

  test("of WordPress is asked for its pages until there is none", async () => {
    const pages = {
      "https://x.example/feed": wordpress("5", "4"),
      "https://x.example/feed?paged=2": wordpress("3", "2"),
      "https://x.example/feed?paged=3": wordpress("1"),
    };
    const ids = ["5", "4", "3", "2", "1"].map((id) => `https://x.example/?p=${id}`);
    expect(await read(pages)).toEqual({ ids, codes: [], asked: 4 });
  });

  test("of WordPress that gives one page for all is read once", async () => {
    const pages = {
      "https://x.example/feed": wordpress("2", "1"),
      "https://x.example/feed?paged=2": wordpress("2", "1"),
    };
    expect((await read(pages)).asked).toBe(2);
  });

  test("in JSON is followed by next_url", async () => {
    const json = (next: string | undefined, id: number) =>
      JSON.stringify({
        version: "https://jsonfeed.org/version/1",
        title: "T",
        next_url: next,
        items: [{ id }],
      });
    const pages = {
      "https://x.example/feed": json("https://x.example/2", 2),
      "https://x.example/2": json(undefined, 1),
    };
    expect((await read(pages)).ids).toEqual(["2", "1"]);
  });
});

test("hostile documents cost no more than their length", () => {
  const read = (text: string) => readFeed(new TextEncoder().encode(text)).value;
  const nested = `<rss><channel><item><guid>g</guid><description>${"<b>".repeat(100_000)}x</description></item>`;
  expect(read(nested)?.entries[0]?.id).toBe("g");
  const escaped = `<rss><channel><item><guid>g</guid><description><![CDATA[${"<div>".repeat(60_000)}x]]>`;
  expect(read(escaped)?.entries[0]?.id).toBe("g");
  const bomb = `<!DOCTYPE rss [<!ENTITY a "xxxxxxxxxx">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${"&a;".repeat(10)}">`).join("")}]>
    <rss><channel><title>&a8;</title><item><guid>&a;</guid></item></channel></rss>`;
  expect(read(bomb)?.entries[0]?.id).toBe("&a;");
  const outside = `<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&f;</title></item></channel></rss>`;
  expect(read(outside)?.entries[0]?.title).toBe("&f;");
  expect(read(`<rss><channel><item><guid>${"&".repeat(300_000)}</guid></item>`)?.entries).toHaveLength(1);
  expect(read(`<rss ${"xmlns:a='b' ".repeat(20_000)}><channel><item/>`)?.entries).toHaveLength(1);
});
