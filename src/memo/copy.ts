import { nobody, width } from "./block.ts";
import type { NewRecords } from "./newrecords.ts";
import type { Records } from "./records.ts";

/** A block of which less is still good is not kept as it is. */
const enough = 3 / 4;

/** The numbers of the new memo for those of the one before. */
export interface Numbers {
  /** one more than the number of each file */
  readonly files: Uint32Array;
  maker(before: number): number;
}

const fileOf = ({ files }: Numbers, before: number): number => (files[before] ?? 0) - 1;

/**
 * Adds the records that are still good to a new memo. A block of which nearly all are goes as it is; those of the others
 * are put together, so that no more than a quarter of the records is dead.
 */
export function copyGood(records: Records, made: NewRecords, numbers: Numbers): void {
  const { blocks, good } = records;
  const kept: number[] = [];
  for (let block = 0; block < blocks.count; block++) {
    const [first = 0, end = 0] = blocks.firsts.subarray(block);
    let still = 0;
    for (let at = first; at < end; at++) still += good[at] ?? 0;
    if (still > 0 && blocks.isFull(block) && still >= enough * (end - first)) kept.push(block);
    else if (still > 0) copyEach(records, block, made, numbers);
  }
  for (const block of kept) copyWhole(records, block, made, numbers);
}

function copyEach({ blocks, index, good }: Records, block: number, made: NewRecords, numbers: Numbers): void {
  const bytes = blocks.whole(block);
  if (bytes === undefined) return;
  const [first = 0, end = 0] = blocks.firsts.subarray(block);
  let rest = 0;
  // Each has a bracket or a comma before it.
  let brief = blocks.restsOf(block) + 1;
  for (let at = first; at < end; at++) {
    const [file = 0, maker = 0, ofRest = 0, ofBrief = 0] = index.subarray(at * width.record);
    const parts = [bytes.subarray(rest, rest + ofRest), bytes.subarray(brief, brief + ofBrief)] as const;
    if (good[at] === 1) made.add(fileOf(numbers, file), numbers.maker(maker), ...parts);
    rest += ofRest;
    brief += ofBrief + 1;
  }
}

function copyWhole(
  { blocks, index, good }: Records,
  block: number,
  made: NewRecords,
  numbers: Numbers,
): void {
  const bytes = blocks.whole(block);
  if (bytes === undefined) return;
  const [first = 0, end = 0] = blocks.firsts.subarray(block);
  const rows = index.slice(first * width.record, end * width.record);
  for (let at = first, row = 0; at < end; at++, row += width.record) {
    rows[row] = good[at] === 1 ? fileOf(numbers, rows[row] ?? 0) : nobody;
    rows[row + 1] = good[at] === 1 ? numbers.maker(rows[row + 1] ?? 0) : 0;
  }
  made.copy(rows, blocks.row(block), bytes);
}
