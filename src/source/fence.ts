/** The languages of front matter. */
export type Language = "yaml" | "toml" | "json";

/** A front matter block, and where what follows it begins. Offsets are in UTF-16 units, lines 1-based. */
export interface Block {
  readonly kind: "block";
  readonly language: Language;
  readonly text: string;
  /** the line on which `text` begins */
  readonly line: number;
  readonly bodyOffset: number;
}

/** A file's text, divided: the front matter and what follows it. */
export type Divided =
  | Block
  | { readonly kind: "none" }
  | { readonly kind: "open"; readonly line: number; readonly fence: string }
  | { readonly kind: "refused"; readonly language: string; readonly line: number }
  | { readonly kind: "mistyped"; readonly fence: string; readonly line: number };

const opening = /^\s*?(---|\+\+\+|;;;)[ \t]*([A-Za-z]*)[ \t]*\r?(?:\n|$)/;
const languages: Readonly<Record<string, Language>> = {
  "---": "yaml",
  "---yaml": "yaml",
  "---yml": "yaml",
  "---toml": "toml",
  "---json": "json",
  "+++": "toml",
  "+++toml": "toml",
  ";;;": "json",
  ";;;json": "json",
};
const closings: Readonly<Record<string, RegExp>> = {
  "---": /^(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/m,
  "+++": /^\+\+\+[ \t]*\r?(?:\n|$)/m,
  ";;;": /^;;;[ \t]*\r?(?:\n|$)/m,
};
const firstKey = /^(?:#.*\n|[^\S\n]*\n)*(?:["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?\s*[:=]|\[|\{)/u;

/** A fence of another length or further in, or below a comment: what follows was meant as front matter. */
const mistyped =
  /^(?<before>\s*(?:<!--[\s\S]{0,2000}?-->\s*){0,3})(?<fence>-{3,}|[—–]{1,3}|\+{3,})[ \t]*\r?\n(?:[ \t]*\r?\n)*[ \t]*["']?(?:title|date|layout|author|tags|draft|published|description)["']?[ \t]*[:=]/i;

/** How many lines end before `end`. */
export function countLines(text: string, end = text.length): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/**
 * Finds the front matter. A fence is a line of its own; the opening one may follow blank lines. A fence that no
 * key follows and no other closes is a thematic break, as is one with a blank line and prose below.
 */
export function divide(text: string): Divided {
  const divided = dividedByFence(text);
  const groups = divided.kind === "none" ? mistyped.exec(text)?.groups : undefined;
  if (groups === undefined) return divided;
  const { before = "", fence = "" } = groups;
  return { kind: "mistyped", fence, line: countLines(before) + 1 };
}

function dividedByFence(text: string): Divided {
  const fence = opening.exec(text);
  if (fence === null) return bareJson(text) ?? { kind: "none" };
  const [whole, mark = "", name = ""] = fence;
  const line = countLines(whole) + 1;
  const language = languages[mark + name.toLowerCase()];
  if (language === undefined) return { kind: "refused", language: name, line: line - 1 };
  const rest = text.slice(whole.length);
  const end = closings[mark]?.exec(rest) ?? null;
  const hasKey = firstKey.test(rest);
  if (end === null) return hasKey ? { kind: "open", line: line - 1, fence: mark } : { kind: "none" };
  const block = rest.slice(0, end.index);
  if (!hasKey && block.trim() !== "" && (mark !== "---" || /^\s*\n/.test(block))) return { kind: "none" };
  return { kind: "block", language, text: block, line, bodyOffset: whole.length + end.index + end[0].length };
}

/** An object at the top of a file, without a fence, as Hugo writes it. */
function bareJson(text: string): Block | undefined {
  const start = /^\s*(?=\{\s*"[^"\n]+"\s*:)/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = endOfObject(text, start);
  if (end === undefined) return undefined;
  const after = /^[ \t]*\r?\n?/.exec(text.slice(end))?.[0].length ?? 0;
  return {
    kind: "block",
    language: "json",
    text: text.slice(start, end),
    line: countLines(text.slice(0, start)) + 1,
    bodyOffset: end + after,
  };
}

/** Where the object that begins at `start` ends, by its braces outside of strings. */
function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === "{") depth++;
    else if (token === "}" && --depth === 0) return start + index + 1;
  }
  return undefined;
}
