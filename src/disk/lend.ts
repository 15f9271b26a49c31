import fs from "node:fs";

/** In bytes: more than most articles have. */
const usual = 1 << 18;

/**
 * Reads files as a whole, each into the memory of the one before. New memory for each costs more than the reading: the
 * system gives it page by page, and clears every one.
 */
export function lender(): (file: string) => { readonly bytes: Uint8Array; readonly stat: fs.Stats } {
  let block: Buffer | undefined;
  return (file) => {
    const handle = fs.openSync(file, "r");
    try {
      const stat = fs.fstatSync(handle);
      block ??= Buffer.allocUnsafeSlow(usual);
      let end = fs.readSync(handle, block, 0, block.length, 0);
      while (end === block.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(2 * end, stat.size + 1));
        block.copy(larger, 0, 0, end);
        block = larger;
        end += fs.readSync(handle, block, end, block.length - end, end);
      }
      return { bytes: block.subarray(0, end), stat };
    } finally {
      fs.closeSync(handle);
    }
  };
}
