import type { Digest } from "../model.ts";
import { digestOf } from "./digest.ts";

/** What one pass over the bytes of a text finds out. */
export interface Survey {
  /** as `digest` makes it of the text */
  readonly digest: Digest;
  /**
   * There is no character in it that a feed cannot hold, no numeric reference, nothing that may be a shortcode, a tag
   * of a generator or a line of MDX.
   */
  readonly isPlain: boolean;
}

const [ordinary, space, odd, opening, wide, white] = [0, 1, 2, 3, 4, 5] as const;
const kindOf = new Uint8Array(256).fill(ordinary);
kindOf.fill(odd, 0x00, 0x20);
kindOf.fill(white, 0x09, 0x0e);
kindOf[0x20] = space;
kindOf[0x7f] = odd;
for (const mark of "{&/[") kindOf[mark.charCodeAt(0)] = opening;
for (const first of [0xc2, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf1, 0xf2, 0xf3, 0xf4]) kindOf[first] = wide;

let copy = new Uint8Array(1 << 16);
let view = new DataView(copy.buffer);

/**
 * Surveys a text by its UTF-8 bytes: decoding it would take longer than all the rest.
 * @param text valid UTF-8
 */
export function survey(text: Uint8Array): Survey {
  const { length } = text;
  // The end takes a U+0000 as `digest` does.
  if (copy.length <= length) {
    copy = new Uint8Array(2 * length);
    view = new DataView(copy.buffer);
  }
  const [out, four] = [copy, view];
  out.set(text);
  /** Between two words one space stands for any number: `out` is done up to `end`, and goes on at `rest`. */
  let [end, rest] = [0, 0];
  let isPlain = !isImport(text, 0);
  /** `space` behind white space */
  let before: number = space;
  for (let at = 0; at < length; ) {
    for (; at + 4 <= length; at += 4) {
      const bytes = four.getUint32(at, true);
      const a = kindOf[bytes & 0xff] ?? ordinary;
      const b = kindOf[(bytes >> 8) & 0xff] ?? ordinary;
      const c = kindOf[(bytes >> 16) & 0xff] ?? ordinary;
      const d = kindOf[bytes >>> 24] ?? ordinary;
      // One test for all that is neither a letter nor the only space between two.
      if ((a | b | c | d) > space || ((before & a) | (b & (a | c)) | (c & d)) !== 0) break;
      before = d;
    }
    for (const stop = Math.min(at + 4, length); at < stop; ) {
      const kind = kindOf[text[at] ?? 0] ?? ordinary;
      if ((kind | before) <= space && (kind & before) === 0) {
        before = kind;
        at++;
        continue;
      }
      const width = kind === space || kind === white ? 1 : kind === wide ? widthOfSpace(text, at) : 0;
      if (isPlain && kind > space) isPlain = isPlainAt(text, at, kind, width);
      if (width > 0) {
        const kept = 1 - before;
        out[at] = 0x20;
        if (kept < width) {
          if (end < rest) out.copyWithin(end, rest, at + kept);
          end += at + kept - rest;
          rest = at + width;
        }
      }
      before = width > 0 ? space : ordinary;
      at += width || 1;
    }
  }
  if (end < rest) out.copyWithin(end, rest, length);
  end += length - rest;
  if (end > 0) end -= before;
  out[end++] = 0;
  return { digest: digestOf(out.subarray(0, end)), isPlain };
}

/** @param width in bytes, of the white space that stands there */
function isPlainAt(text: Uint8Array, at: number, kind: number, width: number): boolean {
  const byte = text[at] ?? 0;
  if (kind === opening) return !isMark(text, at);
  if (kind === odd || byte === 0x0b || byte === 0x0c) return false;
  if (kind === wide) return width === 0 ? !isUnfit(text, at) : !isSeparator(text, at);
  return (byte !== 0x0a && byte !== 0x0d) || !isImport(text, at + 1);
}

/** `{`, `&#`, `/>`, `[toc`: what shortcodes, references, components and places of contents begin or end with. */
function isMark(text: Uint8Array, at: number): boolean {
  const byte = text[at] ?? 0;
  const next = text[at + 1] ?? 0;
  if (byte === 0x7b) return true;
  if (byte === 0x26) return next === 0x23;
  if (byte === 0x2f) return next === 0x3e;
  return (next | 0x20) === 0x74 && ((text[at + 2] ?? 0) | 0x20) === 0x6f;
}

/** Whether a line begins like `import` or `export`, in any case. */
function isImport(text: Uint8Array, at: number): boolean {
  const first = (text[at] ?? 0) | 0x20;
  const second = (text[at + 1] ?? 0) | 0x20;
  return (first === 0x69 && second === 0x6d) || (first === 0x65 && second === 0x78);
}

/** In bytes, of the white space (ECMAScript §12.2, §12.3) beyond ASCII that begins at `at`; 0 when it is none. */
function widthOfSpace(text: Uint8Array, at: number): number {
  const first = text[at] ?? 0;
  const second = text[at + 1] ?? 0;
  if (first === 0xc2) return second === 0xa0 ? 2 : 0;
  const third = text[at + 2] ?? 0;
  if (first === 0xe3) return second === 0x80 && third === 0x80 ? 3 : 0;
  if (first === 0xe1) return second === 0x9a && third === 0x80 ? 3 : 0;
  if (first === 0xef) return second === 0xbb && third === 0xbf ? 3 : 0;
  if (first !== 0xe2) return 0;
  if (second === 0x81) return third === 0x9f ? 3 : 0;
  const isSpace = third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf;
  return second === 0x80 && isSpace ? 3 : 0;
}

/** U+2028 and U+2029, behind which a line begins. */
const isSeparator = (text: Uint8Array, at: number) =>
  text[at] === 0xe2 && text[at + 1] === 0x80 && (text[at + 2] === 0xa8 || text[at + 2] === 0xa9);

/** C1 controls and noncharacters; of U+FDC0 to U+FDFF all. */
function isUnfit(text: Uint8Array, at: number): boolean {
  const first = text[at] ?? 0;
  const second = text[at + 1] ?? 0;
  if (first === 0xc2) return second < 0xa0;
  const third = text[at + 2] ?? 0;
  if (first === 0xef) return second === 0xb7 || (second === 0xbf && third >= 0xbe);
  return first >= 0xf0 && third === 0xbf && (text[at + 3] ?? 0) >= 0xbe;
}
