/** Whatever happens to a site's articles: nobody sees one under two ids, and no id stands for two. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Build, build, configure, instant, memoryDisk, parseLedger } from "../src/index.ts";

/** The seed stays, so that a failure is the same everywhere; change it to look elsewhere. */
const seed = 20260102;
const limit = 4;
const ledgerFile = "articles/.published.jsonl";

/** An article as somebody knows it who saw everything that was done to it. */
interface Story {
  readonly key: number;
  folder: string;
  name: string;
  title: string;
  /** `undefined`: not written */
  day: number | undefined;
  words: string;
  state: "public" | "draft" | "withdrawn" | "broken" | "deleted";
}

const happening = fc.record({
  what: fc.constantFrom(
    ...(["write", "write", "edit", "retitle", "rename", "move", "moveAndEdit", "renameAndRetitle"] as const),
    ...(["draft", "withdraw", "break", "restore", "delete", "earlier", "pattern", "https", "swap"] as const),
  ),
  which: fc.nat(40),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

class Site {
  readonly stories: Story[] = [];
  pattern = "/:path/";
  site = "http://example.org/";
  private count = 0;
  private deleted = false;

  write(): void {
    const key = ++this.count;
    this.stories.push({
      ...{ key, folder: "", name: `story${key}`, title: `Title${key}`, day: key % 4 === 0 ? undefined : key },
      ...{ words: `Words number ${key}.`, state: "public" },
    });
  }

  /** Only what leaves some sign of the article, as a person would need to know it again. */
  happen({ what, which }: Happening): void {
    const there = this.stories.filter(({ state }) => state !== "deleted");
    const story = there[which % Math.max(1, there.length)];
    const fresh = ++this.count;
    if (what === "write" || story === undefined) this.write();
    else if (what === "pattern") this.pattern = this.pattern === "/:path/" ? "/:year/:slug/" : "/:path/";
    else if (what === "https") this.site = "https://example.org/";
    else if (what === "restore") {
      const hidden = this.stories.filter(({ state }) => state !== "public");
      const back = hidden[which % Math.max(1, hidden.length)];
      if (back !== undefined) back.state = "public";
    } else if (what === "swap") {
      const other = there[(which + 1) % there.length];
      if (other === undefined || other === story || story.state === "broken" || other.state === "broken")
        return;
      const [folder, name] = [story.folder, story.name];
      Object.assign(story, { folder: other.folder, name: other.name });
      Object.assign(other, { folder, name });
    } else if (what === "draft" || what === "withdraw" || what === "break") {
      story.state = ({ draft: "draft", withdraw: "withdrawn", break: "broken" } as const)[what];
    } else if (what === "delete") {
      if (this.deleted || there.length < 4) return;
      this.deleted = true;
      story.state = "deleted";
    } else if (story.state !== "broken") this.change(what, story, fresh);
  }

  private change(what: Happening["what"], story: Story, fresh: number): void {
    if (what === "edit") story.words = `Other words ${fresh}.`;
    if (what === "retitle") story.title = `Title${fresh}`;
    if (what === "rename") story.name = `name${fresh}`;
    if (what === "move") story.folder = `folder${fresh}/`;
    if (what === "earlier" && story.day !== undefined) story.day = -fresh;
    if (story.day === undefined) return;
    if (what === "moveAndEdit")
      Object.assign(story, { folder: `folder${fresh}/`, words: `Other words ${fresh}.` });
  }

  /** What a build finds, once; at the most one article vanishes between two. */
  files(): Map<string, string> {
    this.deleted = false;
    const head = ({ title, day, state }: Story) =>
      [
        `title: ${title}`,
        ...(state === "broken" ? ["date: 2024-02-30"] : day === undefined ? [] : [`date: ${dateOf(day)}`]),
        ...(state === "draft" ? ["draft: true"] : state === "withdrawn" ? ["withdrawn: true"] : []),
      ].join("\n");
    return new Map(
      this.stories
        .filter(({ state }) => state !== "deleted")
        .map((story) => [
          `articles/${story.folder}${story.name}.md`,
          `---\n${head(story)}\n---\n\n${story.words}\n`,
        ]),
    );
  }
}

const dateOf = (day: number) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10);

/** What readers saw so far. */
class Readers {
  private readonly idOf = new Map<number, string>();
  private readonly keyOf = new Map<string, number>();
  private entries = new Set<string>();
  private shown = new Set<string>();

  see({ entries, feeds }: Build, stories: readonly Story[]): void {
    const keyAt = new Map(stories.map(({ key, folder, name }) => [`${folder}${name}.md`, key]));
    for (const {
      article: { path },
      id,
    } of entries) {
      const key = keyAt.get(path) ?? Number.NaN;
      expect(this.idOf.get(key) ?? id, `${path} under another id`).toBe(id);
      expect(this.keyOf.get(id) ?? key, `${id} of another article`).toBe(key);
      this.idOf.set(key, id);
      this.keyOf.set(id, key);
    }
    const shown = new Set(feeds.flatMap(({ items }) => items.map(({ id }) => id as string)));
    // What was there, and too old to be shown, stays too old.
    for (const id of shown) expect(this.entries.has(id) && !this.shown.has(id), `${id} is back`).toBe(false);
    expect(shown.size).toBeLessThanOrEqual(limit);
    this.entries = new Set(entries.map(({ id }) => id as string));
    this.shown = shown;
  }
}

test("no article under two ids, no id for two articles, nothing older comes back, no line is lost", async () => {
  let entriesSeen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(happening, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
      async (days) => {
        const site = new Site();
        for (let count = 0; count < 5; count++) site.write();
        const readers = new Readers();
        let stored = new Map<string, string | Uint8Array>();
        let known: string[] = [];
        for (const [day, happenings] of [[], ...days].entries()) {
          for (const one of happenings) site.happen(one);
          const kept = [...stored].filter(([file]) => !file.endsWith(".md"));
          stored = new Map<string, string | Uint8Array>([...kept, ...site.files()]);
          const { value: config } = configure({
            ...{
              site: site.site,
              title: "Notes",
              timeZone: "UTC",
              permalink: site.pattern,
              limit,
              guard: 40,
            },
            ...{ view: false, page: false },
          });
          if (config === undefined) throw new Error("no config");
          const now = instant(Date.UTC(2026, 0, 1 + day));
          const first = await build(config, memoryDisk(stored), now);
          const isStopped = first.diagnostics.some(({ code }) => code === "guard");
          const made = isStopped ? await build(config, memoryDisk(stored), now, { accept: true }) : first;
          entriesSeen += made.entries.length;
          readers.see(made, site.stories);
          const after = String(stored.get(ledgerFile));
          const ids = parseLedger(after, ledgerFile).value?.lines.map(({ id }) => id as string) ?? [];
          expect(ids).toEqual(expect.arrayContaining(known));
          known = ids;
          const again = new Map(stored);
          await build(config, memoryDisk(again), now);
          expect([...again].map(([file, text]) => [file, String(text)])).toEqual(
            [...stored].map(([file, text]) => [file, String(text)]),
          );
        }
      },
    ),
    { numRuns: 60, seed },
  );
  expect(entriesSeen).toBeGreaterThan(1000);
}, 60_000);
