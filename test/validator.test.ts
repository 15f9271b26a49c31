/**
 * Feeds of others, valid and broken: each folder of `validator/` is a feed with what must be found in it.
 *
 *     UPDATE_VALIDATOR=1 npx vitest run --config test/vitest.config.ts validator
 *
 * rewrites every `expected.txt`. Read the diff: what it holds is from then on what is right. `case.json` has
 * `about` (what the case proves), `served` (with `contentType`, for what a server gave) and `now`.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkFeed, type FoundFeed, rules } from "../src/index.ts";

/** Cases may become more, never fewer: raise it with each new one. */
const fewestCases = 180;
/** Rules that no small feed can break. */
const unseen = ["size-large"];

const folder = path.join(import.meta.dirname, "validator");
const updating = process.env.UPDATE_VALIDATOR === "1";

interface Note {
  readonly about: string;
  readonly served?: FoundFeed["served"];
  readonly now?: string;
}

const cases = fs.readdirSync(folder).map((name) => {
  const at = path.join(folder, name);
  const file = fs.readdirSync(at).find((one) => one.startsWith("feed.")) ?? "feed.xml";
  const note: Note = JSON.parse(fs.readFileSync(path.join(at, "case.json"), "utf8"));
  const bytes = new Uint8Array(fs.readFileSync(path.join(at, file)));
  const now = Date.parse(note.now ?? "2026-01-01T00:00:00Z");
  const { served } = note;
  const { diagnostics } = checkFeed({ name: file, bytes, ...(served && { served }) }, { now });
  const found = diagnostics.map(
    ({ rule, severity, place, message }) =>
      `${place?.line}:${place?.column} ${severity} ${rule}: ${message}\n`,
  );
  return { name, note, diagnostics, found: found.join(""), expected: path.join(at, "expected.txt") };
});

test("there are at least as many cases as there should be, and each says what it proves", () => {
  expect(cases.length).toBeGreaterThanOrEqual(fewestCases);
  expect(cases.filter(({ note }) => !note.about.startsWith("Proves that ")).map(({ name }) => name)).toEqual(
    [],
  );
});

test("every rule is seen broken", () => {
  const seen = new Set(cases.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule)));
  const ids = Object.values(rules).flatMap((topic) => Object.keys(topic));
  expect(ids.filter((id) => !seen.has(id))).toEqual(unseen);
  expect(new Set(ids).size).toBe(ids.length);
});

test("nothing is found in what is valid", () => {
  const misfires = cases.filter(({ name, found }) => name.startsWith("valid-") && found !== "");
  expect(misfires.map(({ name, found }) => `${name}\n${found}`)).toEqual([]);
});

describe.each(cases.map((one) => [one.name, one] as const))("%s", (_, { found, expected }) => {
  test("finds what is expected", () => {
    if (updating) fs.writeFileSync(expected, found);
    expect(found).toBe(fs.readFileSync(expected, "utf8"));
  });
});
