import { decodeHTMLStrict } from "entities";
import type { PlainText } from "../model.ts";
import { plainText } from "./text.ts";

const inlineTags =
  "a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|p|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var";
const pair = new RegExp(`<(${inlineTags})(?:\\s[^<>]*)?>([^]*?)</\\1\\s*>`, "gi");
const lineBreak = /<br\s*\/?>/gi;

/**
 * A line as authors write titles: matched pairs of inline tags are taken from around their words, character
 * references read; any other tag is text, so `Vec<T>` stays.
 */
export function titleText(written: string): PlainText {
  return plainText(/[<&]/.test(written) ? decodeHTMLStrict(withoutInlineTags(written)) : written);
}

/** The text without the matched pairs of inline tags around its words; references stay as they are. */
function withoutInlineTags(written: string): string {
  if (!written.includes("<")) return written;
  let text = written.replace(lineBreak, " ");
  // Each pass takes off one layer; authors nest two or three.
  for (let layer = 0; layer < 8; layer++) {
    const bare = text.replace(pair, "$2");
    if (bare === text) break;
    text = bare;
  }
  return text;
}

/** In characters: what is longer is no title, and would take long to look through. */
const longestTitle = 1000;
/** Not within words (`f*ck`), and no underscores, which stand in names of programs. */
const pairs =
  /(?<code>`+)(?!`)(?<words>.+?)(?<!`)\k<code>(?!`)|(?<![\p{L}\p{N}\\*])(?<mark>\*{1,3})(?=[^\s*])(?<marked>.+?)(?<=[^\s*])\k<mark>(?![\p{L}\p{N}*])|(?<!!)\[(?<linked>[^[\]]+)\]\((?:[^()\s]|\([^()\s]*\))+\)/gu;

/** A title with code marks, emphasis and links taken from around their words, as with inline tags; all else is text. */
export function withoutInlineMarks(title: string): string {
  if (title.length > longestTitle) return title;
  return title.replace(pairs, (...match) => {
    const { words, marked, linked } = match.at(-1) as Record<string, string | undefined>;
    return words?.trim() ?? withoutInlineMarks(marked ?? linked ?? "");
  });
}
