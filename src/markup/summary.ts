import type { PlainText } from "../model.ts";
import { type Element, find, isBlock, type Nodes, type Root, textOf } from "./html.ts";
import { teaserReader } from "./teaser.ts";
import { comparable, plainText } from "./text.ts";

/** In graphemes. */
const longest = 300;
/** In graphemes: a cut at a sentence must leave at least this much; else it is made at a word. */
const shortestSentence = 80;
const readTeaser = teaserReader();
const isTeaser = (text: string) => readTeaser(text) !== undefined;

/** The summary of a sanitised body whose author wrote none: what stands before the mark, else the first real paragraph. */
export function summarise(tree: Root, title: string, language?: string): PlainText | undefined {
  const before = beforeMark(tree);
  const text = before === undefined ? firstParagraph(tree) : readable(paragraphs(before).join(" "));
  if (text === undefined || text === "" || comparable(text) === comparable(title)) return undefined;
  return shorten(text, language);
}

const isMark = (node: Nodes) => node.type === "comment" && /^\s*(more|truncate|excerpt)\b/i.test(node.value);

/** The part of the tree before `<!--more-->` or its like. */
function beforeMark(tree: Root): Root | undefined {
  const at = tree.children.findIndex(
    (child) => isMark(child) || ("children" in child && child.children.some(isMark)),
  );
  const marked = tree.children[at];
  if (marked === undefined) return undefined;
  const children = tree.children.slice(0, at);
  if (marked.type === "element") {
    const end = marked.children.findIndex(isMark);
    children.push({ ...marked, children: marked.children.slice(0, end) });
  }
  return { type: "root", children };
}

/** Blocks whose paragraphs are the author's own running text. */
const running = new Set(["article", "div", "section"]);
/** Blocks taken only where there is no such paragraph. */
const lesser = new Set(["blockquote", "dd", "details", "figcaption", "li", "ol", "td", "ul"]);

/** The paragraphs of the blocks `within`, in order; text that stands in a block by itself is one. */
function paragraphs(tree: Root | Element, within = running): string[] {
  const found: string[] = [];
  let run: Nodes[] = [];
  const close = () => {
    const text = run.map(wordsOf).join("");
    if (text.trim() !== "") found.push(text);
    run = [];
  };
  for (const child of tree.children) {
    if (child.type === "text" || (child.type === "element" && !isBlock(child))) {
      run.push(child);
      continue;
    }
    if (child.type !== "element") continue;
    close();
    if (child.tagName === "p") found.push(wordsOf(child));
    else if (within.has(child.tagName)) found.push(...paragraphs(child, within));
  }
  close();
  return found;
}

/** The words, without marks of footnotes. */
function wordsOf(node: Nodes): string {
  if (node.type !== "element") return textOf(node);
  if (node.tagName === "br") return " ";
  if (node.tagName === "sup" && find(node, ({ tagName }) => tagName === "a")) return "";
  return node.children.map(wordsOf).join("");
}

/** Clean, and without marks of footnotes that nothing resolves. */
const readable = (text: string) => plainText(text.replace(/\[\^[^\]\s]{1,40}\]/g, ""));

function firstParagraph(tree: Root): PlainText | undefined {
  const own = paragraphs(tree).map(readable);
  const real = own.find(isReal) ?? own.find((text) => /\p{L}/u.test(text) && !isTeaser(text));
  if (real !== undefined) return real;
  return paragraphs(tree, new Set([...running, ...lesser]))
    .map(readable)
    .find((text) => text !== "");
}

const byline =
  /^(by|co-authored by|written by|posted by|von|par|por|di|door|av|af|от|text|words|story)[:\s]\s*\p{Lu}/iu;
const salutation =
  /^(hi|hello|hey|dear|greetings|hallo|liebe|moin|bonjour|chers?|hola|queridos?|ciao|cari)\b.{0,40}[,!:.]?$/iu;
const credit = /^(?:©|\(c\)|(?:photos?\b|file photo|image|picture|foto|bild|source|credit)\s*[:©/|])/i;
const stamp =
  /^(published|updated|posted|last (updated|modified)|first published)?[:\s]*[\p{L}.,]*\s*\d[\d\s:./,-]*(\s*[\p{L}.,]+\s*[\d:]*){0,4}$/iu;

/** Whether a paragraph says something of the story: no "Read more", byline, credit or dateline alone. */
function isReal(text: string): boolean {
  if (!/\p{L}/u.test(text) || isTeaser(text)) return false;
  const short = text.length < 80 && !/[.!?。！？؟]["'”’)]*$/u.test(text);
  return (
    !(
      short &&
      (byline.test(text) ||
        stamp.test(text) ||
        (text.endsWith(":") && text.length < 40) ||
        (text.length < 30 && text.split(" ").length <= 4))
    ) &&
    !salutation.test(text) &&
    !credit.test(text)
  );
}

/** The text, cut at a sentence, else a word, else a grapheme when it is longer than a summary may be. */
export function shorten(text: PlainText, language?: string): PlainText {
  if (text.length <= longest) return text;
  let count = 0;
  let limit: number | undefined;
  let shortest = 0;
  for (const { index } of segments(text, "grapheme", language)) {
    if (count === shortestSentence) shortest = index;
    if (count === longest) {
      limit = index;
      break;
    }
    count++;
  }
  if (limit === undefined) return text;
  let sentence = 0;
  for (const { index, segment } of segments(text, "sentence", language)) {
    if (index + segment.trimEnd().length > limit) break;
    sentence = index + segment.length;
  }
  if (sentence >= shortest) return plainText(text.slice(0, sentence));
  let word = 0;
  for (const { index } of segments(text.slice(0, limit + 1), "word", language))
    if (index < limit) word = index;
  const cut = text.slice(0, word > 0 ? word : limit);
  return plainText(`${cut.replace(/[\s\p{Open_Punctuation},;:–—-]+$/u, "")}…`);
}

function segments(text: string, granularity: "grapheme" | "sentence" | "word", language = "en") {
  return new Intl.Segmenter(language, { granularity }).segment(text);
}
