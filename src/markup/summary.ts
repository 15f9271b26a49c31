import type { PlainText } from "../model.ts";
import { isDateline } from "./dateline.ts";
import { type Element, find, isBlock, type Nodes, type Root, textOf } from "./html.ts";
import { lastSegment, lastWord, segmentEnds, segments, sentenceEnds } from "./sentence.ts";
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
  const text =
    before === undefined
      ? firstParagraph(tree)
      : readable(
          paragraphs(before)
            .map(({ text }) => text)
            .join(" "),
        );
  if (text === undefined || text === "" || comparable(text) === comparable(title)) return undefined;
  return shorten(text, language);
}

/**
 * The same of the beginning of a text (`leadOf`).
 * @returns `undefined` where only the whole text can tell
 */
export function summariseLead(tree: Root, title: string, language?: string): PlainText | undefined {
  const own = readableParagraphs(tree);
  const at = firstReal(own);
  // What stands last may go on behind the cut, and be what a line before it leads to.
  const behind = own.length - 1 - at;
  const text = at >= 0 ? own[at]?.text : undefined;
  if (text === undefined || behind < 1 || (behind < 2 && colon.test(text))) return undefined;
  return comparable(text) === comparable(title) ? undefined : shorten(text, language);
}

/**
 * The same of plain paragraphs that a text begins with (`openingOf`).
 * @returns `undefined` where they cannot tell
 */
export function summariseOpening(
  opening: Iterable<string>,
  title: string,
  language?: string,
): PlainText | undefined {
  for (const paragraph of opening) {
    const text = plainText(paragraph);
    // It may lead to a list, or be a heading in other words.
    if (colon.test(text) || comparable(text) === comparable(title)) return undefined;
    if (isReal(text)) return shorten(text, language);
  }
  return undefined;
}

/** The same of all plain paragraphs before the mark where a summary ends (`openingBeforeMark`). */
export function summariseMarked(
  opening: readonly string[],
  title: string,
  language?: string,
): PlainText | undefined {
  const text = plainText(opening.join(" "));
  const isTitle = [text, ...opening].some((one) => comparable(one) === comparable(title));
  return text === "" || isTitle ? undefined : shorten(text, language);
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

const colon = /[:：]\s*$/;
/** Blocks that a paragraph ending in a colon only leads to. */
const led = new Set(["pre", "ul", "ol", "dl", "table", "figure", "blockquote"]);

/** A paragraph of running text. */
interface Paragraph {
  readonly text: string;
  /** whether it ends in a colon and only leads to a list, code or a table */
  readonly leads: boolean;
}

/** The paragraphs of the blocks `within`, in order; text that stands in a block by itself is one. */
function paragraphs(tree: Root | Element, within = running): Paragraph[] {
  const found: Paragraph[] = [];
  let run: Nodes[] = [];
  const note = (text: string, next?: Element) =>
    found.push({ text, leads: colon.test(text) && next !== undefined && isLed(next) });
  const close = (next?: Element) => {
    const text = run.map(wordsOf).join("");
    if (text.trim() !== "") note(text, next);
    run = [];
  };
  const { children } = tree;
  for (const [at, child] of children.entries()) {
    if (child.type === "text" || (child.type === "element" && !isBlock(child))) {
      run.push(child);
      continue;
    }
    if (child.type !== "element") continue;
    close(child);
    if (child.tagName === "p") note(wordsOf(child), children.slice(at + 1, at + 4).find(isElement));
    else if (within.has(child.tagName)) found.push(...paragraphs(child, within));
  }
  close();
  return found;
}

const isElement = (node: Nodes) => node.type === "element";
/** Code stands in divisions of its own where it is coloured. */
const isLed = (element: Element): boolean =>
  led.has(element.tagName) || (element.tagName === "div" && element.children.filter(isElement).some(isLed));

/** The words, without marks of footnotes. */
function wordsOf(node: Nodes): string {
  if (node.type !== "element") return textOf(node);
  if (node.tagName === "br") return " ";
  if (node.tagName === "sup" && find(node, ({ tagName }) => tagName === "a")) return "";
  return node.children.map(wordsOf).join("");
}

/** Clean, and without marks of footnotes that nothing resolves. */
const readable = (text: string) => plainText(text.replace(/\[\^[^\]\s]{1,40}\]/g, ""));

/** In characters: what follows a list says more than the line that led to it when it is as long as this. */
const shortestProse = 40;

const readableParagraphs = (tree: Root) =>
  paragraphs(tree).map(({ text, leads }) => ({ text: readable(text), leads }));

/** Where the first paragraph stands that says something of the story; -1 where none does. */
const firstReal = (own: ReturnType<typeof readableParagraphs>): number =>
  own.findIndex(
    ({ text, leads }, at) => !leads && isReal(text) && (text.length >= shortestProse || !own[at - 1]?.leads),
  );

function firstParagraph(tree: Root): PlainText | undefined {
  const own = readableParagraphs(tree);
  const real =
    own[firstReal(own)] ??
    own.find(({ text }) => isReal(text)) ??
    own.find(({ text }) => /\p{L}/u.test(text) && !isTeaser(text));
  if (real !== undefined) return real.text;
  return paragraphs(tree, new Set([...running, ...lesser]))
    .map(({ text }) => readable(text))
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
  if (!/\p{L}/u.test(text) || isTeaser(text) || isDateline(text)) return false;
  const short = text.length < 80 && !/[.!?…。．！？؟۔।॥]["'”’»)）」』】]*$/u.test(text);
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

/** In UTF-16 units: 300 graphemes are no longer, but for those piled up for fun. */
const longestHead = 12_000;

/** Characters of one UTF-16 unit that are a grapheme each, whatever stands beside them (UAX #29, "Other"); there are more. */
const single =
  /^[ -~\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0373\u0391-\u03FF\u0400-\u0482\u048A-\u052F\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30A1-\u30FE\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** The text, cut at a sentence, else a word, else a grapheme when it is longer than a summary may be. */
export function shorten(text: PlainText, language?: string): PlainText {
  if (text.length <= longest) return text;
  // Most texts need no look for what belongs to one letter.
  const isPlain = single.test(text.slice(0, longest + 1));
  let count = isPlain ? longest : 0;
  let limit = isPlain ? longest : undefined;
  let shortest = isPlain ? shortestSentence : 0;
  for (const { index } of isPlain ? [] : segments(text.slice(0, longestHead), "grapheme", language)) {
    if (count === shortestSentence) shortest = index;
    if (count === longest || (text.length > longestHead && index > longestHead / 2)) {
      limit = index;
      break;
    }
    count++;
  }
  if (limit === undefined) return text;
  // What comes far behind says nothing of where a sentence before the limit ends.
  const head = text.slice(0, limit + 200);
  let sentence = 0;
  for (const { end, space } of sentenceEnds(head, language) ?? segmentEnds(head, language)) {
    if (end - space > limit) break;
    sentence = end;
  }
  if (sentence >= shortest) return plainText(text.slice(0, sentence));
  const word = lastWord(text, limit) ?? lastSegment(text, limit, language);
  const cut = text.slice(0, word > 0 ? word : limit);
  return plainText(`${cut.replace(/[\s\p{Open_Punctuation},;:–—-]+$/u, "")}…`);
}
