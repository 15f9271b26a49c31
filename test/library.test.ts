import { type FeedOptions, type Item, Feed as PackageFeed } from "feed";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
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
