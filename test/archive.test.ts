/** Whatever happens to a site: who walks from a feed through its archive meets every entry once, and full pages stay. */
import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { build, configure, instant, memoryDisk } from "../src/index.ts";

const seed = 20260102;
const start = Date.UTC(2026, 0, 1);
const day = 24 * 60 * 60 * 1000;
const address = "https://harbour.example/";

interface Page {
  readonly ids: readonly string[];
  /** the path of the page before it */
  readonly previous: string | undefined;
}

const pathOf = (href: string | undefined) => href?.slice(address.length);

/** As programs that have nothing to do with ours read it. */
const read: Readonly<Record<string, (text: string) => Page>> = {
  "atom.xml": (text) => {
    const { entries = [], links = [] } = parseAtomFeed(text);
    const previous = links.find(({ rel }) => rel === "prev-archive")?.href;
    return { ids: entries.map(({ id }) => id ?? ""), previous: pathOf(previous) };
  },
  "rss.xml": (text) => {
    const { items = [], atom } = parseRssFeed(text);
    const previous = atom?.links?.find(({ rel }) => rel === "prev-archive")?.href;
    return { ids: items.map(({ guid }) => guid?.value ?? ""), previous: pathOf(previous) };
  },
  "feed.json": (text) => {
    const { items = [], next_url: previous } = parseJsonFeed(text);
    return { ids: items.map(({ id }) => id ?? ""), previous: pathOf(previous) };
  },
};

/** The pages of a feed from the subscription document on, by path. */
function walk(files: ReadonlyMap<string, unknown>, folder: string, file: string): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (let path: string | undefined = folder + file; path !== undefined; ) {
    expect(pages.has(path), `${path} comes again`).toBe(false);
    const page: Page | undefined = read[file]?.(String(files.get(`dist/${path}`)));
    if (page === undefined) break;
    pages.set(path, page);
    path = page.previous;
  }
  return pages;
}

interface Written {
  readonly day: number;
  readonly boats: boolean;
  readonly withdrawn: boolean;
}

const article = (name: string, { day: back, boats, withdrawn }: Written) =>
  `---\ntitle: Article ${name}\ndate: ${new Date(start - back * day).toISOString()}\n${boats ? "tags: [boats]\n" : ""}${withdrawn ? "withdrawn: true\n" : ""}---\n\nText of ${name}.\n`;

const event = fc.record({
  /** which article: one that is there, or a new one */
  at: fc.nat(11),
  day: fc.nat(400),
  boats: fc.boolean(),
  withdrawn: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

test("the walk meets every entry once, and full pages keep theirs", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(event, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (builds, limit, archive) => {
        const feeds = [{ each: "tag" }];
        const settings = {
          site: address,
          title: "Harbour",
          limit,
          archive,
          feeds,
          view: false,
          page: false,
          guard: 99,
        };
        const { value: config } = configure(settings);
        if (config === undefined) throw new Error("no config");
        const files = new Map<string, string | Uint8Array>();
        const disk = memoryDisk(files);
        const dates = new Map<string, number>();
        /** by feed and entry: the page in which it was first seen */
        const pageOf = new Map<string, string>();
        for (const [round, events] of builds.entries()) {
          for (const { at, day, ...rest } of events) {
            const name = `a${at}`;
            const date = dates.get(name) ?? day;
            dates.set(name, date);
            files.set(`articles/${name}.md`, article(name, { day: date, ...rest }));
          }
          const made = await build(config, disk, instant(start + round * day), { accept: true });
          for (const folder of ["", "tags/boats/"]) {
            if (!files.has(`dist/${folder}feed.json`)) continue;
            const expected = made.entries
              .filter(({ tags }) => folder === "" || tags.length > 0)
              .map(({ id }) => id as string)
              .sort();
            for (const file of Object.keys(read)) {
              const pages = walk(files, folder, file);
              const [, ...archives] = [...pages.values()];
              const archived = archives.flatMap(({ ids }) => ids);
              expect(archived, "archive pages share no entry").toHaveLength(new Set(archived).size);
              const all = new Set([...pages.values()].flatMap(({ ids }) => ids));
              expect([...all].sort()).toEqual(expected);
              for (const [path, { ids }] of [...pages].slice(1)) {
                expect(ids.length).toBeLessThanOrEqual(archive);
                for (const id of ids) {
                  const key = `${folder}${file} ${id}`;
                  expect(path).toBe(pageOf.get(key) ?? path);
                  pageOf.set(key, path);
                }
              }
            }
          }
        }
      },
    ),
    { seed, numRuns: 60 },
  );
}, 60_000);
