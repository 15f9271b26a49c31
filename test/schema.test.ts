/** Every feed of the golden cases by grammars of our own, of exactly what we write, and by processors of others. */
import fs from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ParseOption, RelaxNGValidator, XmlDocument, XmlValidateError } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { checkFeed } from "../src/index.ts";

const here = import.meta.dirname;
const schemas = path.join(here, "schema");
const read = (file: string) => fs.readFileSync(file, "utf8");

const golden = path.join(here, "golden");
/** Files of others that lay in the out folder before. */
const isForeign = (file: string): boolean => {
  const [name = "", inside = ""] = file.split(/\/expected\/(?:\d+\/)?dist\//);
  const note = path.join(golden, name, "case.json");
  const before: { dist?: object } = fs.existsSync(note) ? JSON.parse(read(note)) : {};
  return Object.values(Object(before.dist)).includes(read(path.join(golden, file))) && inside !== "";
};

const feeds = fs
  .readdirSync(golden, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter(
    (file) =>
      /\/expected\/(?:\d+\/)?dist\/(?:.*\/)?(?:rss\.xml|atom\.xml|feed\.json)$/.test(file) &&
      !isForeign(file),
  )
  .sort();

test("there are feeds of each format", () => {
  for (const name of ["rss.xml", "atom.xml", "feed.json"])
    expect(feeds.filter((file) => file.endsWith(name)).length).toBeGreaterThan(100);
});

/** The grammar with the file that it includes written into it. */
function grammar(name: string): RelaxNGValidator {
  const common = read(path.join(schemas, "common.rng")).replace(/^.*?<grammar[^>]*>|<\/grammar>\s*$/gs, "");
  const whole = read(path.join(schemas, name)).replace('<include href="common.rng"/>', () => common);
  return RelaxNGValidator.fromDoc(XmlDocument.fromString(whole));
}

function breachesOf(validator: RelaxNGValidator, text: string): string[] {
  const document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError)
      return error.details.map(({ message, line }) => `${line}: ${message}`);
    throw error;
  } finally {
    document.dispose();
  }
}

/** Warnings that an article of an author's own making may raise, each with the reason. */
const excused: Readonly<Record<string, string>> = {
  "title-html": "a title may be about a tag",
  "text-looks-html": "a summary may be about a tag",
  "html-data": "a picture may stand in the text itself",
  "html-frame": "a site may ask for frames",
  "atom-updated-same": "several articles may be of one day",
  "link-enclosure-length": "the length of a file elsewhere is not known",
};
/** The one podcast that is about what Apple does not take; the build says it all. */
const refusedShow = { name: "podcast-mistakes/", rules: /^podcast-(?:missing|file|length-unknown)$/ };

test("our own rules find nothing in any of them, but what is excused", () => {
  const found = feeds.flatMap((file) =>
    checkFeed({ name: file, bytes: fs.readFileSync(path.join(golden, file)) })
      .diagnostics.filter(
        ({ rule = "" }) => !(file.startsWith(refusedShow.name) && refusedShow.rules.test(rule)),
      )
      .map(({ rule = "", message }) => [rule, `${file}: ${message}`] as const),
  );
  expect(found.filter(([rule]) => !Object.hasOwn(excused, rule))).toEqual([]);
  const seen = new Set(found.map(([rule]) => rule));
  expect(Object.keys(excused).filter((rule) => !seen.has(rule))).toEqual([]);
});

describe.each(["rss", "atom"])("the grammar of %s", (format) => {
  const validator = grammar(`${format}.rng`);

  test("takes every golden feed", () => {
    const refused = feeds
      .filter((file) => file.endsWith(`${format}.xml`))
      .map((file) => [file, breachesOf(validator, read(path.join(golden, file)))] as const)
      .filter(([, breaches]) => breaches.length > 0);
    expect(refused).toEqual([]);
  });

  test("refuses an element more, an element less, another order", () => {
    const feed = feeds.find((file) => file.endsWith(`${format}.xml`)) ?? "";
    const text = read(path.join(golden, feed));
    for (const broken of [
      text.replace(/<title>/, "<own/><title>"),
      text.replace(/<title>.*<\/title>/, ""),
      text.replace(/( *<title>.*<\/title>\n)( *<link.*\n| *<subtitle.*\n)/, "$2$1"),
    ]) {
      expect(broken).not.toBe(text);
      expect(breachesOf(validator, broken).length).toBeGreaterThan(0);
    }
  });
});

test("the grammar of rss knows the words for directories and for media, their order and their values", () => {
  const text = read(path.join(golden, "podcast/expected/dist/rss.xml"));
  const validator = grammar("rss.rng");
  for (const [written, other] of [
    ["<itunes:type>episodic<", "<itunes:type>weekly<"],
    ["<itunes:explicit>false</itunes:explicit>", "<itunes:explicit>no</itunes:explicit>"],
    ["<itunes:duration>3</itunes:duration>", "<itunes:duration>0:03</itunes:duration>"],
    ["<itunes:episodeType>bonus</itunes:episodeType>", "<itunes:kind>bonus</itunes:kind>"],
    ["<podcast:locked>yes</podcast:locked>", "<podcast:locked/>"],
    [' height="1400" width="1400"', ' height="1400"'],
    [' medium="image"', ' medium="picture"'],
    ["<media:thumbnail ", '<media:thumbnail own="1" '],
  ] as const) {
    const broken = text.replace(written, other);
    expect(broken).not.toBe(text);
    expect(breachesOf(validator, broken), other).not.toEqual([]);
  }
});

describe("the schema of JSON Feed", () => {
  const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(
    JSON.parse(read(path.join(schemas, "feed.schema.json"))),
  );

  test("takes every golden feed", () => {
    const refused = feeds
      .filter((file) => file.endsWith("feed.json"))
      .map((file) => [file, validate(JSON.parse(read(path.join(golden, file)))), validate.errors] as const)
      .filter(([, taken]) => !taken);
    expect(refused).toEqual([]);
  });

  test("refuses a key more, a key less, another type", () => {
    const feed = JSON.parse(read(path.join(golden, feeds.find((file) => file.endsWith("feed.json")) ?? "")));
    for (const broken of [
      { ...feed, own: 1 },
      { ...feed, title: undefined },
      { ...feed, title: 2024 },
      { ...feed, _own: 1 },
    ])
      expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false);
  });
});
