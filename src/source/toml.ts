import { parse, TomlDate, TomlError } from "smol-toml";
import { type Pair, type Parsed, Unreadable } from "./engine.ts";

/** A value where it is written, outside of strings and arrays of several lines. */
interface WrittenValue extends Pair {
  readonly raw: string;
}

/** TOML 1.0; numbers, booleans and dates stay the characters typed (the parser would roll 30 February over). */
export function parseToml(text: string): Parsed {
  const written = writtenValues(text);
  try {
    const data = withWritten(parse(text, { integersAsBigInt: true }), "", written);
    return {
      data,
      pairs: [...written.entries()].flatMap(([path, pair]) => (path === pair.key ? [pair] : [])),
    };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const lines = text.split("\n").slice(0, error.line - 1);
    const before = lines.reduce((sum, line) => sum + line.length + 1, 0);
    throw new Unreadable(
      (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, ""),
      before + error.column - 1,
    );
  }
}

/** The values of `key = value` lines, by the path of their key. */
function writtenValues(text: string): Map<string, WrittenValue> {
  const values = new Map<string, WrittenValue>();
  let table = "";
  let open: string | undefined;
  let offset = 0;
  for (const line of text.split("\n")) {
    const [, name] = /^\s*\[+\s*([^[\]]+?)\s*\]+\s*(?:#.*)?\r?$/.exec(line) ?? [];
    const [, space = "", quoted, bare, gap = "", raw = ""] =
      /^([ \t]*)(?:"([^"]+)"|([\w.-]+))([ \t]*=[ \t]*)(.*?)\s*$/.exec(line) ?? [];
    const key = quoted ?? bare;
    if (open !== undefined) {
      if (line.includes(open)) open = undefined;
    } else if (name !== undefined) {
      const key = name.replace(/["\s]/g, "");
      const at = offset + line.indexOf("[");
      if (!values.has(key)) values.set(key, { key, keyAt: at, valueAt: at, raw: "" });
      table = `${key}.`;
    } else if (key !== undefined) {
      const keyAt = offset + space.length;
      const valueAt = keyAt + key.length + (quoted === undefined ? 0 : 2) + gap.length;
      values.set(table + key, { key, keyAt, valueAt, raw: raw.replace(/\s+#.*$/, "") });
      const fence = /^("""|''')/.exec(raw)?.[1];
      if (fence !== undefined && !raw.slice(3).includes(fence)) open = fence;
    }
    offset += line.length + 1;
  }
  return values;
}

function withWritten(value: unknown, path: string, written: ReadonlyMap<string, WrittenValue>): unknown {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map((item) => withWritten(item, "", written));
  if (value instanceof TomlDate) return written.get(path)?.raw ?? value.toString();
  if (typeof value !== "object" || value === null) return written.get(path)?.raw ?? String(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      withWritten(item, path === "" ? key : `${path}.${key}`, written),
    ]),
  );
}
