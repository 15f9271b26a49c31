import matter from "gray-matter";
import yaml from "js-yaml";
import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Field, Place, Written } from "../model.ts";

const nothing = new yaml.Type("tag:yaml.org,2002:null", {
  kind: "scalar",
  resolve: (text: string | null) => text === null || /^(?:~|null|Null|NULL|)$/.test(text),
  construct: () => null,
});
const merge = new yaml.Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (text) => text === "<<" });
/** Scalars stay the characters typed; only `~`, `null` and nothing are absent. */
const schema = yaml.FAILSAFE_SCHEMA.extend({ implicit: [nothing, merge] });

/** In characters; the largest front matter of a real blog we know has some 20,000. */
const largestBlock = 256 * 1024;
const mostNodes = 20_000;
const deepest = 32;
/** No text can hold it, so no line of a front matter is taken for the end of it. */
const fence = "\u0000---";

/**
 * The fields of a front matter block.
 * @param line on which the block begins in its file, 1-based
 * @returns `undefined` when it cannot be read; `found` says why
 */
export function readYaml(
  block: string,
  file: string,
  line: number,
  found: Diagnostic[],
): Map<string, Field> | undefined {
  const start: Place = { file, line, column: 1 };
  if (block.length > largestBlock) {
    found.push(diagnose("front-matter-too-large", { reason: `it has ${block.length} characters` }, start));
    return undefined;
  }
  const marks = new Marks();
  try {
    const parse = (text: string): object => {
      const data = yaml.load(text, {
        schema,
        json: true,
        listener: (event, state) => marks.take(event, state),
      });
      return (data ?? {}) as object;
    };
    const text = `${fence}\n${block}\n${fence}\n`;
    const { data } = matter(text, {
      delimiters: [fence, fence],
      language: "yaml",
      engines: { yaml: { parse } },
    });
    return fieldsOf(data, block, start, marks.pairs, found);
  } catch (error) {
    found.push(problem(error, start));
    return undefined;
  }
}

function problem(error: unknown, start: Place): Diagnostic {
  if (error instanceof yaml.YAMLException && error.mark !== undefined) {
    // gray-matter hands over the block with the line break after the fence.
    const place = {
      ...start,
      line: start.line + Math.max(0, error.mark.line - 1),
      column: error.mark.column + 1,
    };
    return diagnose("front-matter-syntax", { reason: error.reason }, place);
  }
  if (error instanceof yaml.YAMLException)
    return diagnose("front-matter-syntax", { reason: error.message }, start);
  if (error instanceof RangeError)
    return diagnose("front-matter-too-large", { reason: "it is nested too deeply" }, start);
  throw error;
}

function fieldsOf(
  data: unknown,
  block: string,
  start: Place,
  pairs: readonly Pair[],
  found: Diagnostic[],
): Map<string, Field> | undefined {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    found.push(
      diagnose("front-matter-no-fields", { found: Array.isArray(data) ? "a list" : "a text" }, start),
    );
    return undefined;
  }
  const placeOf = placesIn(block, start);
  const written = new Map<string, Pair>();
  const budget = { nodes: mostNodes };
  const fields = new Map<string, Field>();
  for (const pair of pairs) {
    const key = pair.key.toLowerCase();
    const before = written.get(key);
    if (before !== undefined) {
      const related = [{ message: "first written here", place: placeOf(before.keyAt) }];
      found.push(diagnose("key-repeated", { key: pair.key }, placeOf(pair.keyAt), related));
    }
    written.set(key, pair);
  }
  for (const [key, raw] of Object.entries(data)) {
    const pair = written.get(key.toLowerCase());
    if (pair !== undefined && pair.key !== key) continue;
    const value = copy(raw, budget, 0);
    if (value !== undefined)
      fields.set(key.toLowerCase(), { key, value, place: pair ? placeOf(pair.valueAt) : start });
  }
  return fields;
}

/** The value with nothing absent in it; never follows more nodes than an honest front matter has. */
function copy(value: unknown, budget: { nodes: number }, depth: number): Written | undefined {
  if (--budget.nodes < 0 || depth > deepest) throw new RangeError("front matter");
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => copy(item, budget, depth + 1) ?? []);
  const object: Record<string, Written> = Object.create(null);
  for (const [key, item] of Object.entries(value)) {
    const written = copy(item, budget, depth + 1);
    if (written !== undefined) object[key] = written;
  }
  return object;
}

/** A key of the outermost mapping; offsets in the text that the parser saw. */
interface Pair {
  readonly key: string;
  readonly keyAt: number;
  readonly valueAt: number;
}

/** Notes where the keys of the outermost mapping stand, from js-yaml's events for nodes opened and closed. */
class Marks {
  readonly pairs: Pair[] = [];
  private depth = 0;
  private key: { text: string; at: number } | undefined;
  private openedAt = 0;

  take(event: "open" | "close", state: { position: number; result?: unknown }): void {
    if (event === "open") {
      this.depth++;
      if (this.depth === 2) this.openedAt = state.position;
      return;
    }
    if (this.depth === 2) {
      if (this.key === undefined) this.key = { text: String(state.result), at: this.openedAt };
      else {
        this.pairs.push({ key: this.key.text, keyAt: this.key.at, valueAt: this.openedAt });
        this.key = undefined;
      }
    }
    this.depth--;
  }
}

/** Places for offsets of the text that the parser saw: the block after one line break. */
function placesIn(block: string, start: Place): (offset: number) => Place {
  return (offset) => {
    const spaces =
      /^[ \t]*(?:\r?\n[ \t]+)?(?=\S)/.exec(block.slice(Math.max(0, offset - 1)))?.[0].length ?? 0;
    const before = block.slice(0, Math.max(0, offset - 1) + spaces);
    const lineStart = before.lastIndexOf("\n") + 1;
    return {
      file: start.file,
      line: start.line + before.split("\n").length - 1,
      column: before.length - lineStart + 1,
    };
  };
}
