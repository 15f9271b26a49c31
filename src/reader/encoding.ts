import { withWindows1252Letters } from "../markup/text.ts";

/**
 * The text of a feed, whatever it says of its encoding: a byte order mark is believed first, then UTF-8 wherever
 * the bytes are UTF-8, then the XML declaration, then the server, and windows-1252 at last.
 * @param contentType of the answer that held it, `text/xml; charset=…`
 */
export function textOfBytes(bytes: Uint8Array, contentType = ""): string {
  const marked = byteOrder(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 300));
  const [, declared = ""] = /<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head) ?? [];
  const [, served = ""] = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType) ?? [];
  // Bytes of these are UTF-8 too, and mean something else.
  const shifting = [declared, served].filter((label) => /^(iso-2022|hz|utf-7)/i.test(label));
  for (const label of [...shifting, "utf-8", declared, served]) {
    const text = strictly(label, bytes);
    if (text !== undefined) return text;
  }
  return withWindows1252Letters(new TextDecoder("latin1").decode(bytes));
}

/** UTF-16 by its mark, or by the zeros in its first tag; UTF-8 by its mark. */
function byteOrder([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0)) return "utf-16be";
  return undefined;
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // Some versions of Node decode this one as Latin-1.
    return /1252|8859-1$|latin-?1$/i.test(label) ? withWindows1252Letters(text) : text;
  } catch {
    // Bytes of another encoding, or a label that nobody knows.
    return undefined;
  }
}
