import { describe, expect, test } from "vitest";
import { parseLedger, writeLedger } from "../src/ledger/file.ts";

const digest = "0".repeat(64);
const written = (path: string, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    path,
    id: `https://example.org/${path}/`,
    link: `https://example.org/${path}/`,
    digest,
    title: path,
    published: "2026-01-02T10:00:00Z",
    updated: "2026-01-02T10:00:00Z",
    first: "2026-01-03T10:00:00Z",
    ...more,
  });
const head = '{"version":1,"feeds":{"main":"https://example.org/atom.xml"}}';
const text = (...lines: string[]) => `${lines.join("\n")}\n`;
const parse = (source: string) => {
  const { value, diagnostics } = parseLedger(source, "articles/.published.jsonl");
  return {
    again: value && writeLedger(value),
    found: diagnostics.map(({ code, place }) => `${place?.line} ${code}`),
  };
};

describe("the ledger's file", () => {
  const whole = text(head, written("a.md"), written("b.md"));

  test.each([
    ["as it was written", whole],
    ["in any order", text(written("b.md"), head, written("a.md"))],
    ["without the last line end", whole.trimEnd()],
    ["with a mark of byte order", `\uFEFF${whole}`],
    ["with the line ends of Windows", whole.replace(/\n/g, "\r\n")],
    ["with every line twice, as a merge may leave it", whole + whole],
    ["with empty lines", whole.replace(/\n/g, "\n\n")],
  ])("is read %s", (_, source) => expect(parse(source)).toEqual({ again: whole, found: [] }));

  test("keeps what it does not know", () => {
    const later = text(
      '{"version":1,"feeds":{},"editor":"Ann"}',
      written("a.md", { editor: { name: "Ann" }, __proto__: 1 }),
    );
    expect(parse(later)).toEqual({ again: later, found: [] });
  });

  test("keeps withdrawn and gone lines, of which several may have had one path", () => {
    const gone = { gone: "2026-02-01T00:00:00Z", withdrawn: true, atom: "tag:example.org,2026:1" };
    const all = text(head, written("a.md", { ...gone, id: "1" }), written("a.md", { id: "2" }));
    expect(parse(all)).toEqual({ again: all, found: [] });
  });

  test("two lines for an article: the earliest first publication, the latest words", () => {
    const older = written("a.md", { first: "2026-01-02T12:00:00Z" });
    const newer = written("a.md", { updated: "2026-02-01T00:00:00Z", title: "New" });
    const joined = written("a.md", {
      first: "2026-01-02T12:00:00Z",
      updated: "2026-02-01T00:00:00Z",
      title: "New",
    });
    for (const source of [text(head, older, newer), text(head, newer, older)])
      expect(parse(source)).toEqual({ again: text(head, joined), found: [] });
  });

  test("two lines that know of different feeds: since the earlier, in the earlier place of an archive", () => {
    const one = ["main 4", "tags/boats", "tags/ice 2026-03-01T00:00:00Z 7"];
    const other = ["tags/boats 2026-02-01T00:00:00Z 0", "tags/ice 2026-02-01T00:00:00Z 9", "tags/tea"];
    const both = ["main 4", "tags/boats 0", "tags/ice 2026-02-01T00:00:00Z 7", "tags/tea"];
    const [a, b] = [written("a.md", { in: one }), written("a.md", { in: other })];
    for (const source of [text(head, a, b), text(head, b, a)])
      expect(parse(source)).toEqual({ again: text(head, written("a.md", { in: both })), found: [] });
  });

  test("two first lines: a feed is closed where the later says", () => {
    const closed = (ends: object) => head.replace(/}$/, `,"closed":${JSON.stringify(ends)}}`);
    const one = closed({ main: "2026-01-02T10:00:00Z b", "tags/tea": "2026-01-02T10:00:00Z x y" });
    const other = closed({ main: "2026-01-02T10:00:00Z a", "tags/ice": "2026-01-01T10:00:00Z c" });
    const both = closed({
      main: "2026-01-02T10:00:00Z a",
      "tags/ice": "2026-01-01T10:00:00Z c",
      "tags/tea": "2026-01-02T10:00:00Z x y",
    });
    for (const source of [text(one, other), text(other, one)])
      expect(parse(source)).toEqual({ again: text(both), found: [] });
  });

  test.each([
    ["two ids for a path", text(head, written("a.md"), written("a.md", { id: "b" })), "3 ledger-ids"],
    ["two ids for a feed", text(head, '{"version":1,"feeds":{"main":"x:y"}}'), "2 ledger-ids"],
    ["a line of a conflict", text(head, "<<<<<<< HEAD", written("a.md")), "2 ledger-conflict"],
    ["a line that is no JSON", text(head, written("a.md").slice(0, -1)), "2 ledger-line"],
    ["a line that is no object", text(head, "[]"), "2 ledger-line"],
    [
      "a date that does not exist",
      text(head, written("a.md", { first: "2026-02-30T00:00:00Z" })),
      "2 ledger-line",
    ],
    ["a path out of the folder", text(head, written("../a.md")), "2 ledger-line"],
    ["an address that is none", text(head, written("a.md", { link: "javascript:1" })), "2 ledger-line"],
    ["feeds that are none", text('{"version":1,"feeds":[]}'), "1 ledger-line"],
    [
      "a feed that closed at no time",
      text('{"version":1,"feeds":{},"closed":{"main":"a"}}'),
      "1 ledger-line",
    ],
    ["no list of feeds", text(head, written("a.md", { in: "main" })), "2 ledger-line"],
    ["a feed since no time", text(head, written("a.md", { in: ["tags/ice x"] })), "2 ledger-line"],
    ["no first line", text(written("a.md")), "1 ledger-line"],
    ["a later version", text('{"version":2,"lines":9}'), "1 ledger-newer"],
  ])("is refused with its line: %s", (_, source, found) =>
    expect(parse(source)).toEqual({ again: undefined, found: [found] }),
  );
});
