const lineEnd = 10;
/** U+FEFF in UTF-8, one character a byte. */
const byteOrderMark = "\u00EF\u00BB\u00BF";

/** The bytes of a text in pieces that end where a line does; each is good only until the next is asked for. */
export function* wholeLines(blocks: Iterable<Uint8Array>): Generator<Buffer> {
  let begun = Buffer.alloc(0);
  for (const bytes of blocks) {
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const first = block.indexOf(lineEnd) + 1;
    const last = block.lastIndexOf(lineEnd) + 1;
    const isBegun = begun.length > 0;
    if (isBegun && first > 0) yield Buffer.concat([begun, block.subarray(0, first)]);
    const from = isBegun ? first : 0;
    if (last > from) yield block.subarray(from, last);
    const rest = block.subarray(last);
    begun = isBegun && last === 0 ? Buffer.concat([begun, rest]) : Buffer.from(rest);
  }
  if (begun.length > 0) yield begun;
}

/**
 * Lines in UTF-8 as text of one character a byte (Latin-1), each ended as on Unix.
 * @param isFirst so that a mark of byte order before them is no part of the first
 */
export function bytewise(lines: Buffer, isFirst: boolean): string {
  const text = lines.toString("latin1");
  const own = isFirst && text.startsWith(byteOrderMark) ? text.slice(byteOrderMark.length) : text;
  const ended = own.includes("\r") ? own.replace(/\r\n?/g, "\n") : own;
  return ended.endsWith("\n") ? ended : `${ended}\n`;
}

/** Makes bytes of characters, each good only until the next are made: the system clears new memory page by page. */
export function latin1(): (text: string) => Buffer {
  let block = Buffer.alloc(0);
  return (text) => {
    if (block.length < text.length) block = Buffer.allocUnsafeSlow(text.length);
    return block.subarray(0, block.write(text, "latin1"));
  };
}

const bytesOf = latin1();

/** The text in UTF-8 that has one character a byte. */
export function decoded(text: string): string {
  return /[^\0-\x7F]/.test(text) ? bytesOf(text).toString() : text;
}
