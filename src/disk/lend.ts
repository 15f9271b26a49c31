import fs from "node:fs";
import type { Lent, Stamp } from "../disk.ts";
import { stampOf } from "./stamp.ts";

/** In bytes: more than most articles have. */
const usual = 1 << 18;
/** In bytes: of all that is read ahead. */
const room = 1 << 19;

/** Where a file's bytes were read to, and what the system said of it before. */
interface Read {
  readonly start: number;
  readonly end: number;
  readonly stamp: Stamp;
}

/**
 * Reads files as a whole, each into the memory of the one before. New memory for each costs more than the reading: the
 * system gives it page by page, and clears every one.
 */
export function lender() {
  let block: Buffer | undefined;
  let blockAhead: Buffer | undefined;
  const ahead = new Map<string, Read>();
  /** @returns where the next may begin */
  const readAhead = (file: string, start: number): number => {
    blockAhead ??= Buffer.allocUnsafeSlow(room);
    const handle = fs.openSync(file, "r");
    try {
      const stamp = stampOf(fs.fstatSync(handle));
      if (stamp.size >= room - start) return start;
      const end = start + fs.readSync(handle, blockAhead, start, room - start, 0);
      // One that has grown since may go on behind the room.
      if (end < room) ahead.set(file, { start, end, stamp });
      return end;
    } finally {
      fs.closeSync(handle);
    }
  };
  return {
    lend(file: string): Lent {
      const read = ahead.get(file);
      if (read !== undefined && blockAhead !== undefined) {
        ahead.delete(file);
        return { bytes: blockAhead.subarray(read.start, read.end), stamp: read.stamp };
      }
      const handle = fs.openSync(file, "r");
      try {
        const stamp = stampOf(fs.fstatSync(handle));
        block ??= Buffer.allocUnsafeSlow(usual);
        let end = fs.readSync(handle, block, 0, block.length, 0);
        while (end === block.length) {
          const larger = Buffer.allocUnsafeSlow(Math.max(2 * end, stamp.size + 1));
          block.copy(larger, 0, 0, end);
          block = larger;
          end += fs.readSync(handle, block, end, block.length - end, end);
        }
        return { bytes: block.subarray(0, end), stamp };
      } finally {
        fs.closeSync(handle);
      }
    },
    ahead(files: readonly string[]): void {
      ahead.clear();
      let end = 0;
      for (const file of files) {
        try {
          end = readAhead(file, end);
        } catch {
          // Whoever wants it lent hears why it cannot be.
        }
      }
    },
  };
}
