import fc from "fast-check";
import { expect, test } from "vitest";
import { digest } from "../src/markup/digest.ts";
import { removeShortcodes } from "../src/markup/shortcode.ts";
import { survey } from "../src/markup/survey.ts";
import { firstUnfit, firstUnfitReference } from "../src/markup/text.ts";

/** Texts of every character, and of those that matter more often than chance has them. */
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'ab /<>{&#[]tTeEiImxportc"\n\r\t\v\f') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "\u00A0",
      "\u1680",
      "\u2003",
      "\u2028",
      "\u202F",
      "\u205F",
      "\u3000",
      "\uFEFF",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "\u0085",
      "\u009F",
      "\uFDD0",
      "\uFFFE",
      "\u{1FFFF}",
      "\u{10FFFE}",
      "\u007F",
      "\u0001",
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "import ",
      "export ",
      "[toc]",
      "&#11;",
      "<Note x />",
      "{{ x }}",
      "{% y %}",
      "  \n ",
    ),
  },
);
const text = fc
  .array(character, { maxLength: 40 })
  .map((characters) => Buffer.from(characters.join("")).toString());

test("the bytes of a text have the digest of the text", () => {
  fc.assert(
    fc.property(text, (written) => {
      expect(survey(new TextEncoder().encode(written)).digest).toBe(digest(written));
    }),
    { numRuns: 3000 },
  );
});

test("in a plain text there is nothing to be looked at again", () => {
  let plain = 0;
  fc.assert(
    fc.property(text, (written) => {
      if (!survey(new TextEncoder().encode(written)).isPlain) return;
      plain++;
      expect(firstUnfit(written)).toBe(-1);
      expect(firstUnfitReference(written)).toBeUndefined();
      expect(removeShortcodes(written)).toEqual({ text: written, count: 0 });
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test("most texts are plain", () => {
  for (const written of [
    "",
    "A quay.\n\nAnd a *pier*, [here](https://example.org/a/).",
    "Die Flut – 潮 🌊",
    "# A\n\n- b\n",
  ])
    expect(survey(new TextEncoder().encode(written)).isPlain, written).toBe(true);
});

test("the first character that no feed may hold is found, whatever stands before it", () => {
  /** By the numbers of XML 1.0 §2.2, without DEL, C1 controls and noncharacters. */
  const isUnfit = (code: number) =>
    (code < 0x20 && ![0x09, 0x0a, 0x0d].includes(code)) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code & 0xfffe) === 0xfffe;
  const code = fc.oneof(
    fc.constantFrom(0x1f600, 0x20ac, 0x61),
    fc.nat({ max: 0x10ffff }),
    fc.integer({ min: 0xd7f0, max: 0xe00f }),
    fc.tuple(fc.nat({ max: 16 }), fc.nat({ max: 15 })).map(([plane, at]) => plane * 0x10000 + 0xfff0 + at),
  );
  let found = 0;
  fc.assert(
    fc.property(fc.array(code, { maxLength: 6 }), (codes) => {
      const written = String.fromCodePoint(...codes);
      // Two halves that meet are one character.
      const characters = [...written];
      const at = characters.findIndex((character) => isUnfit(character.codePointAt(0) ?? 0));
      const before = characters.slice(0, at).join("").length;
      expect(firstUnfit(written)).toBe(at < 0 ? -1 : before);
      if (at > 0) found++;
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(500);
});
