/** A file's text, divided: the front matter and what follows it. Offsets are in UTF-16 units, lines 1-based. */
export type Divided =
  | { readonly kind: "none" }
  | { readonly kind: "open" }
  | { readonly kind: "other"; readonly language: string; readonly line: number }
  | {
      readonly kind: "yaml";
      readonly block: string;
      /** the line on which `block` begins */
      readonly line: number;
      readonly bodyOffset: number;
      readonly bodyLine: number;
    };

const opening = /^\s*?(---|\+\+\+)[ \t]*([A-Za-z]*)[ \t]*\r?(?:\n|$)/;
const bareJson = /^\s*\{\s*"[^"\n]+"\s*:/;
const countLines = (text: string) => text.split("\n").length - 1;

/**
 * Finds the front matter. A fence is a line of its own; the opening one may follow blank lines. A `---` that no
 * key follows and no fence closes is a thematic break, as is one with a blank line and prose below.
 */
export function divide(text: string): Divided {
  const fence = opening.exec(text);
  if (fence === null)
    return bareJson.test(text) ? { kind: "other", language: "JSON", line: 1 } : { kind: "none" };
  const [whole, mark = "", language = ""] = fence;
  const start = whole.length;
  const line = countLines(whole) + 1;
  const rest = text.slice(start);
  const closing = mark === "---" ? /^(?:---|\.\.\.)[ \t]*\r?(?:\n|$)/m : /^\+\+\+[ \t]*\r?(?:\n|$)/m;
  const end = closing.exec(rest);
  const beginsWithKey = /^(?:#.*\n|[^\S\n]*\n)*["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?\s*[:=]/u.test(rest);
  if (mark === "+++")
    return end && beginsWithKey ? { kind: "other", language: "TOML", line: line - 1 } : { kind: "none" };
  if (language !== "" && !/^ya?ml$/i.test(language)) return { kind: "other", language, line: line - 1 };
  if (end === null) return beginsWithKey ? { kind: "open" } : { kind: "none" };
  const block = rest.slice(0, end.index);
  if (/^\s*\n/.test(block) && block.trim() !== "" && !beginsWithKey) return { kind: "none" };
  const bodyOffset = start + end.index + end[0].length;
  return { kind: "yaml", block, line, bodyOffset, bodyLine: line + countLines(block) + countLines(end[0]) };
}
