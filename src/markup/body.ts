import type { Kind, WireLines } from "../model.ts";
import { type Element, elements, find, make, parseHtml, type Root, textOf } from "./html.ts";
import { markdownToHtml } from "./markdown.ts";
import { type Resolve, removeShortcodes } from "./shortcode.ts";
import { cleanText, comparable } from "./text.ts";
import { parseWire } from "./wire.ts";

/** What stands below the front matter, read: not yet sanitised. */
export interface ParsedBody {
  readonly tree: Root;
  /** its h1 or the heading that opens it, the title of a page, or the first line of a wire text; as text, not yet cleaned */
  readonly heading?: string;
  /** headlines of other stories that a wire text points to */
  readonly teased: readonly string[];
}

/**
 * @param lines what means something in wire texts, besides the usual
 * @param resolve finds what references to other articles mean
 */
export function parseBody(kind: Kind, written: string, lines: WireLines, resolve?: Resolve): ParsedBody {
  const text = cleanText(written);
  if (kind === "wire") {
    const { headline, paragraphs, teased } = parseWire(text, lines);
    const children = wireBlocks([headline, ...paragraphs].filter((line) => line !== ""));
    return { tree: { type: "root", children }, teased, ...(headline !== "" && { heading: headline }) };
  }
  const { text: shown } = removeShortcodes(text, resolve);
  const tree = parseHtml(kind === "markdown" ? markdownToHtml(shown) : shown);
  if (kind === "markdown") cutHeadingMarks(tree);
  const heading = headingOf(tree);
  const words = heading ? textOf(heading) : kind === "html" ? pageTitle(shown) : undefined;
  return { tree, teased: [], ...(words && { heading: words }) };
}

/** In UTF-16 units: what a title or a summary is made of stands before it. */
const longestHead = 200_000;

/** The beginning of a text that is enough for its title and summary, cut between two lines where it can be. */
export function headOf(text: string): string {
  if (text.length <= longestHead) return text;
  const line = text.lastIndexOf("\n", longestHead);
  return text.slice(0, line > longestHead / 2 ? line : longestHead).replace(/[\uD800-\uDBFF]$/, "");
}

const listed = /^(?:[•▪◦‣·]\s*|[-*]\s+)(?=\S)/;
const quoted = /^>\s*(?=\S)/;

/** Paragraphs, lists where lines begin with a bullet, quotations where they begin with `>`. */
function wireBlocks(lines: readonly string[]): Root["children"] {
  const blocks: Element[] = [];
  for (const [at, line] of lines.entries()) {
    const last = blocks.at(-1);
    // The first line is the headline.
    if (at > 0 && listed.test(line)) {
      const item = make("li", {}, line.replace(listed, ""));
      if (last?.tagName === "ul") last.children.push(item);
      else blocks.push(make("ul", {}, item));
    } else if (at > 0 && quoted.test(line)) {
      const words = make("p", {}, line.replace(quoted, ""));
      if (last?.tagName === "blockquote") last.children.push(words);
      else blocks.push(make("blockquote", {}, words));
    } else blocks.push(make("p", {}, line));
  }
  return blocks.flatMap((block) => [block, { type: "text" as const, value: "\n" }]);
}

/** The title of a page, wherever it stands. */
function pageTitle(text: string): string | undefined {
  const [, title] = /<title\b[^>]*>([^<]{1,1000})<\/title/i.exec(text) ?? [];
  return title === undefined ? undefined : textOf(parseHtml(title));
}

/** What writers put behind a heading for its address: `{#id}`, `{: .class}`. */
function cutHeadingMarks(tree: Root): void {
  for (const { tagName, children } of elements(tree)) {
    const last = children.at(-1);
    if (/^h[1-6]$/.test(tagName) && last?.type === "text")
      last.value = last.value.replace(/\s*\{[#.:][^{}]{0,200}\}\s*$/, "");
  }
}

/** The h1 of the article in a page, else the first h1, else a heading before any words. */
function headingOf(tree: Root): Element | undefined {
  const isHeading = ({ tagName }: Element) => tagName === "h1";
  const story =
    find(tree, ({ tagName }) => tagName === "article") ?? find(tree, ({ tagName }) => tagName === "main");
  return (story && find(story, isHeading)) ?? find(tree, isHeading) ?? openingHeading(tree);
}

/** The heading that stands before any words; one further down may be about a part of the text only. */
function openingHeading(tree: Root): Element | undefined {
  for (const child of tree.children) {
    if (child.type === "element" && /^h[2-6]$/.test(child.tagName)) return child;
    if (textOf(child).trim() !== "") return undefined;
  }
  return undefined;
}

/** The tree without its beginning where that only says the title again. */
export function withoutTitle(tree: Root, title: string): Root {
  const first = tree.children.findIndex((child) => child.type === "element");
  const opening = tree.children[first];
  if (opening?.type !== "element" || !/^(h[1-6]|p)$/.test(opening.tagName)) return tree;
  if (comparable(textOf(opening)) !== comparable(title)) return tree;
  return { type: "root", children: tree.children.toSpliced(first, 1) };
}
