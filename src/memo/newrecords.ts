import { crc32 } from "node:zlib";
import type { Draft, Later } from "../disk.ts";
import { Growing, most, Rows, width } from "./block.ts";
import { writeEnd } from "./file.ts";

/** In bytes: what is read again in one go. */
const atOnce = 1 << 16;

/** Records on their way into a new memo. */
export class NewRecords {
  private readonly draft: Draft;
  private readonly rests = new Growing();
  private readonly briefs = new Growing();
  private readonly index: Rows;
  private readonly blocks = new Rows(width.block * 64);
  /** in the block that is being filled */
  private count = 0;
  /** bytes that were written */
  private total = 0;
  private isOpen = true;
  private room = Buffer.alloc(0);
  /** what was read last of what was written, and the byte at which it begins */
  private held = this.room;
  private heldFrom = 0;

  /** @param room for how many records, before more is needed */
  constructor(draft: Draft, room: number) {
    this.draft = draft;
    this.index = new Rows(width.record * room);
  }

  /**
   * @param brief as JSON, as is `rest`
   * @throws the system's error; what was added until then can still be read
   */
  add<Rest>(file: number, by: number, rest: string | Uint8Array, brief: string | Uint8Array): Later<Rest> {
    const from = this.total + this.rests.length;
    const length = this.rests.add(rest);
    this.briefs.add(this.count === 0 ? "[" : ",");
    this.index.add(file, by, length, this.briefs.add(brief));
    this.count++;
    if (this.count === most.records || this.rests.length + this.briefs.length >= most.bytes) this.flush();
    return new Written(this, from, length);
  }

  /** Adds a whole block of before. @param rows of its records; @param row its own */
  copy(rows: Uint32Array, row: Uint32Array, bytes: Uint8Array): void {
    this.flush();
    this.draft.write(bytes);
    this.total += bytes.length;
    this.index.addAll(rows);
    this.blocks.addAll(row);
  }

  private flush(): void {
    if (this.count === 0) return;
    this.briefs.add("]");
    const [rests, briefs] = [this.rests.all(), this.briefs.all()];
    this.draft.write(rests);
    this.draft.write(briefs);
    this.blocks.add(this.count, rests.length, briefs.length, crc32(rests), crc32(briefs));
    this.total += rests.length + briefs.length;
    this.rests.clear();
    this.briefs.clear();
    this.count = 0;
  }

  /** What was added at this byte; `undefined` when nobody can tell any more. */
  text(from: number, length: number): string | undefined {
    if (from >= this.total)
      return this.rests.all().toString("utf8", from - this.total, from - this.total + length);
    if (!this.isOpen) return undefined;
    if (from < this.heldFrom || from + length > this.heldFrom + this.held.length) this.hold(from, length);
    const begin = from - this.heldFrom;
    return begin + length > this.held.length ? undefined : this.held.toString("utf8", begin, begin + length);
  }

  /** Reads what was written from this byte on, and more than is asked for: most are asked for in their order. */
  private hold(from: number, length: number): void {
    if (length > this.room.length) this.room = Buffer.allocUnsafeSlow(Math.max(length, atOnce));
    this.held = this.room.subarray(0, this.draft.read(this.room, from));
    this.heldFrom = from;
  }

  /** @param rest all that is to be in the file besides */
  commit(rest: Omit<Parameters<typeof writeEnd>[0], "blocks" | "index">): void {
    this.flush();
    const rows = { blocks: this.blocks.all(), index: this.index.all() };
    writeEnd({ ...rest, ...rows }, this.total, (bytes) => this.draft.write(bytes));
    this.draft.commit();
    this.isOpen = false;
  }

  /** Does nothing to what was committed. */
  discard(): void {
    if (this.isOpen) this.draft.discard();
    this.isOpen = false;
  }
}

/** The rest of a record of which nothing is held in memory. */
class Written<Rest> implements Later<Rest> {
  private readonly records: NewRecords;
  private readonly from: number;
  private readonly length: number;

  constructor(records: NewRecords, from: number, length: number) {
    this.records = records;
    this.from = from;
    this.length = length;
  }

  rest(): Rest | undefined {
    const text = this.length === 0 ? undefined : this.records.text(this.from, this.length);
    return text === undefined ? undefined : JSON.parse(text);
  }
}
