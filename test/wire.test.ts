import { describe, expect, test } from "vitest";
import { teaserReader, usualTeasers } from "../src/markup/teaser.ts";
import { parseWire } from "../src/markup/wire.ts";

const long =
  "The harbour board said on Tuesday that the crane on Tar Quay would stand until the spring, and perhaps longer.";
const longer =
  "Nobody on the quay, where the matter had been the talk of the week, was at all surprised by what the board said.";

describe("how a text is divided", () => {
  test.each([
    ["nothing", "", "", []],
    ["white space", " \n\t\n", "", []],
    ["one line", "Crane stays", "Crane stays", []],
    ["one paragraph a line", `Crane stays\n${long}\n${longer}\n`, "Crane stays", [long, longer]],
    ["blank lines", `Crane stays\n\n${long}\n\n\n${longer}`, "Crane stays", [long, longer]],
    ["line ends of Windows", `Crane stays\r\n\r\n${long}\r\n${longer}\r\n`, "Crane stays", [long, longer]],
    ["line ends of old Macs", `Crane stays\r${long}\r${longer}`, "Crane stays", [long, longer]],
    ["spaces around lines", `  Crane stays  \n\t${long} \n \n${longer}`, "Crane stays", [long, longer]],
    ["blank lines before", `\n\nCrane stays\n${long}\n`, "Crane stays", [long]],
    [
      "curly quotes and dashes",
      `“It’s over” – board\n${long}\n“We’re done…”`,
      "“It’s over” – board",
      [long, "“We’re done…”"],
    ],
    [
      "a headline and a short paragraph",
      "Crane stays until spring\nBoard gives in to letters.",
      "Crane stays until spring",
      ["Board gives in to letters."],
    ],
    [
      "short sentences, one a line",
      "Crane stays\nIt rained.\nThe band played.\nAll went home.",
      "Crane stays",
      ["It rained.", "The band played.", "All went home."],
    ],
  ])("%s", (_, text, headline, paragraphs) => {
    expect(parseWire(text)).toEqual({ headline, paragraphs, teased: [] });
  });
});

describe("lines that a program wrapped are joined again", () => {
  const wrapped = [
    "The fog signal on the north mole fell silent on Sunday night for the",
    "first time since 1931. Keepers found a family of jackdaws in the horn",
    "and sent for a ladder, then for a longer one, then for the fire",
    "brigade.",
  ];
  const second = [
    "“They have been very reasonable,” said the officer in charge, who had",
    "spent an hour explaining the matter to the birds.",
  ];

  test("between blank lines", () => {
    const text = ["FOG SIGNAL FALLS SILENT", "", ...wrapped, "", ...second].join("\n");
    expect(parseWire(text)).toEqual({
      headline: "FOG SIGNAL FALLS SILENT",
      paragraphs: [wrapped.join(" "), second.join(" ")],
      teased: [],
    });
  });

  test("with a headline over two lines", () => {
    const headline = [
      "Fog signal falls silent for the first time since 1931 after a family",
      "of jackdaws moves into the horn",
    ];
    const { headline: read, paragraphs } = parseWire([...headline, "", ...wrapped].join("\n"));
    expect(read).toBe(headline.join(" "));
    expect(paragraphs).toEqual([wrapped.join(" ")]);
  });
});

describe("teasers", () => {
  test.each([
    ["Read more", ["Ferry runs again"]],
    ["READ MORE:", ["Ferry runs again"]],
    ["Read more…", ["Ferry runs again"]],
    ["» Read also «", undefined],
    ["→ Read also:", ["Ferry runs again"]],
    ["Don’t miss", ["Ferry runs again"]],
    ["Don't miss!", ["Ferry runs again"]],
    ["Lesen Sie auch", ["Ferry runs again"]],
    ["À lire aussi :", ["Ferry runs again"]],
    ["あわせて読みたい", ["Ferry runs again"]],
    ["اقرأ أيضا:", ["Ferry runs again"]],
  ])("%j and the headline below it are no part of the text", (teaser, teased) => {
    const { paragraphs, teased: found } = parseWire(
      `Crane stays\n${long}\n${teaser}\nFerry runs again\n${longer}`,
    );
    expect(found).toEqual(teased ?? []);
    expect(paragraphs).toEqual(
      teased === undefined ? [long, teaser, "Ferry runs again", longer] : [long, longer],
    );
  });

  test("with blank lines between", () => {
    const { paragraphs, teased } = parseWire(
      `Crane stays\n\n${long}\n\nRead more\n\nFerry runs again\n\n${longer}`,
    );
    expect({ paragraphs, teased }).toEqual({ paragraphs: [long, longer], teased: ["Ferry runs again"] });
  });

  test("several, each once, in order", () => {
    const text = `Crane stays\n${long}\nRead more\nFerry runs again\nRead more\nGulls learn to read\n${longer}\nRead more\nFerry Runs Again`;
    expect(parseWire(text).teased).toEqual(["Ferry runs again", "Gulls learn to read"]);
    expect(parseWire(text).paragraphs).toEqual([long, longer]);
  });

  test("on one line", () => {
    const { paragraphs, teased } = parseWire(`Crane stays\n${long}\nRead more: Ferry runs again\n${longer}`);
    expect({ paragraphs, teased }).toEqual({ paragraphs: [long, longer], teased: ["Ferry runs again"] });
  });

  test("a paragraph below a teaser is not taken for its headline", () => {
    const paragraph = `${long} ${longer}`;
    const { paragraphs, teased } = parseWire(`Crane stays\n${longer}\nRead more\n${paragraph}`);
    expect({ paragraphs, teased }).toEqual({ paragraphs: [longer, paragraph], teased: [] });
  });

  test("at the end, with nothing below", () => {
    expect(parseWire(`Crane stays\n${long}\nRead more`)).toEqual({
      headline: "Crane stays",
      paragraphs: [long],
      teased: [],
    });
  });

  test("a sentence that begins like one is text", () => {
    const sentence = "Read more slowly, the chair said, and the board did.";
    expect(parseWire(`Crane stays\n${long}\n${sentence}\n${longer}`).paragraphs).toEqual([
      long,
      sentence,
      longer,
    ]);
  });

  test("a site’s own words", () => {
    const text = `Crane stays\n${long}\nHarbour extra:\nFerry runs again\n${longer}`;
    expect(parseWire(text).teased).toEqual([]);
    expect(parseWire(text, { teasers: ["harbour extra"] }).teased).toEqual(["Ferry runs again"]);
  });
});

describe("a line that announces another story", () => {
  const read = teaserReader(["In pictures"]);

  test.each(usualTeasers.map((line) => [line]))("%j", (line) => {
    // "İ" and "ı" do not come back from capitals without their language.
    const capitals = /[ıİ]/.test(line) ? line : line.toUpperCase();
    for (const variant of [line, `${line}:`, `${line}…`, `  ${line}`, capitals])
      expect(read(variant)).toEqual({ kind: expect.stringMatching(/^(one|many)$/) });
  });

  test.each([
    ["In pictures", { kind: "one" }],
    ["IN PICTURES:", { kind: "one" }],
    ["Read more: Ferry runs again", { kind: "headline", headline: "Ferry runs again" }],
    ["Mehr zum Thema: Fähre fährt wieder", { kind: "headline", headline: "Fähre fährt wieder" }],
    ["Read", undefined],
    ["Read more about it in the library", undefined],
    ["Related to the mayor by marriage", undefined],
    ["The chair: read more", undefined],
    ["", undefined],
  ])("%j", (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});
