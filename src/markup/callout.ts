import type { MarkdownIt, StateBlock, StateCore } from "markdown-it";

/** Notes, tips and warnings of GitHub, Obsidian, Docusaurus, VitePress and MkDocs: quotations that begin with what they are. */
export function callouts(markdown: MarkdownIt): void {
  markdown.core.ruler.after("block", "callout", alerts);
  markdown.block.ruler.before("fence", "callout_container", container, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `> [!NOTE]`, perhaps with a title of its own, as the first line of a quotation. */
function alerts(state: StateCore): void {
  const { tokens } = state;
  for (let at = 2; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.type !== "inline" || tokens[at - 2]?.type !== "blockquote_open") continue;
    const match = /^\[!([A-Za-z]{2,20})\][+-]?[ \t]*([^\n]{0,200})(?:\n|$)/.exec(token.content);
    if (match === null) continue;
    const [whole, word = "", title = ""] = match;
    const rest = token.content.slice(whole.length);
    const heading = new state.Token("inline", "", 0);
    heading.content = strong(title || capitalised(word));
    heading.children = [];
    heading.level = token.level;
    heading.map = token.map;
    token.content = rest;
    const open = tokens[at - 1];
    const close = tokens[at + 1];
    if (open === undefined || close === undefined) continue;
    const instead = rest.trim() === "" ? [heading] : [heading, close, open, token];
    tokens.splice(at, 1, ...instead);
  }
}

/** In bold, unless it has marks of its own. */
const strong = (words: string) => (/[*_`[\]<]/.test(words) ? words.trim() : `**${words.trim()}**`);

/** Words that open a container which means more than its place on the page. */
const meaning =
  /^(?:abstract|attention|bug|caution|danger|definition|error|example|failure|hint|important|info|information|note|question|quote|remark|seealso|success|summary|tip|todo|warning)$/i;

/** `:::note Title` or `::: {.note}` to `:::`, and `!!! note "Title"` with what is indented below it. */
function container(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const line = (at: number) =>
    state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]);
  const first = line(start);
  const fenced = /^(:{3,})\s*(?:\{[.]?)?([\w-]*)\}?(.*)$/.exec(first);
  const indented = fenced === null ? /^(?:!!!|\?\?\?\+?)\s*([\w-]+)(.*)$/.exec(first) : null;
  const [, fence, word, rest] =
    fenced ?? (indented && [undefined, undefined, indented[1], indented[2]]) ?? [];
  if (word === undefined || (fence === undefined && indented === null)) return false;
  if (fence !== undefined && word === "" && (rest ?? "").trim() === "") {
    // A closing fence of nothing.
    if (!silent) state.line = start + 1;
    return true;
  }
  if (silent) return true;
  let last = start + 1;
  const inner = (state.sCount[start] ?? 0) + 4;
  if (fence === undefined) {
    while (last < end && (state.isEmpty(last) || (state.sCount[last] ?? 0) >= inner)) last++;
  } else {
    let depth = 1;
    for (; last < end; last++) {
      const [, colons, more] = /^(:{3,})\s*(.*)$/.exec(line(last)) ?? [];
      if (colons === undefined) continue;
      depth += more === "" ? -1 : 1;
      if (depth === 0 || (more === "" && colons.length >= fence.length && colons.length > 3)) break;
    }
  }
  const title = (rest ?? "")
    .replace(/\{[^}]*\}\s*$/, "")
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/^["“](.*)["”]$/, "$1");
  const isNote = meaning.test(word);
  const isFolded = word === "details" || first.startsWith("???");
  const tag = isFolded ? "details" : isNote ? "blockquote" : "div";
  const open = state.push("callout_open", tag, 1);
  open.block = true;
  open.map = [start, last];
  const said = title || (isNote ? capitalised(word) : "");
  if (said !== "") {
    state.push("callout_title_open", isFolded ? "summary" : "p", 1).block = true;
    const words = state.push("inline", "", 0);
    words.content = isFolded ? said : strong(said);
    words.map = [start, start + 1];
    words.children = [];
    state.push("callout_title_close", isFolded ? "summary" : "p", -1).block = true;
  }
  const { parentType, lineMax, blkIndent } = state;
  state.lineMax = last;
  if (fence === undefined) state.blkIndent = inner;
  state.md.block.tokenize(state, start + 1, last);
  Object.assign(state, { parentType, lineMax, blkIndent });
  state.push("callout_close", tag, -1).block = true;
  state.line = fence === undefined ? last : Math.min(last + 1, end);
  return true;
}
