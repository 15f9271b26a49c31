import { crc32 } from "node:zlib";
import type { Opened } from "../disk.ts";

/** The end of every memo: which form it has. */
const mark = "feedwright-memo-5";
/** What follows the records, in this order, rows of numbers first; then the end. */
const sections = ["stamps", "blocks", "index", "words", "paths"] as const;
const endLength = 8 * (2 * sections.length + 2) + mark.length;

/** A memo as it lies on the disk, but for its records, with which it begins: those are read when they are needed. */
export interface Saved {
  readonly stamps: Float64Array;
  /** of each block of records: how many they are, the lengths of its parts in bytes, their checksums; rests, then briefs */
  readonly blocks: Uint32Array;
  /** of each record: its file, what it was made by, the lengths of its parts in bytes; rest, then brief */
  readonly index: Uint32Array;
  readonly words: string;
  /** with U+0000 between them */
  readonly paths: string;
}

/** The memo in `file`, but for its records; `undefined` when it is none, or is not whole. */
export function readMemo(file: Opened): Saved | undefined {
  const { size } = file;
  const end = bytesOf(file, size - endLength, endLength);
  if (end === undefined || end.toString("latin1", endLength - mark.length) !== mark) return undefined;
  const number = (at: number) => end.readDoubleLE(8 * at);
  const lengths = sections.map((_, at) => number(2 * at));
  const numbers = 2 * sections.length + 1;
  if (number(numbers) !== crc32(end.subarray(0, 8 * numbers))) return undefined;
  let from = number(2 * sections.length);
  if (from + lengths.reduce((sum, length) => sum + length, 0) + endLength !== size) return undefined;
  const parts: Buffer[] = [];
  for (const [at, length] of lengths.entries()) {
    const part = bytesOf(file, from, length);
    if (part === undefined || crc32(part) !== number(2 * at + 1)) return undefined;
    parts.push(part);
    from += length;
  }
  const [stamps, blocks, index, words, paths] = parts;
  if (stamps === undefined || blocks === undefined || index === undefined) return undefined;
  if (words === undefined || paths === undefined) return undefined;
  return {
    stamps: new Float64Array(stamps.buffer, stamps.byteOffset, stamps.length / 8),
    blocks: new Uint32Array(blocks.buffer, blocks.byteOffset, blocks.length / 4),
    index: new Uint32Array(index.buffer, index.byteOffset, index.length / 4),
    words: words.toString(),
    paths: paths.toString(),
  };
}

/** In memory of its own: rows of numbers begin where their width asks for it. */
function bytesOf(file: Opened, from: number, length: number): Buffer | undefined {
  if (from < 0) return undefined;
  const bytes = Buffer.allocUnsafeSlow(length);
  return file.read(bytes, from) === length ? bytes : undefined;
}

/** Writes what follows the records. @param records their length in bytes */
export function writeEnd(
  { stamps, blocks, index, words, paths }: Omit<Saved, "paths"> & { readonly paths: Iterable<string> },
  records: number,
  write: (bytes: Uint8Array) => void,
): void {
  const end = Buffer.alloc(endLength);
  const parts = [[bytesIn(stamps)], [bytesIn(blocks)], [bytesIn(index)], [words], paths];
  for (const [at, part] of parts.entries()) {
    let length = 0;
    let sum = 0;
    for (const piece of part) {
      const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
      length += bytes.length;
      sum = crc32(bytes, sum);
      write(bytes);
    }
    end.writeDoubleLE(length, 16 * at);
    end.writeDoubleLE(sum, 16 * at + 8);
  }
  const numbers = 16 * parts.length + 8;
  end.writeDoubleLE(records, numbers - 8);
  end.writeDoubleLE(crc32(end.subarray(0, numbers)), numbers);
  end.write(mark, endLength - mark.length, "latin1");
  write(end);
}

const bytesIn = ({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);
