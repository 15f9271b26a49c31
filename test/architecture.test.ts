import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

/** Which rooms of src/ the files of a room may import from, besides their own. */
const stage = ["model", "diagnostic", "disk", "markup"];
const rooms: Readonly<Record<string, readonly string[]>> = {
  source: stage,
  article: stage,
  ledger: stage,
  feed: stage,
  format: stage,
  output: stage,
  model: ["markup"],
  markup: ["model"],
  diagnostic: ["model"],
  disk: [],
  convention: ["model"],
  config: ["convention", "model", "diagnostic", "disk", "markup"],
  check: ["model", "diagnostic", "markup"],
  report: ["model", "diagnostic", "markup"],
  reader: ["model", "diagnostic", "disk", "markup"],
  library: ["model", "format"],
  withdraw: [...stage, "source"],
  init: stage,
  crew: ["model", "disk"],
  articles: [...stage, "crew", "source", "article"],
  worker: ["articles", "crew", "disk", "model"],
  adopt: [...stage, "articles", "source", "ledger", "output"],
  diff: [...stage, "build", "check", "feed", "reader"],
  build: [...stage, "adopt", "articles", "source", "ledger", "feed", "format", "output", "check"],
  memo: ["model", "diagnostic", "disk"],
  rebuild: ["build", "memo", "ledger", "model", "diagnostic", "disk"],
  index: [
    ...stage,
    "memo",
    "rebuild",
    "adopt",
    "diff",
    "build",
    "check",
    "config",
    "format",
    "ledger",
    "library",
    "output",
    "reader",
    "report",
    "withdraw",
    "init",
  ],
  cli: [
    "memo",
    "rebuild",
    "adopt",
    "diff",
    "output",
    "build",
    "check",
    "config",
    "diagnostic",
    "disk",
    "model",
    "reader",
    "report",
    "withdraw",
    "init",
  ],
};
/** Packages of Node that reach outside the program, and the only rooms that may. */
const reaching: Readonly<Record<string, readonly string[]>> = {
  "node:fs": ["disk"],
  "node:process": ["disk"],
  "node:child_process": [],
  "node:http": ["reader"],
  "node:https": ["reader"],
  "node:net": ["reader"],
  "node:dns": ["reader"],
  "node:os": ["disk"],
  "node:worker_threads": ["disk", "worker"],
};

/** What tells the version of the program. */
const versioned = ["cli", path.join("model", "generator.ts")];

interface Source {
  readonly file: string;
  readonly room: string;
  readonly text: string;
}

const src = path.resolve(import.meta.dirname, "../src");
const sources: Source[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, room: roomOf(file), text: readFileSync(path.join(src, file), "utf8") }));

function roomOf(file: string): string {
  return (file.split(path.sep)[0] ?? "").replace(/\.ts$/, "");
}

/** What a file imports or re-exports, statically or when needed. */
function importsOf(text: string): string[] {
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)\s*import\s+"([^"]+)"/g,
  );
  return [...statements].map(([, from, when, effect]) => from ?? when ?? effect ?? "");
}

/** The rules of the house (CONTRIBUTING.md) that one file breaks. */
function breaches({ file, room, text }: Source): string[] {
  const allowed = rooms[room];
  if (allowed === undefined) return [`${file} is in no room of the house`];
  return importsOf(text).flatMap((imported) => {
    if (imported.startsWith(".")) {
      const target = path.join(path.dirname(file), imported);
      if (target.startsWith(".."))
        return [room, file].some((one) => versioned.includes(one)) &&
          target === path.join("..", "package.json")
          ? []
          : [`${file} imports ${imported}, outside of src`];
      const from = roomOf(target);
      return from === room || allowed.includes(from)
        ? []
        : [`${file} imports ${imported}: ${room} may not know ${from}`];
    }
    const rule = reaching[imported.replace(/\/.*$/, "")];
    return rule === undefined || rule.includes(room)
      ? []
      : [`${file} imports ${imported}: only ${rule.join(", ") || "nobody"} may`];
  });
}

describe("the house", () => {
  test("is all read", () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(200);
    expect([...new Set(sources.map(({ room }) => room))].sort()).toEqual([...Object.keys(rooms)].sort());
  });

  test("no room knows one that it may not know", () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  test("a breach is found", () => {
    const found = (room: string, text: string) => breaches({ file: `${room}/made-up.ts`, room, text });
    expect(found("feed", 'import { rss } from "../format/rss.ts";')).toHaveLength(1);
    expect(found("feed", 'export type { Found } from "../source/walk.ts";')).toHaveLength(1);
    expect(found("feed", 'const { atom } = await import("../format/atom.ts");')).toHaveLength(1);
    expect(found("feed", 'import {\n  a,\n  b,\n} from "../ledger/publish.ts";')).toHaveLength(1);
    expect(found("check", 'import type { Disk } from "../disk.ts";')).toHaveLength(1);
    expect(found("markup", 'import fs from "node:fs";')).toHaveLength(1);
    expect(found("markup", 'import fs from "node:fs/promises";')).toHaveLength(1);
    expect(found("utils", "")).toHaveLength(1);
    expect(found("feed", 'import { comparable } from "../markup/text.ts";')).toEqual([]);
  });

  test("the clock, the process and the machine's locale are known to the command alone", () => {
    const outside =
      /\bDate\.now\b|\bnew Date\(\)|\bprocess\.|\blocaleCompare\b|\btoLocale\w*String\b|Intl\.DateTimeFormat\(\)|\bconsole\./;
    const found = sources.filter(
      // disk/lock.ts says which program holds the lock.
      ({ room, text }) =>
        !["cli", "disk"].includes(room) && outside.test(text.replace(/\/\*\*[\s\S]*?\*\//g, "")),
    );
    expect(found.map(({ file }) => file)).toEqual([]);
    expect(sources.filter(({ text }) => /\bDate\.now\b/.test(text))).toHaveLength(1);
  });

  test("each branded scalar is made in one place", () => {
    for (const brand of ["Instant", "Url", "PlainText", "Html", "Digest", "LanguageTag"]) {
      const makers = sources.filter(({ text }) => new RegExp(`\\bas ${brand}\\b`).test(text));
      expect(
        makers.map(({ file }) => file),
        brand,
      ).toHaveLength(1);
    }
    expect(sources.filter(({ text }) => /\bas EntryId\b/.test(text)).map(({ file }) => file)).toEqual([
      path.join("markup", "identifier.ts"),
    ]);
  });

  test("text is escaped in one place", () => {
    const makers = sources.filter(({ text }) =>
      /&(?:amp|lt|#x)/.test(text.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "")),
    );
    expect(makers.map(({ file }) => file)).toEqual([path.join("format", "xml.ts")]);
  });

  test("a room has a name that says what is in it", () => {
    const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|shared|types)(?:\.ts|\/)/;
    expect(
      sources.map(({ file }) => file.split(path.sep).join("/")).filter((file) => vague.test(file)),
    ).toEqual([]);
  });
});
