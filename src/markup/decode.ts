import { withWindows1252Letters } from "./text.ts";

/** The text of a file, or where its bytes stop being text. */
export type Decoded =
  | { readonly text: string }
  | { readonly problem: "binary" | "encoding"; readonly line: number; readonly byte: number };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * The text of `bytes`: UTF-8, or UTF-16 when a byte order mark says so, else `encoding` (a WHATWG label) where
 * one is named. Never a replacement character that was not in the file.
 */
export function decode(bytes: Uint8Array, encoding?: string): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return strictly(new TextDecoder("utf-16le", { fatal: true }), bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return strictly(new TextDecoder("utf-16be", { fatal: true }), bytes);
  const nul = bytes.indexOf(0);
  // A stray U+0000 is a slip of the pen in a text; several say that this is none.
  if (nul >= 0 && bytes.indexOf(0, nul + 1) >= 0)
    return { problem: "binary", byte: nul, line: lineOf(bytes, nul) };
  const decoded = strictly(utf8, bytes);
  return "problem" in decoded && encoding !== undefined
    ? strictly(new TextDecoder(encoding, { fatal: true }), bytes)
    : decoded;
}

function strictly(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): Decoded {
  try {
    const text = decoder.decode(bytes);
    // Some versions of Node decode this one as Latin-1.
    return { text: decoder.encoding === "windows-1252" ? withWindows1252Letters(text) : text };
  } catch {
    const byte = firstBad(decoder, bytes);
    return { problem: "encoding", byte, line: lineOf(bytes, byte) };
  }
}

/** The first byte that `decoder` refuses, by halving: the longest prefix that it takes as the beginning of more. */
function firstBad(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(decoder.encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

function lineOf(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
