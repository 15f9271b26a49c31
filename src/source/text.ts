import { isUtf8 } from "node:buffer";
import { type Decoded, decode } from "../markup/decode.ts";

/** The text of a file, decoded as far as it is looked at. */
export interface FileText {
  /** from the beginning to the end of the line that closes the front matter, else the whole */
  readonly head: string;
  /** all of it */
  readonly whole: () => string;
  /** UTF-8, of what follows the first `offset` UTF-16 units, which lie within `head` */
  readonly bytesFrom: (offset: number) => Uint8Array;
}

const fences = ["---", "+++"].map((fence) => ({
  fence: Buffer.from(fence),
  close: Buffer.from(`\n${fence}`),
}));
const byteOrderMark = Buffer.from("\uFEFF");
const lineFeed = 0x0a;

/** The text in a file's bytes; where it is UTF-8 and begins with front matter, only that is decoded at first. */
export function textIn(
  bytes: Uint8Array,
  encoding: string | undefined,
): FileText | Exclude<Decoded, { text: string }> {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isUtf8(bytes) || bytes.indexOf(0) >= 0) {
    const decoded = decode(bytes, encoding);
    return "text" in decoded ? wholeText(decoded.text) : decoded;
  }
  const end = endOfHead(buffer);
  if (end < 0) {
    const isMarked = buffer.compare(byteOrderMark, 0, 3, 0, Math.min(3, buffer.length)) === 0;
    const begin = isMarked ? byteOrderMark.length : 0;
    return wholeText(buffer.toString("utf8", begin), bytes.subarray(begin));
  }
  const head = buffer.toString("utf8", 0, end);
  return {
    head,
    whole: () => buffer.toString("utf8"),
    bytesFrom: (offset) =>
      bytes.subarray(offset === head.length ? end : Buffer.byteLength(head.slice(0, offset))),
  };
}

/** A text that is decoded already. @param bytes in UTF-8, where it was that */
const wholeText = (text: string, bytes?: Uint8Array): FileText => ({
  head: text,
  whole: () => text,
  bytesFrom: (offset) => (bytes && offset === 0 ? bytes : Buffer.from(text.slice(offset))),
});

/** Where the line ends that may close the front matter with which the file begins; -1 when there is none. */
function endOfHead(buffer: Buffer): number {
  const fence = fences.find(({ fence }) => buffer.compare(fence, 0, 3, 0, Math.min(3, buffer.length)) === 0);
  const at = fence === undefined ? -1 : buffer.indexOf(fence.close, 3);
  const end = at < 0 ? -1 : buffer.indexOf(lineFeed, at + 1);
  return end < 0 ? -1 : end + 1;
}
