/** Whatever happens to a site: who walks from a feed through its archive meets every entry once, and full pages stay. */
import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { type Build, build, configure, instant, memoryDisk } from "../src/index.ts";

const seed = 20260102;
const start = Date.UTC(2026, 0, 1);
const day = 24 * 60 * 60 * 1000;
const address = "https://harbour.example/";

interface Page {
  readonly ids: readonly string[];
  /** the path of the page before it */
  readonly previous: string | undefined;
  readonly text: string;
}

const pathOf = (href: string | undefined) => href?.slice(address.length);

/** As programs that have nothing to do with ours read it. */
const read: Readonly<Record<string, (text: string) => Page>> = {
  "atom.xml": (text) => {
    const { entries = [], links = [] } = parseAtomFeed(text);
    const previous = links.find(({ rel }) => rel === "prev-archive")?.href;
    return { ids: entries.map(({ id }) => id ?? ""), previous: pathOf(previous), text };
  },
  "rss.xml": (text) => {
    const { items = [], atom } = parseRssFeed(text);
    const previous = atom?.links?.find(({ rel }) => rel === "prev-archive")?.href;
    return { ids: items.map(({ guid }) => guid?.value ?? ""), previous: pathOf(previous), text };
  },
  "feed.json": (text) => {
    const { items = [], next_url: previous } = parseJsonFeed(text);
    return { ids: items.map(({ id }) => id ?? ""), previous: pathOf(previous), text };
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
  readonly republish: boolean;
}

const article = (name: string, { day: back, boats, withdrawn, republish }: Written) =>
  `---\ntitle: Article ${name}\ndate: ${new Date(start - back * day).toISOString()}\n${boats ? "tags: [boats]\n" : ""}${withdrawn ? "withdrawn: true\n" : ""}${republish ? "republish: true\n" : ""}---\n\nText of ${name}.\n`;

const event = fc.record({
  /** which article: one that is there, or a new one */
  at: fc.nat(11),
  /** before the first build, and before any that a clock which was set back dates */
  day: fc.integer({ min: 10, max: 400 }),
  boats: fc.boolean(),
  withdrawn: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  republish: fc.boolean(),
});
/** Days by which the clock is off, build by build. */
const clock = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 6, maxLength: 6 });

/** Whether anything about an article of a page was written anew. */
function isTouched(
  { ledger }: Build,
  folder: string,
  path: string,
  size: number,
  touched: ReadonlySet<string>,
): boolean {
  const number = Number(/archive\/(\d+)\//.exec(path)?.[1]);
  const name = folder === "" ? "main" : folder.slice(0, -1);
  const lines = ledger?.after.lines.filter(({ archived }) => {
    const place = archived?.get(name);
    return place !== undefined && Math.floor(place / size) === number - 1;
  });
  expect(lines?.length).toBe(size);
  return lines?.some((line) => touched.has(line.path)) ?? true;
}

test("the walk meets every entry once, and full pages keep theirs", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(event, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      clock,
      async (builds, limit, archive, slips) => {
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
        /** by feed and entry: the page in which it was first seen */
        const pageOf = new Map<string, string>();
        /** by feed and path: pages that have their successor */
        const finished = new Map<string, string>();
        for (const [round, events] of builds.entries()) {
          const touched = new Set(events.map(({ at }) => `a${at}.md`));
          for (const { at, ...written } of events)
            files.set(`articles/a${at}.md`, article(`a${at}`, written));
          const now = instant(start + (round + (slips[round] ?? 0)) * day);
          const made = await build(config, disk, now, { accept: true });
          for (const folder of ["", "tags/boats/"]) {
            if (!files.has(`dist/${folder}feed.json`)) continue;
            const expected = made.entries
              .filter(({ article }) => folder === "" || article.details.tags.length > 0)
              .map(({ id }) => id as string)
              .sort();
            for (const file of Object.keys(read)) {
              const pages = walk(files, folder, file);
              const [, ...archives] = [...pages.values()];
              const archived = archives.flatMap(({ ids }) => ids);
              expect(archived, "archive pages share no entry").toHaveLength(new Set(archived).size);
              const all = new Set([...pages.values()].flatMap(({ ids }) => ids));
              expect([...all].sort()).toEqual(expected);
              for (const [path, { text }] of [...pages].slice(2)) {
                if (!isTouched(made, folder, path, archive, touched))
                  expect(text).toBe(finished.get(path) ?? text);
                finished.set(path, text);
              }
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
    { seed, numRuns: 40 },
  );
}, 60_000);
