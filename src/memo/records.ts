import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";
import type { Saved } from "./file.ts";

/** Numbers that the index has for each record: its file, what it was made by, its bytes, its checksum. */
const width = 4;

/** What was made of files before, read from the memo when the first of it is asked for. */
export class Records {
  private readonly index: Uint32Array;
  private readonly load: () => Uint8Array;
  private bytes: Uint8Array | undefined;
  /** the first record of each file, and of each record the next of its file; -1 for none */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly starts: Float64Array;

  constructor(disk: Disk, file: string, { index, records, stamps }: Saved) {
    this.index = index;
    this.load = () => disk.read(file, records, 0);
    const count = index.length / width;
    this.first = new Int32Array(stamps.length).fill(-1);
    this.next = new Int32Array(count);
    this.starts = new Float64Array(count);
    for (let at = 0, start = 0; at < count; at++) {
      const of = index[at * width] ?? 0;
      this.next[at] = this.first[of] ?? -1;
      this.first[of] = at;
      this.starts[at] = start;
      start += index[at * width + 2] ?? 0;
    }
  }

  /** The JSON of what was made of the file by this; `undefined` when nothing was, or it is damaged. */
  of(file: number, by: number): Uint8Array | undefined {
    let at = this.first[file] ?? -1;
    while (at >= 0 && this.index[at * width + 1] !== by) at = this.next[at] ?? -1;
    if (at < 0) return undefined;
    this.bytes ??= this.load();
    const start = this.starts[at] ?? 0;
    const bytes = this.bytes.subarray(start, start + (this.index[at * width + 2] ?? 0));
    return crc32(bytes) === this.index[at * width + 3] ? bytes : undefined;
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

  constructor(draft: ReturnType<Disk["draft"]>) {
    this.draft = draft;
  }

  add(file: number, by: number, record: Uint8Array): void {
    if ((this.count + 1) * width > this.numbers.length) {
      const longer = new Uint32Array(2 * this.numbers.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers.set([file, by, record.length, crc32(record)], this.count * width);
    this.count++;
    this.total += record.length;
    this.write(record);
  }

  private write(bytes: Uint8Array): void {
    if (this.used + bytes.length > chunk) {
      this.draft.write(this.buffer.subarray(0, this.used));
      this.used = 0;
    }
    if (bytes.length > chunk) this.draft.write(bytes);
    else {
      this.buffer.set(bytes, this.used);
      this.used += bytes.length;
    }
  }

  index(): Uint32Array {
    return this.numbers.subarray(0, this.count * width);
  }

  commit(end: readonly Uint8Array[]): void {
    for (const part of end) this.write(part);
    this.draft.write(this.buffer.subarray(0, this.used));
    this.draft.commit();
  }

  discard(): void {
    this.draft.discard();
  }
}
