import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import type { Element, Nodes } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment } from "parse5";
import { beforeAll, describe, expect, test } from "vitest";
import { build, instant, loadConfig, memoryDisk } from "../src/index.ts";
import { type Heard, readers, wordsOf } from "./meaning.ts";
import { published, type Story, site, teasers, unpublished } from "./readers/newsroom.ts";

const root = path.resolve(import.meta.dirname, "..");
const now = instant(Date.parse("2026-11-22T12:00:00Z"));
const files = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" } as const;

interface Built {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** The files that this repository's own articles and config make. */
async function buildNewsroom(given: { readonly [key: string]: unknown } = {}): Promise<Built> {
  const held = new Map<string, Uint8Array | string>([
    ["package.json", readFileSync(path.join(root, "package.json"))],
  ]);
  for (const entry of readdirSync(path.join(root, "articles"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    held.set(path.relative(root, file).split(path.sep).join("/"), readFileSync(file));
  }
  const disk = memoryDisk(held);
  const { value: config, diagnostics } = await loadConfig({ root, given }, disk);
  expect(diagnostics).toEqual([]);
  if (config === undefined) throw new Error("no config");
  const made = await build(config, disk, now);
  expect(made.diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
  const written = (file: string) => new TextDecoder().decode(disk.read(`${config.out}/${file}`));
  return { rss: written(files.rss), atom: written(files.atom), json: written(files.json) };
}

let summaries: Built = { rss: "", atom: "", json: "" };
let full: Built = { rss: "", atom: "", json: "" };
beforeAll(async () => {
  summaries = await buildNewsroom();
  full = await buildNewsroom({ content: "full" });
});

const elements = (node: Nodes): Element[] => [
  ...(node.type === "element" ? [node] : []),
  ...("children" in node ? node.children.flatMap(elements) : []),
];
const textOf = (node: Nodes): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(textOf).join("") : "";
const storyOf = (file: string): Story => {
  const story = published.find((one) => one.path === file);
  if (story === undefined) throw new Error(`no story: ${file}`);
  return story;
};

test("the table lists every article of the folder", () => {
  const listed = [...published, ...unpublished].map((one) => one.path).sort();
  const found = readdirSync(path.join(root, "articles"), { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /\.(md|html|txt)$/.test(file));
  expect(listed).toEqual(found.sort());
});

describe.each(readers.map((reader) => ({ ...reader, file: files[reader.format] })))(
  "$name reads $file",
  ({ format, read }) => {
    let heard: readonly Partial<Heard>[] = [];
    beforeAll(async () => {
      heard = await read(summaries[format]);
    });

    test("every article once, the newest first, and nothing else", () => {
      const order = [...published].sort((a, b) => Date.parse(b.published) - Date.parse(a.published));
      expect(heard.map(({ id }) => id)).toEqual(order.map(({ link }) => link));
    });

    test.each(published)("$path", (story) => {
      const entry = heard.find(({ id }) => id === story.link);
      expect(entry).toMatchObject({
        id: story.link,
        link: story.link,
        title: story.title,
        published: Date.parse(story.published),
      });
      expect(entry?.summary?.slice(0, story.summary.length)).toBe(story.summary);
      if (entry?.updated !== undefined)
        expect(entry.updated).toBe(Date.parse(story.updated ?? story.published));
      if (story.authors.length > 0 && entry?.authors !== undefined)
        expect(entry.authors).toEqual(story.authors);
      if (entry?.enclosures !== undefined && story.attachment !== undefined) {
        const { url, type, bytes } = story.attachment;
        expect(entry.enclosures).toContainEqual({ url, type, length: bytes });
      }
    });

    test("a story without a byline has no author, or the feed's", () => {
      const without = published.filter(({ authors }) => authors.length === 0).map(({ link }) => link);
      const named = heard
        .filter(({ id }) => without.includes(id ?? ""))
        .flatMap(({ authors = [] }) => authors);
      expect(without).toHaveLength(5);
      for (const name of named) expect(name).toBe("Harbour Notes");
    });

    test("the whole text stays at home", () => {
      for (const { content } of heard) expect(content ?? "").toBe("");
    });
  },
);

describe.each(["rss", "atom", "json"] as const)("in %s", (format) => {
  test.each(unpublished)("$path does not appear", ({ words }) => {
    for (const text of [summaries[format], full[format]]) {
      expect(text).toContain(published[0]?.link);
      for (const word of words) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
    }
  });

  describe.each(teasers)("the teaser in $path", ({ path: file, headline, before, after, paragraphs }) => {
    const { link, related = [] } = storyOf(file);
    const [reader] = readers.filter((one) => one.format === format);
    let entry: Partial<Heard> | undefined;
    beforeAll(async () => {
      entry = (await reader?.read(full[format]))?.find(({ id }) => id === link);
    });

    test("is not in the summary", () => {
      expect(entry?.summary).not.toBe("");
      expect(entry?.summary).not.toContain(headline);
      expect(entry?.summary?.toLowerCase()).not.toContain("read more");
    });

    test("is not in the text, of which nothing else is missing", () => {
      const tree = fromParse5(parseFragment(entry?.content ?? ""));
      const texts = elements(tree)
        .filter(({ tagName }) => tagName === "p")
        .map(textOf);
      expect(texts).toHaveLength(paragraphs);
      const at = texts.findIndex((text) => text.endsWith(before));
      expect(texts[at + 1]?.startsWith(after)).toBe(true);
      for (const text of texts) {
        expect(text).not.toContain(headline);
        expect(text).not.toMatch(/^\W*read more\W*$/i);
      }
    });

    test("is a link below the text where the story is ours", () => {
      const tree = fromParse5(parseFragment(entry?.content ?? ""));
      const links = elements(tree).filter(({ tagName }) => tagName === "a");
      expect(links.map((one) => one.properties.href)).toEqual(related);
      expect(links.map(textOf)).toEqual(related.map(() => headline));
      expect(wordsOf(entry?.content ?? "").split(headline)).toHaveLength(related.length + 1);
    });
  });
});

test.each(published)("Atom relates $path to the stories it points to", ({ link, related = [] }) => {
  const entry = parseAtomFeed(summaries.atom).entries?.find(({ id }) => id === link);
  const links = (entry?.links ?? []).filter(({ rel }) => rel === "related").map(({ href }) => href);
  // a link post is related to what it is about
  expect(links.filter((href) => href?.startsWith(site))).toEqual(related);
});

test("a link post keeps its own page and names the other", () => {
  const { link } = storyOf("news/tide-tables.md");
  const item = parseJsonFeed(summaries.json).items?.find(({ id }) => id === link);
  expect(item).toMatchObject({ url: link, external_url: "https://codeclub.example/tide-board/" });
});

test("every language is told", () => {
  const told = parseJsonFeed(summaries.json).items?.map(({ id, language }) => [id, language ?? "en-GB"]);
  expect(Object.fromEntries(told ?? [])).toEqual(
    Object.fromEntries(published.map(({ link, language }) => [link, language ?? "en-GB"])),
  );
});

test("every link in a text is absolute, and those to the site lead to an article", () => {
  const pages = new Set(published.map(({ link }) => link));
  const links = (parseJsonFeed(full.json).items ?? []).flatMap(({ content_html = "" }) =>
    elements(fromParse5(parseFragment(content_html))).flatMap(({ properties }) => properties.href ?? []),
  );
  expect(links).toContain("https://harbour.example/council/annual-meeting/#the-vote");
  for (const href of links) {
    expect(href).toMatch(/^(https:\/\/harbour\.example\/|https:\/\/codeclub\.example\/|mailto:)/);
    const page = String(href).replace(/#.*$/, "");
    if (page.startsWith(site)) expect(pages).toContain(page);
  }
});
