import { type Disk, type Listed, type Seen, seenIn } from "../disk.ts";
import { Stamps } from "./stamps.ts";

/** What a build looked at, each as it was when it was looked at first: with the same to be seen it would do the same. */
export class Trace {
  /** the names in each folder */
  readonly folders = new Map<string, string>();
  /** what lies at each path; empty for nothing */
  readonly kinds = new Map<string, string>();
  /** of what was read */
  readonly files: Stamps;
  /** of each file of before, one more than its number among `files`; 0 for none */
  readonly same: Uint32Array;
  private readonly disk: Disk;
  private readonly before: Stamps;
  /** of the others */
  private readonly numbers = new Map<string, number>();
  /** what was asked for last */
  private lastFile: string | undefined;
  private lastNumber = -1;

  /** @param before what was looked at the last time */
  constructor(disk: Disk, before: Stamps) {
    this.disk = disk;
    this.before = before;
    this.files = new Stamps([], Stamps.room(before.length + 1024));
    this.same = new Uint32Array(before.length);
  }

  /**
   * The number of the file among `files`.
   * @param seen what the file was when all of it was read, where that is known
   */
  numberOf(file: string, seen?: Seen): number {
    // What was made of a file is kept right after it was read.
    if (file !== this.lastFile) this.lastNumber = this.findOrAdd(file, seen);
    this.lastFile = file;
    return this.lastNumber;
  }

  private findOrAdd(file: string, seen?: Seen): number {
    const other = this.numbers.get(file);
    if (other !== undefined) return other;
    const at = this.before.find(file);
    const known = this.same[at] ?? 0;
    if (known > 0) return known - 1;
    const number = this.files.add(file, seen?.stamp ?? this.disk.stamp(file), seen?.sum);
    if (at < 0) this.numbers.set(file, number);
    else this.same[at] = number + 1;
    return number;
  }

  /** Notes one of before, which has the stamp that it had. @param seen where that is another, and the bytes are the same */
  noteSame(at: number, seen?: Seen): void {
    if (this.same[at] !== 0) return;
    const { before, files } = this;
    const number = seen ? files.add(before.files[at] ?? "", seen.stamp, seen.sum) : files.copy(before, at);
    this.same[at] = number + 1;
  }

  /** The disk, whatever is looked at noted. */
  traced(): Disk {
    const { disk } = this;
    return {
      ...disk,
      kind: (file) => {
        const is = disk.kind(file);
        if (!this.kinds.has(file)) this.kinds.set(file, is ?? "");
        return is;
      },
      list: (folder) => {
        const listed = disk.list(folder);
        if (!this.folders.has(folder)) this.folders.set(folder, listingOf(listed));
        return listed;
      },
      stamp: (file) => {
        this.numberOf(file);
        return disk.stamp(file);
      },
      read: (file, most, from) => {
        this.numberOf(file);
        return disk.read(file, most, from);
      },
      lend: (file) => {
        const lent = disk.lend(file);
        this.numberOf(file, seenIn(lent));
        return lent;
      },
      blocks: (file) => {
        this.numberOf(file);
        return disk.blocks(file);
      },
      size: (file) => {
        this.numberOf(file);
        return disk.size(file);
      },
    };
  }
}

const signs = { file: "f", folder: "d", link: "l", other: "o" } as const;

/** The names in a folder as one text, in which no name holds a `/`; empty where there is no folder. */
export function listingOf(listed: readonly Listed[] | undefined): string {
  if (listed === undefined) return "";
  // Put together by `+` it would keep its parts in memory.
  return ["", ...listed.map(({ name, kind }) => signs[kind] + name), ""].join("/");
}
