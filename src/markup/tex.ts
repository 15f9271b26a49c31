import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

/** Between dollar signs stands a formula, not prices, when something in it is said in TeX, or it is one letter. */
const isTex = (text: string) => /[\\^_{]/.test(text) || /^[A-Za-z]['′]?$/.test(text);
/** In characters: a longer formula within a line is none. */
const longest = 1000;

/**
 * Formulas, kept from Markdown, as code in the TeX that was written: `$$…$$`, `\\(…\\)`, `\\[…\\]`, and `$…$`
 * where that is clear.
 */
export function tex(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("escape", "tex", inline);
  markdown.block.ruler.before("fence", "tex_block", block, { alt: ["paragraph", "blockquote", "list"] });
}

const pairs = [
  ["$$", "$$"],
  ["\\\\(", "\\\\)"],
  ["\\\\[", "\\\\]"],
  ["\\(", "\\)"],
  ["\\[", "\\]"],
  ["$`", "`$"],
  ["$", "$"],
] as const;

function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== "$" && src[pos] !== "\\") return false;
  for (const [open, close] of pairs) {
    if (!src.startsWith(open, pos)) continue;
    const from = pos + open.length;
    const end = src.slice(from, from + longest).indexOf(close);
    const text = end < 0 ? "" : src.slice(from, from + end);
    const next = src[from + end + close.length] ?? "";
    if (text.trim() === "" || /\n\s*\n/.test(text)) continue;
    if (
      open === "$" &&
      (!isTex(text) ||
        /^\s|\s$|`/.test(text) ||
        /[\p{L}\d$]/u.test(next) ||
        /[\p{L}\d$\\]/u.test(src[pos - 1] ?? ""))
    )
      continue;
    // A backslash before a bracket is an escape of Markdown as well.
    if ((open === "\\(" || open === "\\[") && !/[\\^]/.test(text)) continue;
    if (!silent) state.push("code_inline", "code", 0).content = text.trim();
    state.pos = from + end + close.length;
    return true;
  }
  return false;
}

/** A block that begins and ends with `$$` or `\\[`, `\\]`, over several lines. */
function block(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const line = (at: number) =>
    state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]);
  const [, open] = /^(\$\$|\\{1,2}\[)\s*(?!.*(?:\$\$|\\\]))/.exec(line(start)) ?? [];
  if (open === undefined) return false;
  const close = open === "$$" ? "$$" : open.replace("[", "]");
  let last = start + 1;
  while (last < end && !line(last).trimEnd().endsWith(close)) {
    if (line(last).trim() === "") return false;
    last++;
  }
  if (last >= end) return false;
  if (silent) return true;
  const lines = [
    line(start).slice(open.length),
    ...state.getLines(start + 1, last, state.blkIndent, false).split("\n"),
    line(last).trimEnd().slice(0, -close.length),
  ];
  state.line = last + 1;
  const token = state.push("code_block", "code", 0);
  token.content = `${lines.filter((one) => one.trim() !== "").join("\n")}\n`;
  token.map = [start, state.line];
  return true;
}
