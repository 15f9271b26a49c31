import { isAscii } from "node:buffer";
import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";
import type { Saved } from "./file.ts";

/**
 * Records lie in blocks: what is asked of each of them in each build, as JSON with a comma after it, then the rest of
 * each. So the former are read many at once.
 */
const block = 256;
/** Numbers that the index has for each record: its file, what it was made by, the lengths of its parts in bytes. */
const width = 4;
const comma = ",".charCodeAt(0);

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
  /** the last record of each file, and of each record the one before it of its file; -1 for none */
  private readonly last: Int32Array;
  private readonly before: Int32Array;
  /** where the parts of each record begin */
  private readonly briefs: Float64Array;
  private readonly rests: Float64Array;
  /** what was last read, and the number of the first of it */
  private values: ReturnType<typeof JSON.parse> = [];
  private first = -1;

  constructor(disk: Disk, file: string, saved: Saved) {
    this.saved = saved;
    this.disk = disk;
    this.file = file;
    const { index, stamps } = saved;
    this.count = index.length / width;
    this.last = new Int32Array(stamps.length).fill(-1);
    this.before = new Int32Array(this.count);
    this.briefs = new Float64Array(this.count);
    this.rests = new Float64Array(this.count);
    for (let from = 0, start = 0; from < this.count; from += block) {
      const to = Math.min(from + block, this.count);
      for (let at = from; at < to; at++) {
        const of = index[at * width] ?? 0;
        this.before[at] = this.last[of] ?? -1;
        this.last[of] = at;
        this.briefs[at] = start;
        start += (index[at * width + 2] ?? 0) + 1;
      }
      for (let at = from; at < to; at++) {
        this.rests[at] = start;
        start += index[at * width + 3] ?? 0;
      }
    }
  }

  /** The number of what was last made of the file by this; -1 when nothing was. */
  find(file: number, by: number): number {
    let at = this.last[file] ?? -1;
    while (at >= 0 && this.saved.index[at * width + 1] !== by) at = this.before[at] ?? -1;
    return at;
  }

  briefBytes(at: number): Uint8Array {
    const start = this.briefs[at] ?? 0;
    return this.bytes.subarray(start, start + (this.saved.index[at * width + 2] ?? 0));
  }

  restBytes(at: number): Uint8Array {
    const start = this.rests[at] ?? 0;
    return this.bytes.subarray(start, start + (this.saved.index[at * width + 3] ?? 0));
  }

  /** What is asked of the record in each build. */
  brief<Brief>(at: number): Brief {
    const first = at - (at % block);
    if (first !== this.first) {
      this.values = JSON.parse(`[${this.text(this.briefs[first] ?? 0, (this.rests[first] ?? 0) - 1)}]`);
      this.first = first;
    }
    return this.values[at - first];
  }

  rest<Rest>(at: number): Rest {
    const start = this.rests[at] ?? 0;
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

/** Bytes that grow at their end. */
class Growing {
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private length = 0;

  /** @returns how many bytes the part is */
  add(part: string | Uint8Array): number {
    const most = typeof part === "string" ? 3 * part.length : part.length;
    if (this.length + most > this.bytes.length) {
      const longer = Buffer.allocUnsafeSlow(2 * (this.length + most));
      longer.set(this.written());
      this.bytes = longer;
    }
    const added = typeof part === "string" ? this.bytes.write(part, this.length) : part.length;
    if (typeof part !== "string") this.bytes.set(part, this.length);
    this.length += added;
    return added;
  }

  end(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** Records on their way into a new memo. */
export class NewRecords {
  private readonly draft: ReturnType<Disk["draft"]>;
  private readonly briefs = new Growing();
  private readonly rests = new Growing();
  private numbers = new Uint32Array(1024);
  private count = 0;
  /** in bytes */
  private total = 0;
  private checked = 0;

  constructor(draft: ReturnType<Disk["draft"]>) {
    this.draft = draft;
  }

  /** @param brief as JSON, as is `rest` */
  add(file: number, by: number, brief: string | Uint8Array, rest: string | Uint8Array): void {
    const start = this.count * width;
    if (start + width > this.numbers.length) {
      const longer = new Uint32Array(2 * this.numbers.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[start] = file;
    this.numbers[start + 1] = by;
    this.numbers[start + 2] = this.briefs.add(brief);
    this.briefs.end(comma);
    this.numbers[start + 3] = this.rests.add(rest);
    this.count++;
    if (this.count % block === 0) this.flush();
  }

  private flush(): void {
    for (const part of [this.briefs, this.rests]) {
      const bytes = part.written();
      this.total += bytes.length;
      this.checked = crc32(bytes, this.checked);
      this.draft.write(bytes);
      part.clear();
    }
  }

  index(): Uint32Array {
    return this.numbers.subarray(0, this.count * width);
  }

  /** Ends the records. @returns their length in bytes, and their checksum */
  end(): Pick<Saved, "records" | "checksum"> {
    this.flush();
    return { records: this.total, checksum: this.checked };
  }

  commit(end: readonly Uint8Array[]): void {
    for (const part of end) this.draft.write(part);
    this.draft.commit();
  }

  discard(): void {
    this.draft.discard();
  }
}
