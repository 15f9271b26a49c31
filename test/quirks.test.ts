/**
 * What single programs are known to make of a feed, from their own source code, and that ours does them no harm.
 * Each test is named after the program, and reads the feed as that program does.
 */
import { decodeHTMLStrict } from "entities";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { build, configure, instant, memoryDisk } from "../src/index.ts";

interface Element {
  /** with its prefix, as written */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** names of the elements around it, the outermost first */
  readonly within: readonly string[];
  text: string;
}

/** Every element of a document, in its order. */
function elementsOf(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, within: open.map((outer) => outer.name), text: "" };
    found.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return found;
}

/** The elements that stand directly in each `item` or `entry`. */
function itemsOf(xml: string): Element[][] {
  const items: Element[][] = [];
  for (const element of elementsOf(xml)) {
    if (/^(?:item|entry)$/.test(element.name)) items.push([]);
    else if (/^(?:item|entry)$/.test(element.within.at(-1) ?? "")) items.at(-1)?.push(element);
  }
  return items;
}

const articles = {
  "all.md": `---
title: "Vec<T> at AT&T: 1 < 2 & 3 > 2 🌊 مرحبا"
date: 2024-05-04
id: urn:uuid:7d1c2f9e-4f9c-4a57-9a3c-000000000002
authors: [Ann Lee, "NARUSE, Yui", Zoë & <Co>]
editor: Björn Öst
tags: [2024, true, "C++ & <x>", 1.10]
categories: Boats
language: de
copyright: © Ann <Lee>
license: CC BY 4.0
source: { title: Norderhaff, feed: "https://norderhaff.example/feed" }
via: https://norderhaff.example/jetty
related: /plain/
comments: { url: "#comments", count: 2 }
in_reply_to: https://norderhaff.example/question
image: https://cdn.example/boat.jpg
audio: https://cdn.example/bell.mp3
external_url: https://elsewhere.example/
summary: A summary & <more>
---
The *jetty* is gone, \`Vec<T>\` & all. <a href="#part">Part</a>
`,
  "plain.md": "---\ntitle: Plain\ndate: 2024-05-03\n---\nNothing but words.\n",
};

/** The feeds of a site that says all it can, by format. */
async function feeds(files: Record<string, string> = articles, settings: object = {}) {
  const { value: config } = configure({
    ...{ site: "https://example.org/", title: "Tides & Winds", language: "en-GB", timeZone: "UTC" },
    ...{ permalink: "/:slug/", content: "full", copyright: "© The Harbour", license: "CC BY-SA 4.0" },
    ...{ icon: "/icon.png", logo: "/logo.png", favicon: "/favicon.ico", hubs: ["https://hub.example/"] },
    ...{ sourceMarkdown: true, ttl: 60, author: "The desk", ...settings },
  });
  if (config === undefined) throw new Error("no config");
  const disk = memoryDisk(new Map(Object.entries(files).map(([name, text]) => [`articles/${name}`, text])));
  const { outputs } = await build(config, disk, instant(Date.UTC(2025, 0, 1)));
  const [rss = "", atom = "", json = ""] = outputs.map(({ text }) => text);
  return { rss, atom, json: JSON.parse(json), text: json };
}

const site = await feeds();
const named = (elements: readonly Element[], name: string) => elements.filter((one) => one.name === name);
const textsOf = (elements: readonly Element[], name: string) => named(elements, name).map(({ text }) => text);

test("Feedbin takes the first link of an entry, and of a feed, that is an alternate", () => {
  for (const entry of itemsOf(site.atom)) {
    const [first] = named(entry, "link");
    expect(first?.attributes).toMatchObject({ rel: "alternate", type: "text/html" });
  }
  const [first] = elementsOf(site.atom).filter(({ name }) => name === "link");
  expect(first?.attributes).toMatchObject({
    rel: "alternate",
    type: "text/html",
    href: "https://example.org/",
  });
});

test("Feedbin keeps the first dc:creator, Miniflux the last: both are authors, whole and alone", () => {
  const [item = []] = itemsOf(site.rss);
  expect(textsOf(item, "dc:creator")).toEqual(["Ann Lee", "NARUSE, Yui", "Zoë & <Co>"]);
  expect(textsOf(item, "author")).toEqual([]);
});

test("Feedbin and NetNewsWire know elements by the letters of their prefixes, and Atom without one", () => {
  const usual = /^(?:atom|content|creativeCommons|dc|dcterms|itunes|media|podcast|slash|source|thr):/;
  const prefixed = [...elementsOf(site.rss), ...elementsOf(site.atom)].filter(({ name }) =>
    name.includes(":"),
  );
  expect(prefixed.map(({ name }) => name).filter((name) => !usual.test(name))).toEqual([]);
  expect(elementsOf(site.atom)[0]).toMatchObject({
    name: "feed",
    attributes: { xmlns: "http://www.w3.org/2005/Atom" },
  });
  expect(elementsOf(site.rss)[0]?.attributes).toMatchObject({
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
  });
});

test("NetNewsWire drops all tags for one that is no text", () => {
  const [first] = site.json.items;
  expect(first.tags).toEqual(["Boats", "2024", "true", "C++ & <x>", "1.10"]);
  // An empty list would be read as tags too.
  expect(Object.keys(site.json.items[1])).not.toContain("tags");
});

test("NetNewsWire fails a JSON Feed without title, and an item whose id is no text or that has no content", () => {
  expect(typeof site.json.title).toBe("string");
  for (const item of site.json.items) {
    expect(typeof item.id).toBe("string");
    expect(item.content_html ?? item.content_text).toMatch(/./);
  }
  expect(site.text).not.toContain("null");
});

test("Miniflux reads references in RSS titles twice: what is no reference comes through", () => {
  const titles = itemsOf(site.rss).flatMap((item) => textsOf(item, "title"));
  expect(titles.map(decodeHTMLStrict)).toEqual(["Vec<T> at AT&T: 1 < 2 & 3 > 2 🌊 مرحبا", "Plain"]);
});

test("readers that take a title as it stands between its tags know hexadecimal references (RSS Profile)", () => {
  expect(site.rss).toContain(
    "<title>Vec&#x3C;T&#x3E; at AT&#x26;T: 1 &#x3C; 2 &#x26; 3 &#x3E; 2 🌊 مرحبا</title>",
  );
});

test("readers that keep the last of description and content:encoded show the whole text", () => {
  for (const item of itemsOf(site.rss)) {
    const shown = item.filter(({ name }) => /^(?:description|content:encoded)$/.test(name));
    expect(shown.map(({ name }) => name)).toEqual(["description", "content:encoded"]);
  }
});

test("elfeed and @rowanmanning/feed-parser match local names: an extension has none of those that RSS says itself", () => {
  for (const item of itemsOf(site.rss)) {
    const own = item.map(({ name }) => name).filter((name) => !name.includes(":"));
    const clashing = item
      .map(({ name }) => name)
      .filter((name) => own.includes(/:(.*)$/.exec(name)?.[1] ?? ""));
    // WordPress counts comments under this name, after the page of the comments.
    expect(clashing.filter((name) => name !== "slash:comments")).toEqual([]);
    // A link of Atom in an item would be taken for the item's own.
    expect(named(item, "atom:link")).toEqual([]);
  }
});

test("MSN takes an edited article only with a later date and the same id", async () => {
  const edited = {
    ...articles,
    "plain.md": articles["plain.md"].replace("date: 2024-05-03", "date: 2024-05-03\nupdated: 2024-06-01"),
  };
  const before = itemsOf(site.atom)[1] ?? [];
  const after = itemsOf((await feeds(edited)).atom)[1] ?? [];
  expect(textsOf(after, "id")).toEqual(textsOf(before, "id"));
  expect(textsOf(after, "published")).toEqual(textsOf(before, "published"));
  expect(Date.parse(textsOf(after, "updated")[0] ?? "")).toBeGreaterThan(
    Date.parse(textsOf(before, "updated")[0] ?? ""),
  );
});

test("readers that compare ids as strings find the same one in all formats, without white space", () => {
  const inRss = itemsOf(site.rss).flatMap((item) => textsOf(item, "guid"));
  const inAtom = itemsOf(site.atom).flatMap((entry) => textsOf(entry, "id"));
  expect(inAtom).toEqual(inRss);
  expect(site.json.items.map(({ id }: { id: string }) => id)).toEqual(inRss);
  expect(inRss.filter((id) => /\s/.test(id))).toEqual([]);
});

test("Thunderbird and others open a guid as a page unless it says that it is none", () => {
  const guids = itemsOf(site.rss).flatMap((item) => named(item, "guid"));
  expect(guids.map(({ text, attributes }) => [text, attributes.isPermaLink])).toEqual([
    ["urn:uuid:7d1c2f9e-4f9c-4a57-9a3c-000000000002", "false"],
    ["https://example.org/plain/", "true"],
  ]);
});

test("rss-parser gives an object for a category with a domain: it has one only where the site asks for it", async () => {
  const plain = itemsOf(site.rss).flatMap((item) => named(item, "category"));
  expect(plain.flatMap(({ attributes }) => Object.keys(attributes))).toEqual([]);
  const asked = itemsOf((await feeds(articles, { tagPages: "/tags/" })).rss).flatMap((item) =>
    named(item, "category"),
  );
  expect(asked.map(({ attributes }) => attributes.domain)).toContain("https://example.org/tags/");
});

test("the W3C validator takes no zone but GMT without a warning, and no date twice", () => {
  for (const item of itemsOf(site.rss)) {
    expect(textsOf(item, "pubDate").join()).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    expect(textsOf(item, "dc:date")).toEqual([]);
  }
});

test("readers that resolve no relative address need none, not even of a part of the page", () => {
  const addresses = [...elementsOf(site.rss), ...elementsOf(site.atom)].flatMap(({ attributes }) =>
    [attributes.href, attributes.url].filter((address) => address !== undefined),
  );
  expect(addresses.filter((address) => !/^https:\/\//.test(address))).toEqual([]);
  expect(site.json.items[0].content_html).toContain('href="https://example.org/all/#part"');
});
