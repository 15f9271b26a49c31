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
