import { isAscii } from "node:buffer";
import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";
import type { Saved } from "./file.ts";

/**
 * Records lie in blocks: what is asked of each of them in each build, as JSON with a comma after it, then the rest of
 * each. So the former are read many at once.
 */
export const block = 256;
/** Numbers that the index has for each record: its file, what it was made by, the lengths of its parts in bytes. */
export const width = 4;

/** Where records are. */
interface Places {
  /** the last record of each file, and of each record the one before it of its file; -1 for none */
  readonly last: Int32Array;
  readonly before: Int32Array;
  /** where the parts of each record begin */
  readonly briefs: Float64Array;
  readonly rests: Float64Array;
}

function placesOf({ index, stamps }: Saved): Places {
  const count = index.length / width;
  const last = new Int32Array(stamps.length).fill(-1);
  const before = new Int32Array(count);
  const briefs = new Float64Array(count);
  const rests = new Float64Array(count);
  for (let from = 0, start = 0; from < count; from += block) {
    const to = Math.min(from + block, count);
    for (let at = from; at < to; at++) {
      const of = index[at * width] ?? 0;
      before[at] = last[of] ?? -1;
      last[of] = at;
      briefs[at] = start;
      start += (index[at * width + 2] ?? 0) + 1;
    }
    for (let at = from; at < to; at++) {
      rests[at] = start;
      start += index[at * width + 3] ?? 0;
    }
  }
  return { last, before, briefs, rests };
}

/** What was made of files before, read from the memo when the first of it is asked for. */
export class Records {
  /** how many there are */
  readonly count: number;
  private readonly saved: Saved;
  private readonly disk: Disk;
  private readonly file: string;
  private bytes: Buffer = Buffer.alloc(0);
  private isLoaded = false;
  private isWhole = false;
  /** whether each byte is a character */
  private isPlain = false;
  private found: Places | undefined;
  /** what was last read, and the number of the first of it */
  private values: ReturnType<typeof JSON.parse> = [];
  private first = -1;

  constructor(disk: Disk, file: string, saved: Saved) {
    this.saved = saved;
    this.disk = disk;
    this.file = file;
    this.count = saved.index.length / width;
  }

  /** A build at rest asks for none. */
  private get places(): Places {
    this.found ??= placesOf(this.saved);
    return this.found;
  }

  /** The number of what was last made of the file by this; -1 when nothing was. */
  find(file: number, by: number): number {
    const { last, before } = this.places;
    let at = last[file] ?? -1;
    while (at >= 0 && this.saved.index[at * width + 1] !== by) at = before[at] ?? -1;
    return at;
  }

  briefBytes(at: number): Uint8Array {
    const start = this.places.briefs[at] ?? 0;
    return this.bytes.subarray(start, start + (this.saved.index[at * width + 2] ?? 0));
  }

  restBytes(at: number): Uint8Array {
    const start = this.places.rests[at] ?? 0;
    return this.bytes.subarray(start, start + (this.saved.index[at * width + 3] ?? 0));
  }

  /** What is asked of the record in each build. */
  brief<Brief>(at: number): Brief {
    const first = at - (at % block);
    if (first !== this.first) {
      this.values = JSON.parse(
        `[${this.text(this.places.briefs[first] ?? 0, (this.places.rests[first] ?? 0) - 1)}]`,
      );
      this.first = first;
    }
    return this.values[at - first];
  }

  rest<Rest>(at: number): Rest {
    const start = this.places.rests[at] ?? 0;
    return JSON.parse(this.text(start, start + (this.saved.index[at * width + 3] ?? 0)));
  }

  private text(start: number, end: number): string {
    return this.bytes.toString(this.isPlain ? "latin1" : "utf8", start, end);
  }

  /**
   * Reads them, if that has not been done.
   * @returns whether they are as they were written
   * @throws the system's error
   */
  load(): boolean {
    if (this.isLoaded) return this.isWhole;
    const { records, checksum } = this.saved;
    const read = this.disk.read(this.file, records, 0);
    this.bytes = Buffer.from(read.buffer, read.byteOffset, read.length);
    this.isWhole = crc32(read) === checksum;
    this.isLoaded = true;
    this.isPlain = isAscii(this.bytes);
    return this.isWhole;
  }
}
