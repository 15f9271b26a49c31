import { isAscii } from "node:buffer";
import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";
import type { Saved } from "./file.ts";

/** Numbers that the index has for each record: its file, what it was made by, its length in bytes. */
const width = 3;

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
  private readonly starts: Float64Array;

  constructor(disk: Disk, file: string, saved: Saved) {
    this.saved = saved;
    this.disk = disk;
    this.file = file;
    const { index, stamps } = saved;
    this.count = index.length / width;
    this.last = new Int32Array(stamps.length).fill(-1);
    this.before = new Int32Array(this.count);
    this.starts = new Float64Array(this.count);
    for (let at = 0, start = 0; at < this.count; at++) {
      const of = index[at * width] ?? 0;
      this.before[at] = this.last[of] ?? -1;
      this.last[of] = at;
      this.starts[at] = start;
      start += index[at * width + 2] ?? 0;
    }
  }

  /** The number of what was last made of the file by this; -1 when nothing was. */
  find(file: number, by: number): number {
    let at = this.last[file] ?? -1;
    while (at >= 0 && this.saved.index[at * width + 1] !== by) at = this.before[at] ?? -1;
    return at;
  }

  bytesOf(at: number): Uint8Array {
    const start = this.starts[at] ?? 0;
    return this.bytes.subarray(start, start + (this.saved.index[at * width + 2] ?? 0));
  }

  textOf(at: number): string {
    const start = this.starts[at] ?? 0;
    const end = start + (this.saved.index[at * width + 2] ?? 0);
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

/** In bytes: as much is written at once. */
const chunk = 1 << 20;

/** Records on their way into a new memo. */
export class NewRecords {
  private readonly draft: ReturnType<Disk["draft"]>;
  private readonly buffer = Buffer.allocUnsafeSlow(chunk);
  private used = 0;
  private numbers = new Uint32Array(1024);
  private count = 0;
  /** in bytes */
  total = 0;
  private checked = 0;

  constructor(draft: ReturnType<Disk["draft"]>) {
    this.draft = draft;
  }

  add(file: number, by: number, record: Uint8Array): void {
    const start = this.count * width;
    if (start + width > this.numbers.length) {
      const longer = new Uint32Array(2 * this.numbers.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[start] = file;
    this.numbers[start + 1] = by;
    this.numbers[start + 2] = record.length;
    this.count++;
    this.total += record.length;
    this.write(record);
  }

  private write(bytes: Uint8Array): void {
    if (this.used + bytes.length > chunk) this.flush();
    if (bytes.length > chunk) this.pass(bytes);
    else {
      this.buffer.set(bytes, this.used);
      this.used += bytes.length;
    }
  }

  private flush(): void {
    this.pass(this.buffer.subarray(0, this.used));
    this.used = 0;
  }

  private pass(bytes: Uint8Array): void {
    this.checked = crc32(bytes, this.checked);
    this.draft.write(bytes);
  }

  index(): Uint32Array {
    return this.numbers.subarray(0, this.count * width);
  }

  /** Ends the records. @returns their checksum */
  checksum(): number {
    this.flush();
    return this.checked;
  }

  commit(end: readonly Uint8Array[]): void {
    for (const part of end) this.draft.write(part);
    this.draft.commit();
  }

  discard(): void {
    this.draft.discard();
  }
}
