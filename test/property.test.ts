/** Whatever is written in an article: nothing throws, and every format says the same and is valid. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Build, breachesOf, build, configure, instant, memoryDisk } from "../src/index.ts";
import { expectAgreement, expectMeaning, expectStrictXml } from "./meaning.ts";

const now = instant(Date.UTC(2026, 0, 1));
/** The seed stays, so that a failure is the same everywhere; change it to look elsewhere. */
const seed = 20260101;

/** What has broken feeds: mark-up, ends of sections, controls, marks of direction, halves of characters. */
const hard = [
  ...[
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&amp;lt;",
    "&#0;",
    "&#11;",
    "&bogus;",
    "&copy",
    "<",
    ">",
    "<b>",
    "</b>",
  ],
  ...[
    "<T>",
    "</title>",
    "</item>",
    "<script>",
    "<?xml ?>",
    '"',
    "'",
    "\\",
    "%",
    "%zz",
    "{{ x }}",
    "{% raw %}",
    "---",
    "+++",
    ": ",
    "#",
  ],
  ...[
    "\0",
    "\u000B",
    "\f",
    "\u001B",
    "\u007F",
    "\u0080",
    "\u0085",
    "\u0093",
    "\u009F",
    "\u2028",
    "\u2029",
    "\uFEFF",
    "\uFFFE",
    "\uFFFF",
  ],
  ...[
    "\u202E",
    "\u202C",
    "\u2066",
    "\u2069",
    "\u200F",
    "\uD83D",
    "\uDE00",
    "\u{1FFFF}",
    "👩‍👩‍👧",
    "e\u0301",
    "مرحبا",
    "漢字",
    "\t",
    "\r",
    "\n",
    "\r\n",
  ],
  ...[
    "* ",
    "> ",
    "    ",
    "```\n",
    "`",
    "**",
    "![x](y)",
    "[x](javascript:y)",
    "<p>",
    "<div><p>",
    "<svg><style>",
    "<math>",
    "<table>",
    "Read more\n",
  ],
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hard),
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.lorem({ maxCount: 3 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(""));

/** An address of some kind, often none. */
const address = fc
  .tuple(fc.constantFrom("", "#", "/", "//", "https://example.org/", "https://elsewhere.example/?a="), text)
  .map((parts) => parts.join(""));

/** A media file, described or not. */
const file = fc.oneof(
  address,
  fc.record({ url: address, title: text, alt: text, type: fc.oneof(text, fc.constant("audio/mpeg")) }),
);

const fields = fc.record({
  title: text,
  summary: text,
  author: text,
  tags: fc.array(fc.oneof(text, fc.record({ label: text, slug: text })), { maxLength: 3 }),
  categories: fc.array(text, { maxLength: 2 }),
  slug: text,
  id: text,
  link: text,
  external_url: text,
  image: text,
  lang: text,
  contributors: fc.array(text, { maxLength: 2 }),
  copyright: text,
  license: text,
  source: fc.oneof(text, fc.record({ title: text, feed: address, id: text, updated: text, url: address })),
  via: fc.array(fc.oneof(address, fc.record({ url: address, title: text })), { maxLength: 2 }),
  related: fc.array(fc.oneof(address, fc.record({ url: address, title: text })), { maxLength: 2 }),
  comments: fc.oneof(address, fc.record({ url: address, count: text })),
  in_reply_to: address,
  banner: text,
  image_alt: text,
  audio: file,
  attachments: fc.array(file, { maxLength: 2 }),
  hosts: fc.array(text, { maxLength: 2 }),
  guests: text,
  transcript: fc.array(address, { maxLength: 2 }),
  chapters: address,
  episode: fc.oneof(text, fc.nat()),
  explicit: text,
});
type Fields = typeof fields extends fc.Arbitrary<infer Value> ? Value : never;

const nothing: Fields = {
  ...{ title: "", summary: "", author: "", tags: [], categories: [], slug: "", id: "", link: "" },
  ...{ external_url: "", image: "", lang: "", contributors: [], copyright: "", license: "", source: "" },
  ...{ via: [], related: [], comments: "", in_reply_to: "", banner: "" },
  ...{ image_alt: "", audio: "", attachments: [], hosts: [], guests: "", transcript: [], chapters: "" },
  ...{ episode: "", explicit: "" },
};

/** YAML takes JSON's texts as they are; halves of characters stand there as escapes. */
function frontMatter(written: Partial<Fields>): string {
  const lines = Object.entries(written).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join("")}---\n`;
}

async function expectSound(made: Build): Promise<void> {
  const [feed] = made.feeds;
  const documents = made.outputs.filter(({ entries }) => entries !== undefined);
  expect(documents.map(({ path }) => path)).toEqual(["rss.xml", "atom.xml", "feed.json"]);
  for (const { path, text } of made.outputs) if (path.endsWith(".opml")) expectStrictXml(text, path);
  expect(made.outputs.flatMap(breachesOf)).toEqual([]);
  expect(made.diagnostics.filter(({ code }) => code === "output-invalid")).toEqual([]);
  for (const output of made.outputs) expect(output.text).not.toMatch(/\p{Surrogate}/u);
  if (feed === undefined) throw new Error("no feed");
  await expectMeaning(feed, documents);
  await expectAgreement(documents);
}

async function buildSite(files: Record<string, string>, settings: object = {}): Promise<Build> {
  const { value: config } = configure({
    site: "https://example.org/",
    title: "Notes",
    timeZone: "UTC",
    permalink: "/:slug/",
    ...settings,
  });
  if (config === undefined) throw new Error("no config");
  const articles = Object.entries(files).map(([name, content]) => [`articles/${name}`, content] as const);
  return build(config, memoryDisk(new Map(articles)), now);
}

const content = fc.constantFrom("summary", "full");
const show = { author: "Ann Lee", owner: "Ann Lee <ann@example.org>", category: "News", explicit: false };

test("any text in any field", async () => {
  await fc.assert(
    fc.asyncProperty(fields, content, fc.boolean(), async (written, shown, isPodcast) => {
      const made = await buildSite(
        { "2024-01-02-a.md": `${frontMatter(written)}Words.\n` },
        { content: shown, ...(isPodcast && { podcast: show }) },
      );
      await expectSound(made);
      const held = made.diagnostics.filter(({ severity }) => severity === "error");
      expect(made.entries.length).toBe(held.length > 0 || written.link === "false" ? 0 : 1);
    }),
    { numRuns: 120, seed, examples: [[{ ...nothing, image: "\uD83D" }, "summary", true]] },
  );
}, 30_000);

test("any text as a body, in every kind of file", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, content, async (title, body, shown) => {
      const head = frontMatter({ title });
      const made = await buildSite(
        {
          "2024-01-04-a.md": head + body,
          "2024-01-03-b.html": head + body,
          "2024-01-02-c.txt": head + body,
          "2024-01-01-d.txt": body,
        },
        { content: shown },
      );
      await expectSound(made);
    }),
    {
      numRuns: 100,
      seed,
      examples: [
        ["", "a\uFFFEb", "full"],
        ["", "a&#11;b", "full"],
      ],
    },
  );
}, 30_000);

test("any text as title, description and author of the site", async () => {
  const filled = text.filter((one) => one.trim() !== "");
  await fc.assert(
    fc.asyncProperty(filled, filled, filled, async (title, description, name) => {
      const site = { site: "https://example.org/", title, description, timeZone: "UTC", author: { name } };
      const people = {
        publishEmail: true,
        managingEditor: { name, email: "a@b.example" },
        webMaster: { name },
      };
      const { value: config } = configure({ ...site, ...people, copyright: description, ttl: 60 });
      if (config === undefined) return;
      const article = ["articles/2024-01-02-a.md", "# A\n\nWords.\n"] as const;
      await expectSound(await build(config, memoryDisk(new Map([article])), now));
    }),
    { numRuns: 60, seed, examples: [["\uD83D", "x", "x"]] },
  );
}, 30_000);

test("any bytes as a file, under any name", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), text, async (bytes, written) => {
      const { value: config } = configure({ site: "https://example.org/", title: "Notes", timeZone: "UTC" });
      if (config === undefined) throw new Error("no config");
      const name = written.replace(/[/\0]|^\.+/g, "") || "a";
      const files = new Map<string, string | Uint8Array>([
        [`articles/${name}.md`, bytes],
        [`articles/${name} two.md`, "# Two\n\nWords.\n"],
      ]);
      await expectSound(await build(config, memoryDisk(files), now));
    }),
    {
      numRuns: 100,
      seed,
      examples: [
        [Uint8Array.of(), " "],
        [Uint8Array.of(), "-"],
      ],
    },
  );
}, 30_000);
