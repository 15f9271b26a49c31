import fs from "node:fs";
import { type FeedOptions, type Item, Feed as PackageFeed } from "feed";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import * as source from "../src/index.ts";
import { breachesOf, Feed } from "../src/index.ts";

const options: FeedOptions = {
  id: "https://example.org/",
  title: "Tide Tables",
  description: "High water, low water",
  link: "https://example.org/",
  language: "en-GB",
  updated: new Date("2024-05-04T10:00:00Z"),
  copyright: "2024 Ann Lee",
  feedLinks: {
    rss: "https://example.org/rss.xml",
    atom: "https://example.org/atom.xml",
    json: "https://example.org/feed.json",
  },
  author: { name: "Ann Lee", link: "https://example.org/ann" },
};
const items: Item[] = [
  {
    title: "Neaps",
    id: "https://example.org/neaps",
    link: "https://example.org/neaps",
    date: new Date("2024-05-04T10:00:00Z"),
    published: new Date("2024-05-03T09:00:00Z"),
    description: "A small tide",
    content: "<p>A small tide, and a long beach.</p>",
    author: [{ name: "Ann Lee", email: "ann@example.org", link: "https://example.org/ann" }],
    category: [{ name: "tides", term: "tides" }],
    enclosure: { url: "https://example.org/neaps.mp3", type: "audio/mpeg", length: 1234 },
  },
  {
    title: "Springs",
    link: "https://example.org/springs",
    date: new Date("2024-05-01T08:00:00Z"),
    description: "A great tide",
  },
];

/** An instant, however it is written. */
const moment = (written: Date | string | undefined) => new Date(written ?? "").toISOString();

function filled<Made extends PackageFeed>(feed: Made): Made {
  for (const item of items) feed.addItem(item);
  feed.addCategory("Coast");
  feed.addContributor({ name: "Owen Pryce" });
  return feed;
}

describe("the class Feed in place of the package's", () => {
  const theirs = filled(new PackageFeed(options));
  const ours = filled(new Feed(options));

  test("is one", () => {
    expect(ours).toBeInstanceOf(PackageFeed);
    expect(ours.items).toHaveLength(2);
  });

  test("says the same in RSS", () => {
    const read = (text: string) => {
      const feed = parseRssFeed(text);
      const channel = [
        feed.title,
        feed.link,
        feed.description,
        feed.language,
        feed.copyright,
        feed.lastBuildDate,
        feed.categories?.map(({ name }) => name),
      ];
      const self = feed.atom?.links?.find(({ rel }) => rel === "self")?.href;
      return {
        channel: [...channel, self],
        items: feed.items?.map((item) => [
          item.title,
          item.link,
          item.guid?.value,
          item.pubDate,
          item.description,
          item.content?.encoded,
          item.categories?.map(({ name }) => name),
          item.enclosures,
        ]),
      };
    };
    expect(read(ours.rss2())).toEqual(read(theirs.rss2()));
  });

  test("says the same in Atom", () => {
    const read = (text: string) => {
      const feed = parseAtomFeed(text);
      const value = (text?: { value?: string } | string) => (typeof text === "string" ? text : text?.value);
      return {
        feed: [
          feed.id,
          value(feed.title),
          value(feed.subtitle),
          moment(feed.updated),
          value(feed.rights),
          feed.authors,
          feed.contributors,
        ],
        links: feed.links?.map(({ rel, href }) => [rel, href]),
        entries: feed.entries?.map((entry) => [
          value(entry.title),
          entry.id,
          entry.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href,
          entry.links?.find(({ rel }) => rel === "enclosure")?.href,
          moment(entry.updated),
          value(entry.summary),
          value(entry.content),
          entry.categories?.map(({ term }) => term),
        ]),
      };
    };
    const [mine, other] = [read(ours.atom1()), read(theirs.atom1())];
    expect(mine).toEqual(other);
  });

  test("says the same in JSON Feed, by the newer version", () => {
    const read = (text: string) => {
      const feed = parseJsonFeed(text);
      return [
        feed.title,
        feed.home_page_url,
        feed.feed_url,
        feed.description,
        feed.items?.map((item) => [item.url, item.title, moment(item.date_modified), item.tags]),
      ];
    };
    expect(read(ours.json1())).toEqual(read(theirs.json1()));
    expect(JSON.parse(ours.json1()).version).toBe("https://jsonfeed.org/version/1.1");
    expect(JSON.parse(ours.json1()).items[1].id).toBe("https://example.org/springs");
  });

  test("stays valid where the package does not", () => {
    const feed = new Feed({ title: "A & B", link: "https://example.org/" });
    feed.addItem({
      title: "Vec<T> \u000B ]]>",
      link: "/relative?a=1&b=<2>",
      date: new Date(0),
      content: '<p>]]> ]]> <script>alert(1)</script><img src="/i.png"></p>',
      author: [{ name: "Ann" }],
      category: [{ name: "a < b" }],
      image: "https://example.org/picture.jpg",
    });
    const outputs = [
      { text: feed.rss2(), mediaType: "application/rss+xml" },
      { text: feed.atom1(), mediaType: "application/atom+xml" },
      { text: feed.json1(), mediaType: "application/feed+json" },
    ];
    expect(outputs.flatMap(breachesOf)).toEqual([]);
    const [item] = parseRssFeed(feed.rss2()).items ?? [];
    expect(item?.title).toBe("Vec<T> ]]>");
    expect(item?.content?.encoded ?? item?.description).toBe(
      '<p>]]> ]]> <img src="https://example.org/i.png"></p>',
    );
    expect(item?.categories?.[0]?.name).toBe("a < b");
    expect(item?.link).toBe("https://example.org/relative?a=1&b=%3C2%3E");
    const [entry] = parseAtomFeed(feed.atom1()).entries ?? [];
    expect(entry?.links?.find(({ rel }) => rel === "enclosure")?.type).toBe("image/jpeg");
    expect(feed.rss2()).toBe(feed.rss2());
  });

  test("takes what the package has no name for", () => {
    const feed = new Feed({
      title: "Tides",
      link: "https://example.org/",
      image: "/logo.png",
      imageSize: { width: 288, height: 100 },
      icon: "/icon.png",
      favicon: "/favicon.ico",
      license: "https://creativecommons.org/licenses/by/4.0/",
      managingEditor: { name: "Ann Lee", email: "ann@example.org" },
      webMaster: "Owen Pryce",
      publishEmail: true,
      ttl: 60,
      docs: "https://www.rssboard.org/rss-specification",
    });
    feed.addContributor({ name: "Zoë <Quist>" });
    feed.addItem({
      title: "Neaps",
      link: "https://example.org/neaps",
      date: new Date("2024-05-04T10:00:00Z"),
      content: "<p>A small tide.</p>",
      contributor: [{ name: "Owen Pryce", link: "https://example.org/owen" }],
      category: [{ name: "Small & smaller", term: "small", domain: "https://example.org/tags/" }],
      copyright: "© Ann <Lee>",
      license: "/licence",
      comments: { url: "#comments", count: 3 },
      source: {
        title: "Norderhaff",
        url: "https://norderhaff.example/feed",
        id: "urn:x-norderhaff:feed",
        updated: new Date("2024-05-03T00:00:00Z"),
      },
      via: [{ url: "https://norderhaff.example/neaps" }],
      related: [{ url: "/springs", title: "Springs & <more>" }],
      inReplyTo: ["urn:x-norderhaff:7", "https://norderhaff.example/8"],
      banner: "/wide.jpg",
      markdown: "*A small* tide.\n",
    });
    const rss = parseRssFeed(feed.rss2());
    expect(rss).toMatchObject({
      managingEditor: { email: "ann@example.org", name: "Ann Lee" },
      ttl: 60,
      docs: "https://www.rssboard.org/rss-specification",
      image: { url: "https://example.org/logo.png", width: 144, height: 50 },
      dc: { contributors: ["Zoë <Quist>"] },
      creativeCommons: { licenses: ["https://creativecommons.org/licenses/by/4.0/"] },
    });
    // Who has no address cannot be named in RSS.
    expect(rss.webMaster).toBeUndefined();
    expect(rss.items?.[0]).toMatchObject({
      categories: [{ name: "Small & smaller", domain: "https://example.org/tags/" }],
      comments: "https://example.org/neaps#comments",
      slash: { comments: 3 },
      source: { title: "Norderhaff", url: "https://norderhaff.example/feed" },
      dc: { contributors: ["Owen Pryce"], rights: ["© Ann <Lee>"] },
      dcterms: { licenses: ["https://example.org/licence"] },
      sourceNs: { markdown: "*A small* tide." },
    });
    const atom = parseAtomFeed(feed.atom1());
    expect(atom).toMatchObject({
      icon: "https://example.org/favicon.ico",
      logo: "https://example.org/logo.png",
    });
    const [entry] = atom.entries ?? [];
    expect(entry).toMatchObject({
      contributors: [{ name: "Owen Pryce", uri: "https://example.org/owen" }],
      categories: [{ term: "small", label: "Small & smaller", scheme: "https://example.org/tags/" }],
      source: {
        id: "urn:x-norderhaff:feed",
        title: { value: "Norderhaff" },
        updated: "2024-05-03T00:00:00Z",
      },
      thr: {
        inReplyTos: [
          { ref: "urn:x-norderhaff:7" },
          { ref: "https://norderhaff.example/8", href: "https://norderhaff.example/8" },
        ],
      },
    });
    expect(entry?.links?.map(({ rel, href, title }) => [rel, href, title])).toEqual([
      ["alternate", "https://example.org/neaps", undefined],
      ["enclosure", "https://example.org/wide.jpg", undefined],
      ["related", "https://example.org/springs", "Springs & <more>"],
      ["via", "https://norderhaff.example/neaps", undefined],
      ["replies", "https://example.org/neaps#comments", undefined],
      ["license", "https://example.org/licence", undefined],
    ]);
    const json = JSON.parse(feed.json1());
    expect(json).toMatchObject({
      icon: "https://example.org/icon.png",
      favicon: "https://example.org/favicon.ico",
      items: [{ banner_image: "https://example.org/wide.jpg", tags: ["Small & smaller"] }],
    });
  });

  test("no clock: without `updated` the newest item counts", () => {
    const feed = new Feed({ title: "A", link: "https://example.org/" });
    expect(parseAtomFeed(feed.atom1()).updated).toBe("1990-01-01T00:00:00Z");
    feed.addItem({ title: "B", link: "https://example.org/b", date: new Date("2020-01-01T00:00:00Z") });
    expect(parseAtomFeed(feed.atom1()).updated).toBe("2020-01-01T00:00:00Z");
  });

  test("an item that cannot be written is named", () => {
    const feed = new Feed({ title: "A", link: "https://example.org/" });
    expect(() => feed.addItem({ title: "Bad", link: "javascript:alert(1)", date: new Date(0) })).toThrow(
      'item 1 ("Bad"): link',
    );
    expect(() => feed.addItem({ title: "Bad", link: "https://example.org/", date: new Date("x") })).toThrow(
      'item 1 ("Bad"): date',
    );
    expect(() => new Feed({ title: "A" })).toThrow("options.link");
  });
});

describe("what is published", () => {
  test("has the names of the source, for programs that import it", async () => {
    const built: object = await import("../lib/index.js" as string);
    expect(Object.keys(built).sort()).toEqual(Object.keys(source).sort());
  });

  test("has the licences of the packages that are in it", () => {
    const notices = fs.readFileSync(new URL("../lib/THIRD-PARTY.txt", import.meta.url), "utf8");
    const named = [...notices.matchAll(/^(\S+) [\d.]+ \([\w.-]+\)$/gm)].map(([, name]) => name);
    const beside = ["jiti", "cli-progress"];
    const inIt = Object.keys(packageJson.dependencies).filter(
      (name) => !name.startsWith("@types/") && !beside.includes(name),
    );
    expect(named).toEqual(expect.arrayContaining(inIt));
    expect(
      notices.match(/Permission (?:is hereby granted|to use)|Redistribution and use/g)?.length,
    ).toBeGreaterThan(inIt.length);
  });
});
