/** In bytes: so much is decoded at once, which the memory for short-lived strings takes without growing. */
const piece = 1 << 14;
const lineEnd = 10;
const carriageReturn = 13;
/** U+FEFF in UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** A text in UTF-8 with its lines ended as on Unix, and no mark of byte order before them. */
export function plainLines(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(carriageReturn) && byteOrderMark.some((byte, at) => bytes[at] !== byte)) return bytes;
  return new TextEncoder().encode([...linesOf(bytes)].join("\n"));
}

/** Where each line of a text in UTF-8 begins, and where one after the last would. */
export function startsOf(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let end = bytes.indexOf(lineEnd); end >= 0; end = bytes.indexOf(lineEnd, end + 1))
    starts.push(end + 1);
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length + 1);
  return starts;
}

/** The lines of a text in UTF-8, ended as on any system; a mark of byte order before them is no part of the first. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let from = 0; from < bytes.length; ) {
    const to = endOf(bytes, from);
    const text = decoder.decode(bytes.subarray(from, to));
    const lines = (from === 0 ? text.replace(/^\uFEFF/, "") : text).split(/\r\n?|\n/);
    // What follows a line's end begins the next piece.
    if (to < bytes.length) lines.pop();
    yield* lines;
    from = to;
  }
}

/** After the last line that ends in the piece, or the first that ends after it. */
function endOf(bytes: Uint8Array, from: number): number {
  if (bytes.length - from <= piece) return bytes.length;
  const last = bytes.lastIndexOf(lineEnd, from + piece - 1);
  const end = last >= from ? last : bytes.indexOf(lineEnd, from + piece);
  return end < 0 ? bytes.length : end + 1;
}
