import { pageFields } from "../markup/page.ts";
import type { Convention, Field, Place } from "../model.ts";
import { countLines } from "./fence.ts";

/** Fields that stand at the head of a file without front matter, and where the body begins, in UTF-16 units. */
export interface Head {
  readonly fields: Map<string, Field>;
  readonly bodyOffset: number;
}

const line = /^([\p{L}_][\p{L}\p{N}_. -]{0,40}?)[ \t]*:(?!\/\/)[ \t]*(.*?)[ \t]*\r?$/u;

/**
 * `Title: …` lines at the beginning, as Pelican and MultiMarkdown write them, to a blank line; indented lines go on.
 * Only when the first key is a known one: "BREAKING: …" opens a wire text.
 */
export function headerLines(text: string, file: string, known: ReadonlySet<string>): Head | undefined {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  const end = /\r?\n[ \t]*\r?(?:\n|$)/.exec(text.slice(start));
  const block = end === null ? "" : text.slice(start, start + end.index);
  const fields = fieldsIn(block, text, start, file);
  const [first] = fields?.keys() ?? [];
  if (fields === undefined || end === null || first === undefined || !known.has(first)) return undefined;
  return { fields, bodyOffset: start + end.index + end[0].length };
}

/** More comments at the top of a file are no head. */
const mostComments = 100;

/** `<!-- date: 2022-12-16 -->` at the beginning, one or several; the first key must be a known one. */
export function headComments(text: string, file: string, known: ReadonlySet<string>): Head | undefined {
  const fields = new Map<string, Field>();
  let offset = 0;
  for (let count = 0; count < mostComments; count++) {
    const comment = /^\s*<!--([\s\S]*?)-->/.exec(text.slice(offset));
    if (comment === null) break;
    const [whole, block = ""] = comment;
    const inner = offset + whole.indexOf("<!--") + 4;
    const leading = /^\s*/.exec(block)?.[0].length ?? 0;
    const written = fieldsIn(block.slice(leading).trimEnd(), text, inner + leading, file);
    if (written === undefined) break;
    for (const [key, field] of written) fields.set(key, field);
    offset += whole.length;
  }
  const [first] = fields.keys();
  return first !== undefined && known.has(first) ? { fields, bodyOffset: offset } : undefined;
}

function fieldsIn(block: string, text: string, start: number, file: string): Map<string, Field> | undefined {
  const fields = new Map<string, Field>();
  let last: string | undefined;
  let offset = start;
  for (const written of block.split("\n")) {
    const [, key, value = ""] = line.exec(written) ?? [];
    const before = last === undefined ? undefined : fields.get(last);
    if (key !== undefined) {
      last = key.toLowerCase();
      const column = written.length - written.slice(key.length + 1).trimStart().length;
      fields.set(last, { key, value, place: placeAt(text, offset + column, file) });
    } else if (before !== undefined && last !== undefined && /^[ \t]+\S/.test(written)) {
      fields.set(last, { ...before, value: `${String(before.value)} ${written.trim()}` });
    } else return undefined;
    offset += written.length + 1;
  }
  return fields;
}

/** What the head of an HTML page says, where the page does not say it in another way. */
export function pageHead(
  text: string,
  file: string,
  written: ReadonlyMap<string, Field>,
  convention: Convention,
): Map<string, Field> {
  const fields = new Map(written);
  for (const { key, values, at } of pageFields(text)) {
    const alike = Object.values(convention).find((keys) => keys.includes(key)) ?? [];
    if (alike.some((other) => written.has(other))) continue;
    const [only = "", ...more] = values;
    fields.set(key, { key, value: more.length > 0 ? values : only, place: placeAt(text, at, file) });
  }
  return fields;
}

function placeAt(text: string, offset: number, file: string): Place {
  const before = text.slice(0, offset);
  return { file, line: countLines(before) + 1, column: offset - before.lastIndexOf("\n") };
}
