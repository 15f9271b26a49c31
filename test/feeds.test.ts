/** What a site of many feeds says and is called: the table of a build, `--why`, and the names of folders. */
import fc from "fast-check";
import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { build, configure, diff, instant, memoryDisk, why } from "../src/index.ts";
import { slug } from "../src/markup/slug.ts";
import { reportTable } from "../src/report/table.ts";

const now = instant(Date.UTC(2026, 0, 1));
const plain = picocolors.createColors(false);
const article = (at: number, tags: string, more = "") =>
  `---\ntitle: Article ${at}\ndate: 2025-01-${String(at).padStart(2, "0")}\ntags: [${tags}]\n${more}---\n\nText of ${at}.\n`;

async function made(settings: object, articles: Readonly<Record<string, string>>) {
  const { value: config } = configure({ site: "https://harbour.example/", title: "Harbour", ...settings });
  if (config === undefined) throw new Error("no config");
  const files = new Map<string, string | Uint8Array>(
    Object.entries(articles).map(([name, text]) => [`articles/${name}.md`, text]),
  );
  const disk = memoryDisk(files);
  const one = await build(config, disk, now);
  return {
    one,
    config,
    disk,
    files,
    because: (name: string) => why(`articles/${name}.md`, true, one, config),
  };
}

describe("the table of a build", () => {
  const tags = Array.from({ length: 14 }, (_, at) => `tag-${String.fromCharCode(97 + at)}`);
  const articles = Object.fromEntries(tags.map((tag, at) => [`a${at}`, article(at + 1, tag)]));
  const rows = (text: string) => text.trimEnd().split("\n");

  test("has a row a feed where there are many files, and one for all beyond the twelfth", async () => {
    const { one } = await made({ feeds: [{ each: "tag" }], compress: true }, articles);
    const table = rows(reportTable(one.files, plain));
    expect(table).toHaveLength(13);
    expect(table[0]).toMatch(/^dist\/ +14 entries +[\d.]+ kB +new$/);
    expect(table[1]).toMatch(/^dist\/tags\/tag-a\/ +1 entry +[\d.]+ kB +new$/);
    expect(table[11]).toMatch(/^and 4 more feeds: 4 new; [\d.]+ kB$/);
    expect(table[12]).toBe(
      "new beside them: feed.css, index.html, feeds.html, feeds.opml, _headers, 98 packed files",
    );
  });

  test("says which feeds changed", async () => {
    const { config, disk, files } = await made({ feeds: [{ each: "tag" }], page: false }, articles);
    files.set("articles/a0.md", article(1, "tag-a, tag-b"));
    const table = rows(reportTable((await build(config, disk, now)).files, plain));
    const changes = table.map((row) => row.split(/ {2,}/).at(-1));
    expect(changes).toEqual(["changed", "changed", "changed", ...Array(8).fill("unchanged"), table.at(-1)]);
    expect(table.at(-1)).toMatch(/^and 4 more feeds: 4 unchanged; /);
  });
});

describe("why an article is in a feed of many", () => {
  const articles = {
    ...Object.fromEntries([1, 2, 3, 4].map((at) => [`a${at}`, article(at, at === 1 ? "boats" : "")])),
    draft: article(5, "boats", "draft: true\n"),
  };

  test("it names each that has it", async () => {
    const feeds = [{ each: "tag" }, { name: "old", where: "year:2025" }];
    const { because } = await made({ feeds, limit: 2, archive: 2 }, articles);
    expect(because("a4")).toBe(
      "articles/a4.md is in the main feed, as number 1 of 2: published 2025-01-04T00:00:00Z, https://harbour.example/a4/. It is in page 2 of the archive of `main`, `old`, page 2 of the archive of `old` too.",
    );
    expect(because("a1")).toBe(
      "articles/a1.md is not in the main feed, but in page 1 of the archive of `main`, `tags/boats`, page 1 of the archive of `old`: 3 articles are newer, and the main feed shows 2 (`limit` in the config).",
    );
    expect(because("draft")).toMatch(/^articles\/draft\.md is in no feed: a draft/);
  });

  test("and the limit that keeps it out", async () => {
    const { because } = await made({ maxBytes: 1, view: false }, articles);
    expect(because("a1")).toBe(
      "articles/a1.md is in no feed: 3 articles are newer, and the feeds show 1 bytes (`maxBytes` in the config).",
    );
  });
});

test("diff lets an article be shown again whose author asks for it, and no other", async () => {
  const articles = Object.fromEntries([1, 2, 3].map((at) => [`a${at}`, article(at, "")]));
  const { config, disk, files } = await made({ limit: 2 }, articles);
  files.set("articles/a1.md", article(1, "", "republish: true\n"));
  const { value, diagnostics } = await diff(config, disk, now);
  const changes = value.feeds.flatMap((feed) =>
    feed.changes.map(({ kind, entry }) => `${kind} ${entry.title}`),
  );
  expect(changes).toContain("again Article 1");
  expect(diagnostics.filter(({ code }) => code === "shown-again")).toEqual([]);
  files.set("articles/a1.md", article(1, ""));
  const wider = { ...config, feeds: config.feeds.map((plan) => ({ ...plan, limit: 3 })) };
  const other = await diff(wider, disk, now);
  expect(other.diagnostics.map(({ code }) => code)).toContain("shown-again");
});

describe("names of folders", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));

  test("none is hidden, also behind what is taken away", () => {
    expect(["(.net)", "-.-x", ".NET", '".htaccess"'].map(slug)).toEqual(["net", "x", "dot-net", "htaccess"]);
  });

  test("every disk and every address takes them", () => {
    fc.assert(
      fc.property(text, (written) => {
        const name = slug(written);
        expect(name).toMatch(/^[^\s/\\:*?"<>|\p{Cc}#%&+;=@[\]{}^`~-][^\s/\\:*?"<>|\p{Cc}#%&+;=@[\]{}^`~]*$/u);
        expect(name).not.toMatch(/\.$|^\.|-$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        expect(name).toBe(name.normalize("NFC"));
        expect(new URL(encodeURIComponent(name), "https://a.example/b/").pathname).toBe(
          `/b/${encodeURIComponent(name)}`,
        );
      }),
      { seed: 20260104, numRuns: 500 },
    );
  });

  test("they stay: the name of a name is itself, and no case and no normal form makes another", () => {
    fc.assert(
      fc.property(text, (written) => {
        const name = slug(written);
        expect(slug(name)).toBe(name);
        expect(slug(written.normalize("NFD"))).toBe(slug(written.normalize("NFC")));
      }),
      { seed: 20260105, numRuns: 500 },
    );
  });

  test("any tags have feeds in folders of their own, which no later tag takes from them", async () => {
    const tag = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
      .filter((written) => /\S/.test(written) && !/[\p{Cc}\p{Cs}\p{Cn}"\\\u2028\u2029]/u.test(written));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(tag, { maxLength: 5 }), tag, async (tags, later) => {
        const quoted = (written: string) => JSON.stringify(written);
        const settings = { feeds: [{ each: "tag" }], formats: ["json"], page: false };
        const articles = Object.fromEntries(
          tags.map((one, at) => [`a${at}`, article(at + 1, quoted(one))] as const),
        );
        const { config, disk, files, one } = await made(settings, articles);
        const folders = new Map(one.feeds.map(({ name, items }) => [name, items.map(({ id }) => id)]));
        expect(folders.size).toBe(one.feeds.length);
        files.set("articles/b.md", article(20, quoted(later)));
        const two = await build(config, disk, now);
        for (const { name, items } of two.feeds) {
          const before = folders.get(name);
          if (name !== "main" && before !== undefined)
            expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
        }
      }),
      { seed: 20260106, numRuns: 25 },
    );
  });
});
