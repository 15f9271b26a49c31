import type { PlainText } from "../model.ts";

/** What no feed may hold: not legal in XML 1.0 §2.2, or legal but of no meaning (DEL, C1, noncharacters). */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;
/** What windows-1252 has at 0x80 to 0x9F; U+0000 where it has nothing (Encoding Standard, index-windows-1252). */
const windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/** A text of such characters alone is fit for every feed, and turns no direction; there are others. */
const calm = /^[\t\n\r -~\u00A0-\u200D\u2010-\u2029\u202F-\u2065\u206A-\uD7FF]*$/;

/** Whether nothing is to be said of the characters of a text; most others are good as well. */
export function isCalm(text: string): boolean {
  return calm.test(text);
}

/** Of what such units begin only pairs of surrogates may be fit. */
const doubtful = /[^\t\n\r -~\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/g;

/** Where the first character stands that `cleanText` takes out, in UTF-16 units; -1 when there is none. */
export function firstUnfit(text: string): number {
  doubtful.lastIndex = 0;
  for (let found = doubtful.exec(text); found !== null; found = doubtful.exec(text)) {
    const { index } = found;
    const code = text.codePointAt(index) ?? 0;
    // The last two of every 65,536 are noncharacters.
    if (code <= 0xffff || (code & 0xfffe) === 0xfffe) return index;
    doubtful.lastIndex = index + 2;
  }
  return -1;
}

/** `U+000B` for the character at `at`. */
export function codePoint(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text in characters that every feed may hold; C1 controls become the windows-1252 letters that were meant. */
export function cleanText(text: string): string {
  return isCalm(text) ? text : text.replace(unfit, letterOf);
}

function letterOf(character: string): string {
  const meant = windows1252.charAt(character.charCodeAt(0) - 0x80);
  return meant === "\0" ? "" : meant;
}

/** A numeric reference (HTML §13.5). */
const reference = /&#(?:x([0-9a-f]+)|(\d+));?/gi;

/**
 * The text with numeric references to characters that no feed may hold replaced by what `cleanText` makes of the
 * characters: parsers make U+FFFD of some of them.
 */
export function cleanReferences(text: string): string {
  return text.replace(reference, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0x10ffff) return "";
    const character = String.fromCodePoint(code);
    return firstUnfit(character) < 0 ? written : cleanText(character);
  });
}

/** The first numeric reference that `cleanReferences` takes out, and where it stands in UTF-16 units. */
export function firstUnfitReference(
  text: string,
): { readonly written: string; readonly at: number } | undefined {
  for (const { 0: written, index: at } of text.matchAll(reference))
    if (cleanReferences(written) === "") return { written, at };
  return undefined;
}

/** C1 controls as the windows-1252 letters that stand at their codes. */
export function withWindows1252Letters(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (control) => letterOf(control) || control);
}

/** Letters and signs that `plainText` leaves as they are; there are others. */
const plain = "[!-~\\u00A1-\\u167F\\u2010-\\u2027\\u3001-\\uD7FF]+";
const settled = new RegExp(`^${plain}(?: ${plain})*$`);

/** One line of clean text, not escaped. Characters that turn the writing direction are closed at its end. */
export function plainText(text: string): PlainText {
  if (settled.test(text)) return text as PlainText;
  const line = cleanText(text)
    .replace(/[\t\n\r \u2028\u2029]+/g, " ")
    .trim();
  return (line + bidiClosers(line)) as PlainText;
}

/** Whether a mark that turns the writing direction is left open in `text`. */
export function isDirectionOpen(text: string): boolean {
  return bidiClosers(text) !== "";
}

/** What is missing at the end of `text` to close its embeddings, overrides and isolates (UAX #9, X5a–X7). */
function bidiClosers(text: string): string {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return "";
  const open: string[] = [];
  for (const [character] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (character === "\u202C" || character === "\u2069") {
      const at = open.lastIndexOf(character);
      if (at >= 0) open.splice(at);
    } else {
      open.push(character >= "\u2066" ? "\u2069" : "\u202C");
    }
  }
  return open.reverse().join("");
}

/** The texts, each once, where several count as the same. */
export function distinct<Text extends string>(texts: readonly Text[]): Text[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const form = comparable(text);
    return !seen.has(form) && seen.add(form);
  });
}

/** Of such letters and signs only the case is changed by `comparable`. */
const settledButCase = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** The form in which two pieces of text count as the same: NFC, lower case, one kind of quote, dash and space. */
export function comparable(text: string): string {
  if (settledButCase.test(text)) return text.toLowerCase();
  const form = text.normalize("NFC").toLowerCase();
  if (!/[`«»\u2010-\u2033]/.test(form)) return collapsed(form);
  return collapsed(
    form
      .replace(/[‘’‚′`]/g, "'")
      .replace(/[“”„″«»]/g, '"')
      .replace(/[‐‑‒–—―]/g, "-"),
  );
}

/** White space but for a single space, which is what it becomes. */
const oddSpace = /[^\S ]\s*| \s+/g;

/** The text with one space between two words, however much white space stands there. */
export function collapsed(text: string): string {
  return text.replace(oddSpace, " ").trim();
}
