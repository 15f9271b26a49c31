import { expect, test } from "vitest";
import { Feed, render } from "../src/index.ts";

function feedOf(name?: string): Feed {
  const options = {
    ...{ id: "https://example.org/", title: "Tides", link: "https://example.org/", copyright: "" },
    feedLinks: { rss: "https://example.org/rss.xml", atom: "https://example.org/atom.xml" },
    updated: new Date("2026-10-02T06:00:00Z"),
  };
  const feed = new Feed(options, name);
  for (const at of [1, 2])
    feed.addItem({
      ...{ title: `Tide ${at}`, link: `https://example.org/${at}/`, date: new Date("2026-10-01T06:00:00Z") },
      ...{ description: "High water.", category: [{ name: "sea" }] },
    });
  return feed;
}

/** What the documents are made of, as each tells it. */
const madeOf = (feed: Feed) => render([feed], { page: false }).map(({ made }) => made);

const changes: Readonly<Record<string, (feed: Feed) => void>> = {
  "an option": ({ options }) => Object.assign(options, { ttl: 60 }),
  "when it was changed": ({ options }) =>
    Object.assign(options, { updated: new Date("2026-10-02T06:00:01Z") }),
  "a category": (feed) => feed.addCategory("sea"),
  "a contributor": (feed) => feed.addContributor({ name: "Ann" }),
  "a withdrawn entry": ({ deleted, items }) =>
    deleted.push(...items.slice(1).map(({ id, date }) => ({ id, when: date }))),
  "an item less": ({ items }) => items.pop(),
  "the order of items": ({ items }) => items.reverse(),
  "the date of an item": ({ items }) => Object.assign(items[1] ?? {}, { date: new Date(0) }),
  "a category of an item": ({ items }) => items[0]?.category.pop(),
};

test("a feed is made of all that it says", () => {
  const [rss, atom] = madeOf(feedOf());
  expect(rss).toMatch(/^[0-9a-f]{64}$/);
  expect(atom).toBe(rss);
  expect(madeOf(feedOf())).toEqual([rss, rss]);
  const others = Object.values(changes).map((change) => {
    const feed = feedOf();
    change(feed);
    return madeOf(feed)[0];
  });
  expect(new Set([rss, madeOf(feedOf("tag/sea"))[0], ...others]).size).toBe(others.length + 2);
});

test("a page of an archive is made of where the others lie, too", () => {
  const pageOf = (page: number) => {
    const feed = feedOf();
    return madeOf(Object.assign(feed, { paging: { page, next: { rss: "https://example.org/rss.xml" } } }))[0];
  };
  expect(pageOf(1)).not.toBe(madeOf(feedOf())[0]);
  expect(pageOf(1)).not.toBe(pageOf(2));
});
