/** In bytes: so much is decoded at once, which the memory for short-lived strings takes without growing. */
const piece = 1 << 14;
const lineEnd = 10;

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
