import fs from "node:fs";

/** In bytes: more than most documents have. */
const usual = 1 << 18;

/** Lies here while nobody uses it: the system gives new memory page by page, and clears every one. */
let spare: Buffer | undefined;

/** Texts as UTF-8, many in a block, and bytes of such as they are; each is good only until the next is asked for. */
export function* blocksOf(texts: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let block = spare ?? Buffer.allocUnsafeSlow(usual);
  spare = undefined;
  let end = 0;
  try {
    for (const text of texts) {
      const most = typeof text === "string" ? 3 * text.length : text.length;
      if (end + most > block.length && end > 0) {
        yield block.subarray(0, end);
        end = 0;
      }
      if (typeof text !== "string") {
        if (most > block.length) {
          yield text;
          continue;
        }
        block.set(text, end);
        end += most;
        continue;
      }
      if (most > block.length) block = Buffer.allocUnsafeSlow(most);
      end += block.write(text, end);
    }
    if (end > 0) yield block.subarray(0, end);
  } finally {
    spare = block;
  }
}

/** In bytes: a text of as many lies where V8 has memory at hand. */
const portion = 1 << 16;

/** The bytes of a file; each block is good only until the next is asked for. */
export function* blocksIn(file: string): Generator<Uint8Array> {
  const handle = fs.openSync(file, "r");
  const block = spare ?? Buffer.allocUnsafeSlow(usual);
  spare = undefined;
  try {
    const read = () => fs.readSync(handle, block, 0, portion, null);
    for (let end = read(); end > 0; end = read()) yield block.subarray(0, end);
  } finally {
    spare = block;
    fs.closeSync(handle);
  }
}
