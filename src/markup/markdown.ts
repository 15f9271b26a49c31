import MarkdownIt, { type Token } from "markdown-it";
import abbreviations from "markdown-it-abbr";
import definitionLists from "markdown-it-deflist";
import footnotes from "markdown-it-footnote";
import marks from "markdown-it-mark";
import { callouts } from "./callout.ts";
import { isHtmlTag } from "./sanitise.ts";
import { tex } from "./tex.ts";
import { cleanReferences } from "./text.ts";

/**
 * CommonMark with tables, strikethrough and bare web addresses as links, as GitHub shows them, and what most site
 * generators add: footnotes, definition lists, abbreviations, `==marks==`, notes, formulas. `~x~` and `^x^` stay:
 * they mean one thing here and another there.
 */
const markdown = new MarkdownIt({ html: true, linkify: true })
  .use(footnotes)
  .use(definitionLists)
  .use(abbreviations)
  .use(marks)
  .use(callouts)
  .use(tex);
// The way back from a note leads out of a reader.
markdown.renderer.rules.footnote_anchor = () => "";
// Any number of references to a note say its one number.
markdown.renderer.rules.footnote_caption = (tokens, at) => `[${Number(tokens[at]?.meta?.id) + 1}]`;
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
// A bare address is shown as it stands; decoded, half a character of it would be none.
markdown.normalizeLinkText = (url) => url;

/** What every bare address begins with; to make ready what finds those takes as long as to show several texts. */
const scheme = /(?:https?|ftp|mailto):|\/\//i;
markdown.core.ruler.before("normalize", "bare_addresses_are_links", ({ md }) => {
  md.options.linkify = true;
});
markdown.core.ruler.before("linkify", "no_bare_address", ({ md, tokens }) => {
  const isBare = ({ type, content }: Token) => type === "text" && scheme.test(content);
  md.options.linkify = tokens.some(({ children }) => children?.some(isBare));
});

markdown.core.ruler.push("text_that_looks_like_a_tag", (state) => {
  for (const block of state.tokens) {
    if (block.children !== null) keepLoneTags(block.children, state.env === ofOneLine);
  }
});

markdown.core.ruler.push("task_list", (state) => {
  state.tokens.forEach((token, at) => {
    const first = token.children?.[0];
    if (token.type !== "inline" || first?.type !== "text" || state.tokens[at - 2]?.type !== "list_item_open")
      return;
    first.content = first.content.replace(/^\[([ xX])\](?=\s)/, (_, mark: string) =>
      mark === " " ? "☐" : "☑",
    );
  });
});

markdown.core.ruler.push("attributes_of_generators", (state) => {
  state.tokens.forEach((token, at) => {
    // `js{1,3}`, `js:title=a.js`, `{.js}` and `{python}` all name the language first.
    if (token.type === "fence") token.info = /^[\s{.]*([\w+#.-]*)/.exec(token.info)?.[1] ?? "";
    token.children?.forEach((child, within, all) => {
      // `![chart](a.png){.wide}`
      if (child.type === "text" && /^(?:image|link_close)$/.test(all[within - 1]?.type ?? ""))
        child.content = child.content.replace(/^\{[.#][^{}\n]{1,200}\}/, "");
    });
    const last = token.children?.at(-1);
    if (token.type === "inline" && last?.type === "text" && state.tokens[at - 1]?.type === "heading_open")
      last.content = last.content.replace(/\s*\{[#.][^{}]{1,200}\}\s*$/, "");
  });
});

// The parser of Markdown makes U+FFFD of them, also where they name a letter of windows-1252.
markdown.inline.ruler.before("entity", "references_to_unfit_characters", (state, silent) => {
  const [written] = /^&#(?:x[0-9a-f]{1,6}|\d{1,7});/i.exec(state.src.slice(state.pos, state.pos + 11)) ?? [];
  const clean = written === undefined ? undefined : cleanReferences(written);
  if (written === undefined || clean === undefined || clean === written) return false;
  if (!silent) state.pending += clean;
  state.pos += written.length;
  return true;
});

/** Says to the rules above that a text of one line is read: in it an element that nobody closes was not meant as one. */
const ofOneLine = {};
/** Elements that nothing need close (HTML §13.1.2). */
const unclosed = /^(?:br|hr|img|wbr|p|li|input|source)$/i;

/** `Vec<T>` is text: an unknown tag without attributes that nothing closes was not meant as a tag. */
function keepLoneTags(tokens: Token[], isOneLine: boolean): void {
  const written = tokens
    .map((token) => (token.type === "html_inline" ? token.content : ""))
    .join("")
    .toLowerCase();
  for (const token of tokens) {
    if (token.type !== "html_inline") continue;
    const [, close, name = ""] = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)\s*>$/.exec(token.content) ?? [];
    if (close === undefined || (isOneLine ? unclosed.test(name) : isHtmlTag(name))) continue;
    const other = close === "" ? `</${name.toLowerCase()}` : `<${name.toLowerCase()}`;
    if (!written.includes(other)) token.type = "text";
  }
}

/** Markdown as HTML; raw HTML in it passes through, so sanitise what comes out. */
export function markdownToHtml(text: string): string {
  return markdown.render(text);
}

/** Text without block marks of Markdown as HTML: emphasis, code, links; raw HTML in it passes through. */
export function inlineToHtml(text: string): string {
  return markdown.renderInline(text, ofOneLine);
}
