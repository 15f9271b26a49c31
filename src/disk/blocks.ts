/** In bytes: more than most documents have. */
const usual = 1 << 17;

/** Lies here while nobody uses it: the system gives new memory page by page, and clears every one. */
let spare: Buffer | undefined;

/** Texts as UTF-8, many in a block; each is good only until the next is asked for. */
export function* blocksOf(texts: Iterable<string>): Generator<Uint8Array> {
  let block = spare ?? Buffer.allocUnsafeSlow(usual);
  spare = undefined;
  let end = 0;
  try {
    for (const text of texts) {
      const most = 3 * text.length;
      if (end + most > block.length && end > 0) {
        yield block.subarray(0, end);
        end = 0;
      }
      if (most > block.length) block = Buffer.allocUnsafeSlow(most);
      end += block.write(text, end);
    }
    if (end > 0) yield block.subarray(0, end);
  } finally {
    spare = block;
  }
}
