import { parseHtml, textOf } from "../markup/html.ts";
import { plainText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import type { PlainText, Url } from "../model.ts";
import { wordsOf, type XmlElement } from "./xml.ts";

/** Of a longer text only the beginning is read, in UTF-16 units: enough to compare. */
const longest = 200_000;

/** The words of HTML; `undefined` where there are none. */
export function htmlWords(html: string | undefined): PlainText | undefined {
  const markup = html?.slice(0, longest).replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, " ");
  if (!markup?.trim()) return undefined;
  return plainText(wordsOfMarkup(markup)) || undefined;
}

function wordsOfMarkup(markup: string): string {
  try {
    return textOf(parseHtml(markup));
  } catch (error) {
    // Nested more deeply than the stack is high.
    if (error instanceof RangeError) return markup.replace(/<[^>]*>/g, " ");
    throw error;
  }
}

/** The words of an element that holds HTML: escaped, or as elements. */
export function wordsIn(element: XmlElement | undefined): PlainText | undefined {
  if (element === undefined) return undefined;
  const isMarkup = element.children.some((one) => typeof one !== "string");
  return isMarkup ? plainText(wordsOf(element)) || undefined : htmlWords(wordsOf(element));
}

/** A link as written in `element`, absolute: against `xml:base`, else against the document's own base. */
export function linkIn(
  element: XmlElement,
  written: string | undefined,
  base: string | undefined,
): Url | undefined {
  if (!written?.trim()) return undefined;
  const inner = element.base;
  const from = inner === undefined ? base : URL.canParse(inner, base) ? new URL(inner, base).href : base;
  return webUrl(written, from);
}

/** The properties that are there. */
export function known<Value extends object>(
  values: Value,
): { [key in keyof Value]: Exclude<Value[key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [key in keyof Value]: Exclude<Value[key], undefined>;
  };
}
