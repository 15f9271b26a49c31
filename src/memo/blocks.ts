import { crc32 } from "node:zlib";
import type { Opened } from "../disk.ts";
import { most, width } from "./block.ts";

/** The blocks of a memo of before: each is read, and held against its checksums, when something of it is asked for. */
export class Blocks {
  readonly count: number;
  /** the first record of each; then how many there are */
  readonly firsts: Uint32Array;
  /** the byte at which each begins */
  private readonly starts: Float64Array;
  private readonly rows: Uint32Array;
  private readonly file: Opened;
  private readonly onDamage: () => void;
  private isOpen = true;
  /** 1 for each whose rests were found to be as they were written */
  private readonly checked: Uint8Array;
  /** what was read last, and the block whose rests it is */
  private bytes = Buffer.allocUnsafeSlow(most.bytes);
  private held = -1;

  constructor(file: Opened, rows: Uint32Array, onDamage: () => void) {
    this.file = file;
    this.rows = rows;
    this.onDamage = onDamage;
    this.count = rows.length / width.block;
    this.firsts = new Uint32Array(this.count + 1);
    this.starts = new Float64Array(this.count + 1);
    this.checked = new Uint8Array(this.count);
    for (let block = 0; block < this.count; block++) {
      const { records, rests, briefs } = this.known(block);
      this.firsts[block + 1] = (this.firsts[block] ?? 0) + records;
      this.starts[block + 1] = (this.starts[block] ?? 0) + rests + briefs;
    }
  }

  /** Its row in the memo. */
  row(block: number): Uint32Array {
    return this.rows.subarray(block * width.block, (block + 1) * width.block);
  }

  /** How long its rests are, in bytes. */
  restsOf(block: number): number {
    return this.known(block).rests;
  }

  /** What it has of each record for every build; good until the next is asked for, as are all bytes of these. */
  briefs(block: number): Buffer | undefined {
    const { rests, briefs, ofBriefs } = this.known(block);
    return this.read(this.start(block) + rests, briefs, ofBriefs);
  }

  /** One of its rests, which begins at this byte of it. */
  rest(block: number, from: number, length: number): Buffer | undefined {
    if (this.held !== block) {
      if (this.checked[block] === 1) return this.read(this.start(block) + from, length);
      const { rests, ofRests } = this.known(block);
      if (this.read(this.start(block), rests, ofRests) === undefined) return undefined;
      this.checked[block] = 1;
      this.held = block;
    }
    return this.bytes.subarray(from, from + length);
  }

  /** Both parts. */
  whole(block: number): Buffer | undefined {
    const { rests, briefs, ofRests, ofBriefs } = this.known(block);
    const bytes = this.read(this.start(block), rests + briefs);
    if (bytes === undefined) return undefined;
    if (crc32(bytes.subarray(0, rests)) === ofRests && crc32(bytes.subarray(rests)) === ofBriefs)
      return bytes;
    this.onDamage();
    return undefined;
  }

  /** Whether as much is in it as is put in one. */
  isFull(block: number): boolean {
    const { records, rests, briefs } = this.known(block);
    return records >= most.records || rests + briefs >= most.bytes;
  }

  close(): void {
    if (this.isOpen) this.file.close();
    this.isOpen = false;
  }

  private known(block: number) {
    const [records = 0, rests = 0, briefs = 0, ofRests = 0, ofBriefs = 0] = this.row(block);
    return { records, rests, briefs, ofRests, ofBriefs };
  }

  private start(block: number): number {
    return this.starts[block] ?? 0;
  }

  /** @param sum what they were, where that is to be seen */
  private read(from: number, length: number, sum?: number): Buffer | undefined {
    if (!this.isOpen) return undefined;
    this.held = -1;
    if (length > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(length);
    const bytes = this.bytes.subarray(0, length);
    if (this.lengthOf(bytes, from) === length && (sum === undefined || crc32(bytes) === sum)) return bytes;
    this.onDamage();
    return undefined;
  }

  private lengthOf(bytes: Buffer, from: number): number {
    try {
      return this.file.read(bytes, from);
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      return -1;
    }
  }
}
