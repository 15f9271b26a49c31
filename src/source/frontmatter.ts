import matter from "gray-matter";
import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Field, isObject, type Place, type Written } from "../model.ts";
import { type Engine, type Pair, type Parsed, Unreadable } from "./engine.ts";
import type { Block, Language } from "./fence.ts";
import { parseJson } from "./json.ts";
import { parseToml } from "./toml.ts";
import { parseYaml } from "./yaml.ts";

const names: Readonly<Record<Language, string>> = { yaml: "YAML", toml: "TOML", json: "JSON" };

/** In characters; the largest front matter of a real blog we know has some 20,000. */
const largestBlock = 256 * 1024;
const mostNodes = 20_000;
const mostKeys = 1000;
const deepest = 32;
/** No text can hold it, so no line of a front matter is taken for the end of it. */
const fence = "\u0000---";

const optionsOf = (language: Language, parse: Engine) => ({
  delimiters: [fence, fence] as [string, string],
  language,
  engines: { [language]: { parse } },
});
const options = {
  yaml: optionsOf("yaml", parseYaml),
  toml: optionsOf("toml", parseToml),
  json: optionsOf("json", parseJson),
};

/**
 * The fields of a front matter block.
 * @returns `undefined` when it cannot be read; `found` says why
 */
export function readFrontMatter(
  block: Block,
  file: string,
  found: Diagnostic[],
): Map<string, Field> | undefined {
  const start: Place = { file, line: block.line, column: 1 };
  if (block.text.length > largestBlock) {
    found.push(
      diagnose("front-matter-too-large", { reason: `it has ${block.text.length} characters` }, start),
    );
    return undefined;
  }
  const placeOf = placesIn(block.text, start);
  try {
    const { data, pairs } = parse(block);
    if (!isObject(data)) {
      const shape = Array.isArray(data) ? "a list" : "a text";
      found.push(diagnose("front-matter-no-fields", { found: shape }, start));
      return undefined;
    }
    if (pairs.length > mostKeys) throw new RangeError("front matter");
    return fieldsOf(data, pairs, placeOf, start, found);
  } catch (error) {
    if (error instanceof Unreadable) {
      const facts = { language: names[block.language], reason: error.message };
      found.push(diagnose("front-matter-syntax", facts, placeOf(error.offset)));
    } else if (error instanceof RangeError) {
      found.push(
        diagnose(
          "front-matter-too-large",
          { reason: "it has too many keys, or is nested too deeply" },
          start,
        ),
      );
    } else throw error;
    return undefined;
  }
}

function parse({ language, text }: Block): Parsed {
  const parsed: Partial<Parsed> = matter(`${fence}\n${text}\n${fence}\n`, options[language]).data;
  // Of a block with nothing but comments no engine is asked.
  const { data = {}, pairs = [] } = parsed;
  return { data, pairs };
}

function fieldsOf(
  data: Readonly<Record<string, unknown>>,
  pairs: readonly Pair[],
  placeOf: (offset: number) => Place,
  start: Place,
  found: Diagnostic[],
): Map<string, Field> {
  const names: string[] = [];
  for (const { key, keyAt } of pairs) {
    const name = key.toLowerCase();
    const before = pairs[names.lastIndexOf(name)];
    if (before !== undefined) {
      const related = [{ message: "first written here", place: placeOf(before.keyAt) }];
      found.push(diagnose("key-repeated", { key }, placeOf(keyAt), related));
    }
    names.push(name);
  }
  const budget = { nodes: mostNodes };
  const fields = new Map<string, Field>();
  for (const key of Object.keys(data)) {
    const name = key.toLowerCase();
    const pair = pairs[names.lastIndexOf(name)];
    if (pair !== undefined && pair.key !== key) continue;
    const value = copy(data[key], budget, 0);
    if (value === undefined) continue;
    fields.set(name, { key, value, place: pair ? placeOf(pair.valueAt) : start });
  }
  return fields;
}

/** The value with nothing absent in it; never follows more nodes than an honest front matter has. */
function copy(value: unknown, budget: { nodes: number }, depth: number): Written | undefined {
  if (--budget.nodes < 0 || depth > deepest) throw new RangeError("front matter");
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    const list: Written[] = [];
    for (const item of value) {
      const written = copy(item, budget, depth + 1);
      // A list in a list is one with it.
      if (Array.isArray(written)) list.push(...(written as readonly Written[]));
      else if (written !== undefined) list.push(written);
    }
    return list;
  }
  const object: Record<string, Written> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    const written = copy(item, budget, depth + 1);
    if (written !== undefined) object[key] = written;
  }
  return object;
}

/** What stands before a value, on its line or before it on the next. */
const spaces = /[ \t]*(?:\r?\n[ \t]+)?(?=\S)/y;

/** Places for offsets of the text that the engine saw: the block after one line break. */
function placesIn(block: string, start: Place): (offset: number) => Place {
  // Nearly always asked for one place behind the other.
  let lines = 0;
  let lineStart = 0;
  return (offset) => {
    spaces.lastIndex = Math.max(0, offset - 1);
    const at = Math.min(spaces.test(block) ? spaces.lastIndex : Math.max(0, offset - 1), block.length);
    if (at < lineStart) [lines, lineStart] = [0, 0];
    for (
      let end = block.indexOf("\n", lineStart);
      end >= 0 && end < at;
      end = block.indexOf("\n", lineStart)
    ) {
      lines++;
      lineStart = end + 1;
    }
    return { file: start.file, line: start.line + lines, column: at - lineStart + 1 };
  };
}
