/** What is quick about most articles means the same as the long way, which the rest go. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../src/diagnostic.ts";
import { memoryDisk, wholeOf } from "../src/disk.ts";
import { type Article, type Config, configure, instant, type LedgerLine } from "../src/index.ts";
import { entriesOf, type Sought } from "../src/ledger/entry.ts";
import { parseLedger, readLedger, writeLedger } from "../src/ledger/file.ts";
import { readInstant } from "../src/ledger/instant.ts";
import { isOwn, readLine, writeLine } from "../src/ledger/line.ts";
import { Lines, textOf, wholeLines } from "../src/ledger/lines.ts";
import { changedText } from "../src/ledger/text.ts";
import { digestOf } from "../src/markup/digest.ts";
import { isIri } from "../src/markup/identifier.ts";
import { addressBelow } from "../src/markup/permalink.ts";
import { plainText } from "../src/markup/text.ts";
import { folderUrl, isSettled, webUrl } from "../src/markup/url.ts";

/** The seed stays, so that a failure is the same everywhere; change it to look elsewhere. */
const seed = 20260103;

/** Texts of these pieces. */
const of = (pieces: readonly string[], maxLength = 8) =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(""));

const addresses = of(
  [
    ..."https:// http:// HTTP:// example.org a xn--a a--b - . .. / // /. /.. ./ index.html %2e %2E %41 %zz %".split(
      " ",
    ),
    ..."? # : :80 @ user@ ~ ! $ & ' ( ) * + , ; = | [ ] ^ ` { } \\ < > é 日本 0 1.2.3.4 0x7f _".split(" "),
    ...[" ", "\t", '"', "\u00AD", "\u200B"],
  ],
  10,
);

test("an address that is settled at a glance is what `new URL()` makes of it", () => {
  let settled = 0;
  const well = fc.tuple(fc.constantFrom("https://example.org", "http://a-b.example"), addresses);
  fc.assert(
    fc.property(
      fc.oneof(
        addresses,
        well.map(([site, rest]) => `${site}/${rest}`),
      ),
      (text) => {
        if (!isSettled(text)) return;
        settled++;
        expect(new URL(text).href).toBe(text);
        expect(text).not.toMatch(/[|[\]^`{}\\"<>\s]|%(?![\dA-F]{2})/i);
        // What is no scheme in small letters goes the long way.
        expect(isIri(text)).toBe(isIri(text.replace(/^http/, "HTTP")));
        expect(webUrl(text)).toBe(webUrl(text.replace(/^http/, "HTTP")));
      },
    ),
    { seed, numRuns: 20_000 },
  );
  expect(settled).toBeGreaterThan(1000);
});

test("a line of plain text is left as it is where the long way leaves it so", () => {
  const pieces = [
    ..." \t\n.'\"<&éß日\u00A0\u00AD\u061C\u200E\u2003\u2014\u2028\u202E\u202C\u2066\u3000\uD800\uFEFF\uFFFE\u0085\u007F😀",
    "a",
    "Word",
  ];
  fc.assert(
    // U+0000 is taken out, on the long way.
    fc.property(of(pieces), (text) => void expect(plainText(text)).toBe(plainText(`${text}\0`))),
    { seed, numRuns: 20_000 },
  );
});

test("an instant to the second is the one with a fraction of nothing", () => {
  const digits = (most: number, length: number) =>
    fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(length, "0"));
  const written = fc
    .tuple(digits(2100, 4), digits(13, 2), digits(32, 2), digits(25, 2), digits(61, 2), digits(61, 2))
    .map(
      ([year, month, day, hour, minute, second]) => `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
    );
  let read = 0;
  fc.assert(
    fc.property(written, (text) => {
      const at = readInstant(text);
      if (at !== undefined) read++;
      expect(at).toBe(readInstant(text.replace("Z", ".0Z")));
    }),
    { seed, numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test("a path of plain names makes the address that the long way makes", () => {
  const site = folderUrl("https://example.org/news/");
  if (site === undefined) throw new Error("no site");
  const paths = of([..."a B-c 2024 x.y . .. / // \\ : %41 _ é".split(" "), " ", ".html"], 10);
  fc.assert(
    fc.property(paths, (path) => void expect(addressBelow(site, path)).toBe(addressBelow(site, `\0${path}`))),
    { seed, numRuns: 20_000 },
  );
});

const usually = (value: string, ...others: string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, fc.constantFrom(...others));
const moment = usually("2026-01-02T10:00:00Z", "2025-12-31T23:59:59.5Z", "2026-01-02T10:00:00.000Z");
const needed = fc.record({
  path: usually("a.md", "b/c.md", "ä.md", 'q".md'),
  id: usually("https://example.org/a/", "tag:example.org,2026:1", "7", "\\"),
  link: usually("https://example.org/a/", "https://EXAMPLE.org/b", "http://localhost:80/ä"),
  digest: fc.constantFrom("0".repeat(64), "f".repeat(64)),
  title: usually("Boats", 'The "Gull"', "Ä\\ö", "Zwei  Wörter", "日本", "a\u2028b", ""),
  published: moment,
  updated: moment,
  first: moment,
});
const further = fc.record(
  {
    latest: moment,
    gone: moment,
    withdrawn: fc.constantFrom(true, false),
    in: fc.constantFrom([], ["tags/b", "tags/a"], ["tags/a", "tags/b 2026-01-02T11:00:00Z"]),
    editor: fc.constantFrom("Ann", { name: "Bo" }),
  },
  { requiredKeys: [] },
);
const written = fc
  .tuple(needed, fc.oneof(fc.constant({}), further), fc.nat(3))
  .chain(([one, more, odd]) => {
    const entries = Object.entries({ ...one, ...more });
    return odd > 0 ? fc.constant(entries) : fc.shuffledSubarray(entries, { minLength: entries.length });
  })
  .map((entries) => Object.fromEntries(entries));
const spelling = fc.constantFrom(
  (value: object) => JSON.stringify(value),
  (value: object) => JSON.stringify(value),
  (value: object) => JSON.stringify(value, undefined, 1).replace(/\n/g, " "),
  (value: object) => JSON.stringify(value).replaceAll(".md", ".\\u006dd"),
  (value: object) => JSON.stringify(value).replaceAll("/", "\\/"),
);

test("a line is taken for one of ours at a glance only where it would be written so", () => {
  let own = 0;
  fc.assert(
    fc.property(written, spelling, (value, spell) => {
      const raw = spell(value);
      const object = JSON.parse(raw);
      const line = readLine(object);
      expect(isOwn(raw, object, line)).toBe(writeLine(line) === raw);
      if (isOwn(raw, object, line)) own++;
    }),
    { seed, numRuns: 5000 },
  );
  expect(own).toBeGreaterThan(200);
});

test("the lines of bytes are the lines of their text, in whatever blocks they come", () => {
  const text = of(["\n", "\r\n", "\r", "é", "日本", "a".repeat(50), "😀".repeat(30), "\uFEFF", " "], 12);
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 60 }), (one, size) => {
      const bytes = new TextEncoder().encode(one);
      const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      let whole = "";
      let isFirst = true;
      for (const lines of wholeLines(blocks)) {
        whole += textOf(lines, isFirst);
        isFirst = false;
      }
      const plain = one.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
      expect(whole).toBe(one === "" || plain.endsWith("\n") ? plain : `${plain}\n`);
    }),
    { seed, numRuns: 2000 },
  );
});

const together = (pieces: Iterable<string | Uint8Array> | undefined) => pieces && wholeOf(pieces);
const head = '{"version":1,"feeds":{"main":"https://example.org/atom.xml"}}';
const lineAt = (count: number): LedgerLine =>
  readLine({
    ...{
      path: `${count}.md`,
      id: `id:${count}`,
      link: `https://example.org/${count}/`,
      digest: "0".repeat(64),
    },
    ...{ title: `Title ${count}`, published: "2026-01-02T10:00:00Z", updated: "2026-01-02T10:00:00Z" },
    first: "2026-01-02T10:00:00Z",
  });

test("what changes in a ledger is told as if its file were written and compared", () => {
  const line = fc
    .tuple(fc.nat(9), fc.constantFrom("", "", "", " "))
    .map(([count, space]) => writeLine(lineAt(count)) + space);
  const file = fc.tuple(
    fc.uniqueArray(line, { selector: (raw) => raw.trim() }),
    fc.boolean(),
    of(["\n", "\n\n", " \n"], 2),
  );
  const change = fc.constantFrom("nothing", "copy", "title", "gone", "new", "first");
  let quiet = 0;
  fc.assert(
    fc.property(file, change, fc.nat(9), ([lines, isSorted, end], what, which) => {
      const text = [head, ...(isSorted ? lines.toSorted() : lines)].join("\n") + end;
      const { value: before } = parseLedger(text, "ledger");
      if (before === undefined) throw new Error("no ledger");
      const changed = before.lines.map((one, at): LedgerLine => {
        if (at !== which % before.lines.length || what === "nothing") return one;
        return what === "title"
          ? { ...one, title: plainText("New") }
          : what === "gone"
            ? { ...one, gone: one.first }
            : { ...one };
      });
      const added =
        what === "new"
          ? [{ ...lineAt(which + 10), path: `${which}a.md` }]
          : what === "first"
            ? [lineAt(-1)]
            : [];
      const after = { ...before, lines: [...changed, ...added] };
      const anew = writeLedger({ ...after, lines: after.lines.map((one) => ({ ...one })) });
      const isSame = text.replace(/\n*$/, "\n") === anew;
      if (isSame) quiet++;
      expect(together(changedText(before, after))).toBe(isSame ? undefined : anew);
      expect(together(changedText(undefined, after))).toBe(anew);
    }),
    { seed, numRuns: 3000 },
  );
  expect(quiet).toBeGreaterThan(100);
});

test("articles that want nothing of each other are published as if they had to wait for their turn", () => {
  const { value: config } = configure({ site: "https://example.org/", title: "Notes", timeZone: "UTC" });
  if (config === undefined) throw new Error("no config");
  const known = fc.record({
    name: fc.nat(30),
    day: fc.option(fc.nat(20)),
    line: fc.boolean(),
    id: fc.option(fc.nat(5)),
    isSame: fc.boolean(),
    odd: fc.constantFrom<Partial<LedgerLine>>(
      ...[{}, {}, {}, { gone: lineAt(1).first }, { gone: lineAt(1).first, withdrawn: true as const }],
      ...[{ updated: instant(lineAt(1).updated - 1) }, { updated: instant(lineAt(1).updated + 1) }],
      ...[{ latest: instant(lineAt(1).updated + 1) }, { latest: instant(lineAt(1).updated - 1) }],
      ...[{ title: plainText("Other") }, { path: "other.md" }, { asked: "once" }, { digest: digestOf("") }],
      { first: instant(lineAt(1).updated + 1) },
    ),
  });
  let alone = 0;
  fc.assert(
    fc.property(fc.uniqueArray(known, { selector: ({ name }) => name }), (articles) => {
      const sought = articles
        .map(({ name, day, line, id, isSame, odd }): Sought => {
          const article = articleOf(`${name}`, day, id);
          if (!line) return { article, line: undefined };
          const before = { ...lineAt(name), path: article.path, ...odd };
          const { title, published, link } = lineAt(name);
          return { article: isSame ? { ...article, title, published, link } : article, line: before };
        })
        .sort((a, b) => (a.article.path < b.article.path ? -1 : 1));
      const quick = published(sought, config);
      // Two more that want one address make all of them wait; their day is the last, so that nobody waits for them.
      const rivals = ["x/zz", "y/zz"].map((name) => {
        const { details, ...article } = articleOf(name, 40, null);
        const permalink = { slug: "zz", stem: "zz", folders: [] };
        return { article: { ...article, details: { ...details, permalink } } };
      });
      const slow = published([...sought, ...rivals], config);
      if (slow.found.length === quick.found.length + 1) alone++;
      expect(slow.shown.filter(({ path }) => !/^[xy]\//.test(path))).toEqual(quick.shown);
      expect(slow.found.filter((code) => code !== "link-taken")).toEqual(quick.found);
    }),
    { seed, numRuns: 1000 },
  );
  expect(alone).toBeGreaterThan(300);
});

function published(sought: readonly Sought[], config: Config) {
  const found: Diagnostic[] = [];
  const lines = sought.flatMap(({ line }) => line ?? []);
  const shown = entriesOf(sought, lines, config, instant(Date.UTC(2026, 5, 1)), found);
  return {
    shown: shown.map(({ article, line, id, link, published, updated, first }) => ({
      path: article.path,
      line,
      id,
      link,
      published,
      updated,
      first,
    })),
    found: found.map(({ code }) => code),
  };
}

function articleOf(name: string, day: number | null, id: number | null): Article {
  const file = `articles/${name}.md`;
  const place = { file, line: 1, column: 1 };
  const none = {
    authors: [],
    contributors: [],
    tags: [],
    categories: [],
    via: [],
    related: [],
    inReplyTo: [],
    images: [],
    attachments: [],
  };
  const { digest, title } = lineAt(1);
  return {
    ...{ path: `${name}.md`, file, place, state: { kind: "public" }, title, digest },
    ...(day !== null && { published: instant(Date.UTC(2026, 0, 1 + day)) }),
    ...(id !== null && { writtenId: { key: "id", value: `word${id}`, place } }),
    details: {
      ...none,
      permalink: { slug: name, stem: name, folders: [] },
      body: { kind: "markdown", offset: 0, digest },
    },
  };
}

test("lines of a file are copied as they stand there, in whatever blocks they come", () => {
  const lines = fc.array(of(["", "a", "é", "日本", "a".repeat(30)], 3), { minLength: 1, maxLength: 12 });
  const places = fc.array(fc.nat(12), { maxLength: 6 });
  fc.assert(
    fc.property(lines, places, fc.integer({ min: 1, max: 40 }), (all, stops, size) => {
      const bytes = Buffer.from(all.map((line) => `${line}\n`).join(""));
      const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const file = new Lines(blocks);
      const sorted = stops.toSorted((a, b) => a - b);
      for (const [at, from] of sorted.entries()) {
        const to = sorted[at + 1] ?? from;
        const copied = [...file.between(from, to)].map((piece) => Buffer.from(piece));
        const meant = all.slice(from, to).map((line) => `${line}\n`);
        expect(Buffer.concat(copied).toString()).toBe(meant.join(""));
      }
      expect(file.digest()).toBe(digestOf(bytes));
    }),
    { seed, numRuns: 2000 },
  );
});

test("a ledger of which the file is changed while it is copied is not written", () => {
  const file = [head, writeLine(lineAt(1)), writeLine(lineAt(2)), ""].join("\n");
  const files = new Map<string, string>([["articles/.published.jsonl", file]]);
  const disk = memoryDisk(files);
  const { value: before } = readLedger(disk, "articles");
  if (before === undefined) throw new Error("no ledger");
  const after = { ...before, lines: [...before.lines, lineAt(3)] };
  const change = changedText(before, after);
  expect(together(change)).toBe(`${file}${writeLine(lineAt(3))}\n`);
  files.set("articles/.published.jsonl", file.replace("Title 2", "Title 3"));
  expect(() => together(change)).toThrow("changed meanwhile");
});
