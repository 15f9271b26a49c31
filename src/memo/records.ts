import { isAscii } from "node:buffer";
import type { Opened, Recalled } from "../disk.ts";
import { nobody, width } from "./block.ts";
import { Blocks } from "./blocks.ts";
import type { Saved } from "./file.ts";

/** Blocks of which what was read is held: most are asked for in their order, some in between. */
const held = 8;

/** Where records are. */
interface Places {
  /** the last record of each file, and of each record the one before it of its file; -1 for none */
  readonly last: Int32Array;
  readonly before: Int32Array;
  /** the block of each record */
  readonly blocks: Uint32Array;
}

function placesOf(index: Uint32Array, { count, firsts }: Blocks, files: number): Places {
  const last = new Int32Array(files).fill(-1);
  const before = new Int32Array(index.length / width.record);
  const blocks = new Uint32Array(before.length);
  for (let block = 0; block < count; block++) blocks.fill(block, firsts[block], firsts[block + 1]);
  for (let at = 0; at < before.length; at++) {
    const file = index[at * width.record] ?? nobody;
    if (file === nobody) continue;
    before[at] = last[file] ?? -1;
    last[file] = at;
  }
  return { last, before, blocks };
}

/** What was made of files before, read from the memo where it is asked for. */
export class Records {
  readonly index: Uint32Array;
  readonly blocks: Blocks;
  /** 1 for each that was asked for and is to be kept */
  readonly good: Uint8Array;
  private readonly files: number;
  private found: Places | undefined;
  private readonly briefs = new Map<number, ReturnType<typeof JSON.parse>>();

  /**
   * @param files how many there are
   * @param onDamage is called when something turns out not to be as it was written
   */
  constructor(file: Opened, { index, blocks }: Saved, files: number, onDamage: () => void) {
    this.index = index;
    this.files = files;
    this.blocks = new Blocks(file, blocks, onDamage);
    this.good = new Uint8Array(index.length / width.record);
  }

  /** A build at rest asks for none. */
  private get places(): Places {
    this.found ??= placesOf(this.index, this.blocks, this.files);
    return this.found;
  }

  /** How many there are, those that do not count any more among them. */
  get count(): number {
    return this.good.length;
  }

  /** Whether every record is still good. */
  get areAllGood(): boolean {
    return this.good.every((good, at) => good === 1 || this.index[at * width.record] === nobody);
  }

  /** What was last made of the file by this. */
  recall<Brief, Rest>(file: number, by: number): Recalled<Brief, Rest> | undefined {
    const at = this.find(file, by);
    if (at < 0 || this.briefsOf(this.places.blocks[at] ?? 0) === undefined) return undefined;
    this.good[at] = 1;
    return new Found(this, at);
  }

  /** Does not keep what has been made anew. */
  drop(file: number, by: number): void {
    const at = this.find(file, by);
    if (at >= 0) this.good[at] = 0;
  }

  private find(file: number, by: number): number {
    const { last, before } = this.places;
    let at = last[file] ?? -1;
    while (at >= 0 && this.index[at * width.record + 1] !== by) at = before[at] ?? -1;
    return at;
  }

  private briefsOf(block: number): ReturnType<typeof JSON.parse> {
    if (!this.briefs.has(block)) {
      const [oldest] = this.briefs.keys();
      if (oldest !== undefined && this.briefs.size === held) this.briefs.delete(oldest);
      const bytes = this.blocks.briefs(block);
      // One byte a character is quicker to read.
      const text = bytes?.toString(isAscii(bytes) ? "latin1" : "utf8");
      this.briefs.set(block, text && JSON.parse(text));
    }
    return this.briefs.get(block);
  }

  brief<Brief>(at: number): Brief {
    const block = this.places.blocks[at] ?? 0;
    return this.briefsOf(block)[at - (this.blocks.firsts[block] ?? 0)];
  }

  rest<Rest>(at: number): Rest | undefined {
    const block = this.places.blocks[at] ?? 0;
    const length = this.lengthOf(at);
    let from = 0;
    for (let one = this.blocks.firsts[block] ?? 0; one < at; one++) from += this.lengthOf(one);
    const bytes = length === 0 ? undefined : this.blocks.rest(block, from, length);
    return bytes && JSON.parse(bytes.toString());
  }

  /** Of its rest, in bytes. */
  private lengthOf(at: number): number {
    return this.index[at * width.record + 2] ?? 0;
  }

  close(): void {
    this.blocks.close();
  }
}

/** A record of which nothing is held in memory. */
class Found<Brief, Rest> implements Recalled<Brief, Rest> {
  private readonly records: Records;
  private readonly at: number;

  constructor(records: Records, at: number) {
    this.records = records;
    this.at = at;
  }

  get brief(): Brief {
    return this.records.brief(this.at);
  }

  rest(): Rest | undefined {
    return this.records.rest(this.at);
  }
}
