import type { Stamp } from "../disk.ts";

/** Numbers that a stamp takes in a row of them, and the sum of the bytes. */
const width = 5;
/** In milliseconds: how coarse the clocks of disks are that stamp whole seconds, and of all others. */
const coarse = 2000;
const fine = 50;
const nowhere = { size: -1, modified: 0, changed: 0, inode: 0 };

/** How far before and behind the one that was asked for last a file is looked for first: threads read some at a time. */
const near = 512;
/** Names that are looked for among all before it pays to put them in a table. */
const few = 64;

/** Names in a text. */
const many = 4096;

/** Files and their stamps, in two rows: a hundred thousand are compared in no time. */
export class Stamps {
  readonly files: string[];
  private numbers: Float64Array;
  /** the number after the last that was asked for */
  private following = 0;
  private searches = 0;
  private table: Map<string, number> | undefined;

  constructor(files: string[] = [], numbers: Float64Array = Stamps.room(0)) {
    this.files = files;
    this.numbers = numbers;
  }

  /** For the numbers of as many files, before more is needed. */
  static room(files: number): Float64Array {
    return new Float64Array(files * width);
  }

  get length(): number {
    return this.files.length;
  }

  /** The number of a file; -1 for none. Most are asked for in their order. */
  find(file: string): number {
    const at = this.findNear(file) ?? this.search(file);
    if (at >= 0) this.following = at + 1;
    return at;
  }

  private findNear(file: string): number | undefined {
    const { files, following } = this;
    const { length } = files;
    for (let away = 0; away < near && away < length; away++) {
      if (following + away < length && files[following + away] === file) return following + away;
      if (following >= away && files[following - away] === file) return following - away;
    }
    return undefined;
  }

  private search(file: string): number {
    if (this.searches++ < few) return this.files.indexOf(file);
    if (this.table === undefined) {
      this.table = new Map();
      for (const [at, one] of this.files.entries()) this.table.set(one, at);
    }
    return this.table.get(file) ?? -1;
  }

  /**
   * @param stamp `undefined` for what is not there
   * @param sum CRC-32 of its bytes, where all of them were read
   * @returns its number
   */
  add(file: string, stamp: Stamp | undefined, sum = Number.NaN): number {
    const { size, modified, changed, inode } = stamp ?? nowhere;
    const start = this.grown();
    const { numbers } = this;
    numbers[start] = size;
    numbers[start + 1] = modified;
    numbers[start + 2] = changed;
    numbers[start + 3] = inode;
    numbers[start + 4] = sum;
    return this.files.push(file) - 1;
  }

  /** Adds one of others. */
  copy(others: Stamps, at: number): number {
    const start = this.grown();
    for (let offset = 0; offset < width; offset++)
      this.numbers[start + offset] = others.numbers[at * width + offset] ?? 0;
    return this.files.push(others.files[at] ?? "") - 1;
  }

  /** Where the next stamp begins. */
  private grown(): number {
    const start = this.files.length * width;
    if (start + width > this.numbers.length) {
      const longer = new Float64Array(2 * this.numbers.length + width);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    return start;
  }

  /** Whether the file at `at` has the stamp that it had. */
  isSame(at: number, stamp: Stamp | undefined): boolean {
    const { size, modified, changed, inode } = stamp ?? nowhere;
    const { numbers } = this;
    const start = at * width;
    return (
      numbers[start] === size &&
      numbers[start + 1] === modified &&
      numbers[start + 2] === changed &&
      numbers[start + 3] === inode
    );
  }

  /** CRC-32 of the bytes that the file at `at` had, if they were `size`; else, and where not all were read, NaN. */
  sumOf(at: number, size: number): number {
    const start = at * width;
    return this.numbers[start] === size ? (this.numbers[start + 4] ?? Number.NaN) : Number.NaN;
  }

  /**
   * Whether a file that was read after `clock` and has the stamp that it had has the same bytes: not when it was
   * changed so shortly before that a later change may have been stamped alike. A time that somebody set back says
   * nothing of that; when anything of a file was last changed nobody can set.
   */
  isSettled(at: number, clock: number): boolean {
    const modified = this.numbers[at * width + 1] ?? 0;
    const changed = this.numbers[at * width + 2] ?? 0;
    const grain = changed % 1000 === 0 || modified % 1000 === 0 ? coarse : fine;
    return Math.max(changed, modified) + grain < clock;
  }

  /** The names of all files, with U+0000 between them, many in each text. */
  *paths(): Generator<string> {
    for (let at = 0; at < this.length; at += many)
      yield (at > 0 ? "\0" : "") + this.files.slice(at, at + many).join("\0");
  }

  /** The numbers of all stamps. */
  rows(): Float64Array {
    return this.numbers.subarray(0, this.length * width);
  }
}
