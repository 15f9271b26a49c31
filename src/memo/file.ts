import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";

/** The end of every memo: which form it has. */
const mark = "feedwright-memo-3";
/** Sections, in their order: rows of stamps, rows that say where each record is, words, paths; then the end. */
const sections = ["stamps", "index", "words", "paths"] as const;
const endLength = 8 * (2 * sections.length + 3) + mark.length;

/** A memo as it lies on the disk, but for its records, which are read when they are needed. */
export interface Saved {
  readonly stamps: Float64Array;
  /** for each record: its file, what it was made by, the lengths of its parts in bytes */
  readonly index: Uint32Array;
  readonly words: string;
  /** with U+0000 between them */
  readonly paths: string;
  /** in bytes; the memo begins with them */
  readonly records: number;
  /** of the records */
  readonly checksum: number;
}

/** The memo in `file`; `undefined` when it is none, or is not whole. */
export function readMemo(disk: Disk, file: string, size: number): Saved | undefined {
  if (size < endLength) return undefined;
  const end = Buffer.from(disk.read(file, endLength, size - endLength));
  if (end.length < endLength || end.toString("latin1", endLength - mark.length) !== mark) return undefined;
  const number = (at: number) => end.readDoubleLE(8 * at);
  const records = number(2 * sections.length);
  const checksum = number(2 * sections.length + 1);
  const lengths = sections.map((_, at) => number(2 * at));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const numbers = 2 * sections.length + 2;
  if (records + whole + endLength !== size || number(numbers) !== crc32(end.subarray(0, 8 * numbers)))
    return undefined;
  const read = disk.read(file, whole, records);
  // Rows of numbers begin where their width asks for it.
  const bytes = read.byteOffset % 8 === 0 ? read : new Uint8Array(read);
  const parts: Uint8Array[] = [];
  for (let at = 0, start = 0; at < sections.length; start += lengths[at] ?? 0, at++) {
    const part = bytes.subarray(start, start + (lengths[at] ?? 0));
    if (crc32(part) !== number(2 * at + 1)) return undefined;
    parts.push(part);
  }
  const [stamps, index, words, paths] = parts;
  if (stamps === undefined || index === undefined || words === undefined || paths === undefined)
    return undefined;
  const text = (part: Uint8Array) => Buffer.from(part.buffer, part.byteOffset, part.length).toString();
  return {
    stamps: new Float64Array(stamps.buffer, stamps.byteOffset, stamps.length / 8),
    index: new Uint32Array(index.buffer, index.byteOffset, index.length / 4),
    words: text(words),
    paths: text(paths),
    records,
    checksum,
  };
}

/** What follows the records. */
export function endOfMemo({
  stamps,
  index,
  words,
  paths,
  records,
  checksum,
}: Omit<Saved, "stamps"> & { readonly stamps: Uint8Array }): Uint8Array[] {
  const parts = [
    stamps,
    new Uint8Array(index.buffer, index.byteOffset, index.byteLength),
    Buffer.from(words),
    Buffer.from(paths),
  ];
  const end = Buffer.alloc(endLength);
  for (const [at, part] of parts.entries()) {
    end.writeDoubleLE(part.length, 16 * at);
    end.writeDoubleLE(crc32(part), 16 * at + 8);
  }
  end.writeDoubleLE(records, 16 * parts.length);
  end.writeDoubleLE(checksum, 16 * parts.length + 8);
  end.writeDoubleLE(crc32(end.subarray(0, 16 * parts.length + 16)), 16 * parts.length + 16);
  end.write(mark, endLength - mark.length, "latin1");
  return [...parts, end];
}
