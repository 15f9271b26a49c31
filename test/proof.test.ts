/** A proof that looks at each entry once finds what a look at the whole of every document finds. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkText } from "../src/check/document.ts";
import type { Finding } from "../src/check/finding.ts";
import { prove } from "../src/check/prove.ts";
import { Proofs } from "../src/check/proven.ts";
import { cut } from "./cut.ts";

/** The seed stays, so that a failure is the same everywhere; change it to look elsewhere. */
const seed = 20260104;
const golden = path.resolve(import.meta.dirname, "golden");
const documents = readdirSync(golden, { recursive: true, encoding: "utf8" })
  .filter((file) => /[\\/]expected[\\/].*(?:rss\.xml|atom\.xml|feed\.json)$/.test(file))
  .sort()
  .map((file) => readFileSync(path.join(golden, file), "utf8"));

const isError = ({ rule }: Finding) =>
  rule.severity === "error" || /repeated|order|html|author/.test(rule.id);
const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, at, message }) => `${at} ${rule.id} ${message}`);
const whole = (text: string) => told(checkText(text).filter(isError));

test("of every golden feed, after all the others", () => {
  const proofs = new Proofs(isError);
  expect(documents.length).toBeGreaterThan(300);
  expect(documents.filter((text) => cut(text).listed !== undefined).length).toBeGreaterThan(20);
  for (const text of [...documents, ...documents])
    expect(told(proofs.breaches(cut(text)))).toEqual(whole(text));
});

const entries =
  /\n {4}<item>[\s\S]*?\n {4}<\/item>|\n {2}<entry[\s\S]*?\n {2}<\/entry>|\n {4}\{\n[\s\S]*?\n {4}\}/g;
const broken = [
  ...[
    "",
    "<",
    "&",
    "]]>",
    "<!--",
    "-->",
    "</item>",
    "<item>",
    "</entry>",
    "\n  </entry>",
    "\n    </item>",
    "</li>",
    "<li/>",
    "</ol><ol>",
    "<b/>",
  ],
  ...[
    "x:",
    '"',
    ",",
    "}",
    "{",
    "\n    }",
    "]",
    "\u0001",
    "<dc:date>x</dc:date>",
    "é",
    " ",
    "<![CDATA[",
    "null",
  ],
];
const feeds = documents.filter((text) => (text.match(entries)?.length ?? 0) > 1 && text.length < 8000);
const lines = /\n *<li[^>]*>\n *<h2[\s\S]*?<\/li>/g;

/** A feed of which something is changed that a proof may depend on. */
const spoilt = fc
  .record({
    text: fc.constantFrom(...feeds),
    other: fc.constantFrom(...feeds),
    how: fc.constantFrom(
      "none",
      "insert",
      "cut",
      "repeat",
      "foreign",
      "list",
      "author",
      "namespace",
      "id",
      "attribute",
      "head",
    ),
    at: fc.nat(10_000),
    length: fc.nat(60),
    what: fc.constantFrom(...broken),
  })
  .map(({ text, other, how, at, length, what }) => {
    const own = text.match(entries) ?? [];
    const one = own[at % own.length] ?? "";
    const foreign = other.match(entries) ?? [];
    const place = at % text.length;
    if (how === "insert") return text.slice(0, place) + what + text.slice(place);
    if (how === "cut") return text.slice(0, place) + text.slice(place + length);
    if (how === "repeat")
      return text.replace(one, () => `${one}${one.startsWith("\n    {") ? "," : ""}${one}`);
    if (how === "foreign") return text.replace(one, () => foreign[length % foreign.length] ?? "");
    if (how === "list") {
      const listed = text.match(lines) ?? [];
      const line = listed[at % listed.length] ?? "";
      const cut = length % Math.max(line.length, 1);
      return text.replace(line, () => line.slice(0, cut) + what + line.slice(cut));
    }
    if (how === "author") return text.replace(/\n {2}<author>[\s\S]*?<\/author>/, "");
    if (how === "namespace")
      return text.replace(/ xmlns:\w+="[^"]*"/, at % 2 ? "" : ' xmlns:dc="http://example.org/"');
    if (how === "id") return text.replace(/(<id>|<guid[^>]*>|"id": ")[^<"]*/g, "$1https://example.org/");
    if (how === "attribute") return text.replace(/<(item|entry)>/, `<$1 ${what}="1">`);
    if (how === "head") return text.replace(/\n/, () => `\n${what}`);
    return text;
  });

test("of feeds that are broken in one place, one after the other", () => {
  let bad = 0;
  let good = 0;
  fc.assert(
    fc.property(fc.array(spoilt, { minLength: 1, maxLength: 6 }), (texts) => {
      const proofs = new Proofs(isError);
      for (const text of texts) {
        const found = whole(text);
        if (found.length > 0) bad++;
        else good++;
        expect(told(proofs.breaches(cut(text)))).toEqual(found);
      }
    }),
    { seed, numRuns: 600 },
  );
  expect(Math.min(good, bad)).toBeGreaterThan(300);
  expect(feeds.filter((text) => text.search(lines) >= 0).length).toBeGreaterThan(10);
});

test("of entries that have no author but the feed's, where one feed has it and the next has not", () => {
  const author = /\n {2}<author>[\s\S]*?<\/author>/;
  const authored = documents.filter((text) => author.test(text) && text.search(entries) >= 0);
  expect(authored.length).toBeGreaterThan(20);
  let bad = 0;
  for (const text of authored) {
    const without = text.replace(author, "");
    if (whole(without).length > 0) bad++;
    for (const texts of [
      [text, without],
      [without, text, without],
    ]) {
      const proofs = new Proofs(isError);
      for (const one of texts) expect(told(proofs.breaches(cut(one)))).toEqual(whole(one));
    }
  }
  expect(bad).toBeGreaterThan(10);
});

test("of a feed that comes as a text, not in pieces", async () => {
  const output = { path: "rss.xml", mediaType: "application/rss+xml", text: '<rss version="2.0"/>' };
  const other = { path: "feed.css", mediaType: "text/css", text: "" };
  const { value, diagnostics } = await prove([output, other], "dist", []);
  expect(value).toEqual([other]);
  const [first] = diagnostics;
  expect(first).toMatchObject({ severity: "error", place: { file: "dist/rss.xml" } });
});
