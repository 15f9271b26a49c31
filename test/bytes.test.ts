/** Whatever happens to the texts of a site: a feed keeps to its bytes, in all formats alike, and nothing that left returns. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { build, configure, instant, memoryDisk, readFeed } from "../src/index.ts";

const seed = 20260103;
const start = Date.UTC(2026, 0, 1);
const day = 24 * 60 * 60 * 1000;
const most = 3500;
const formats = ["rss.xml", "atom.xml", "feed.json"];

const article = (at: number, words: number, isBroken: boolean) =>
  `---\ntitle: Article ${at}\ndate: ${isBroken ? "2025-02-30" : new Date(start - (100 - at) * day).toISOString()}\ntags: [boats]\n---\n\nFirst words of ${at}. ${"Then some more. ".repeat(words % 12)}\n\n${"And more of them. ".repeat(words)}\n`;

const event = fc.record({
  /** an article that is there, or a new one */
  at: fc.nat(14),
  words: fc.oneof(fc.nat(20), fc.nat(300)),
  isBroken: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});
const builds = fc.array(fc.array(event, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 });

test("a feed keeps to its bytes, in all formats alike, and what left does not return", async () => {
  await fc.assert(
    fc.asyncProperty(
      builds,
      fc.integer({ min: 3, max: 12 }),
      fc.constantFrom(undefined, 3),
      fc.boolean(),
      async (rounds, limit, archive, view) => {
        const settings = {
          ...{ site: "https://harbour.example/", title: "Harbour", content: "full", guard: 99, page: false },
          ...{ maxBytes: "3.5kB", limit, view, ...(archive && { archive }) },
          feeds: [{ each: "tag" }],
        };
        const { value: config } = configure(settings);
        if (config === undefined) throw new Error("no config");
        const files = new Map<string, string | Uint8Array>();
        const disk = memoryDisk(files);
        /** by feed and id: whether it is there, or left */
        const seen = new Map<string, "there" | "left">();
        for (const [round, events] of rounds.entries()) {
          for (const { at, words, isBroken } of events)
            files.set(`articles/a${at}.md`, article(at, words, isBroken));
          const make = () => build(config, disk, instant(start + round * day), { accept: true });
          const made = await make();
          const broken = new Set(made.diagnostics.map(({ place }) => place?.file));
          for (const folder of ["", "tags/boats/"]) {
            if (!files.has(`dist/${folder}rss.xml`)) continue;
            const shown = formats.map((file) => {
              const bytes = Buffer.from(files.get(`dist/${folder}${file}`) ?? "");
              const isAllowed = made.diagnostics.some(
                ({ code, place }) =>
                  code === "feed-not-shortened" && place?.file.startsWith(`dist/${folder}`),
              );
              if (!isAllowed) expect(bytes.length).toBeLessThanOrEqual(most);
              return (readFeed(bytes).value?.entries ?? []).map(({ id = "" }) => id);
            });
            const [ids = [], ...others] = shown;
            for (const other of others) expect(other).toEqual(ids);
            for (const id of ids) {
              const key = `${folder} ${id}`;
              expect(seen.get(key)).not.toBe("left");
              seen.set(key, "there");
            }
            for (const key of seen.keys()) {
              const [name, id = ""] = key.split(" ");
              const file = `articles/${id.split("/").at(-2)}.md`;
              // A broken article keeps its place, and comes back to it.
              if (name === folder && !ids.includes(id) && !broken.has(file)) seen.set(key, "left");
            }
          }
          const again = await make();
          expect(again.files.filter(({ change }) => change !== "unchanged")).toEqual([]);
        }
      },
    ),
    { seed, numRuns: 20 },
  );
}, 60_000);
