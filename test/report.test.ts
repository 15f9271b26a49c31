import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { type Diagnostic, report } from "../src/index.ts";
import { widthOf } from "../src/report/width.ts";

const plain = picocolors.createColors(false);

const one = (
  code: Diagnostic["code"],
  severity: Diagnostic["severity"],
  file: string,
  line = 3,
): Diagnostic => ({
  code,
  severity,
  message: `what is wrong in ${file}`,
  help: `mend ${code}`,
  place: { file, line, column: 7 },
});
const several = (count: number, code: Diagnostic["code"], severity: Diagnostic["severity"]) =>
  Array.from({ length: count }, (_, at) => one(code, severity, `${code}-${String(at).padStart(3, "0")}.md`));

const said = (found: readonly Diagnostic[], line = "date: 2024-02-30") =>
  report(
    found,
    { documents: 600, published: 400, files: [] },
    {
      format: "text",
      quiet: false,
      exit: 1,
      nameOf: (file) => file,
      lineAt: () => line,
      colors: { out: plain, err: plain },
    },
  ).err;

describe("a mistake that fills many files", () => {
  const text = said([...several(400, "date-unclear", "error"), ...several(3, "draft", "note")]);

  test("is one block: the first in full, some by name, the number of the rest, what to do", () => {
    expect(text.match(/date: 2024-02-30/g)).toHaveLength(1);
    expect(text.match(/date-unclear-\d+\.md:3:7/g)).toHaveLength(5);
    expect(text).toContain("… and 395 more date-unclear, in 395 files; `--format json` names all");
    expect(text.match(/ {2}help: mend date-unclear/g)).toHaveLength(1);
  });

  test("comes after what was understood and before what to do", () => {
    const order = [
      "200 of 600 files understood: 400 published, 3 drafts",
      "400 files held back: 400 date-unclear",
    ];
    const places = [
      ...order,
      "date-unclear-000.md:3:7: error",
      "What to do",
      "1. 400 files: mend date-unclear",
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test("no more than twenty blocks, errors first, and a count of what is left", () => {
  const codes = [
    "date-unclear",
    "date-impossible",
    "media-missing",
    "title-long",
    "tags-many",
    "link-refused",
  ] as const;
  const found = codes.flatMap((code, at) => several(2, code, at < 2 ? "error" : "warning"));
  const more = ["key-near-miss", "key-repeated", "slug-cleaned", "link-shared", "language-unknown"] as const;
  const text = said([...more.flatMap((code) => several(2, code, "warning")), ...found]);
  expect(text.match(/^\S+:3:7: /gm)).toHaveLength(20);
  expect(text).toMatch(/… and \d+ more [\w-]+(, \d+ more [\w-]+)*; `--format json` names all/);
  expect(text.indexOf("error")).toBeLessThan(text.indexOf("warning"));
});

test("a few mistakes are said one by one, with nothing around", () => {
  const text = said(several(5, "date-unclear", "error"));
  expect(text.match(/help: /g)).toHaveLength(5);
  expect(text).not.toMatch(/understood|What to do/);
});

describe("the mark below the source line", () => {
  const column = (line: string, before: string) => {
    const place = { file: "a.md", line: 3, column: before.length + 1 };
    const [, , mark = ""] = said([{ ...one("date-unclear", "error", "a.md"), place }], line).split("\n");
    return mark.indexOf("^") - "  3 | ".length;
  };

  test.each([
    ["Latin letters", "date: x", "date: ", 6],
    ["wide letters", "日付: x", "日付: ", 6],
    ["letters with marks", "de\u0301but: x", "de\u0301but: ", 7],
    ["one picture of several characters", "👩‍👩‍👧: x", "👩‍👩‍👧: ", 4],
    ["a tab", "a\tb", "a\t", 2],
    ["a control character", "a\u0007b", "a\u0007", 2],
  ])("%s", (_, line, before, expected) => {
    expect(column(line, before)).toBe(expected);
  });

  test("a long line is shown from near the mistake on, never from within a character", () => {
    const line = "😀".repeat(200);
    const place = { file: "a.md", line: 3, column: 202 };
    expect(said([{ ...one("date-unclear", "error", "a.md"), place }], line)).not.toMatch(
      /<U\+D|\p{Surrogate}/u,
    );
  });
});

test.each([
  ["tide", 4],
  ["日本語", 6],
  ["é", 1],
  ["e\u0301", 1],
  ["한글", 4],
  ["नमस्ते", 3],
  ["😀👩‍👩‍👧‍👦", 4],
  ["🇩🇪", 2],
  ["☃", 1],
  ["☃\ufe0f", 2],
  ["a\u200bb", 2],
  ["“①”", 3],
])("%j takes %d columns of a terminal", (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});
