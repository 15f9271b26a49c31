import { wholeOf } from "../src/disk.ts";
import { type Disk, memoryDisk, type Stamp } from "../src/index.ts";

/** A disk in memory that stamps its files by a clock of its own, which a test moves. */
export class TimedDisk {
  /** in milliseconds, by its own clock */
  now: number;
  readonly files = new Map<string, Uint8Array | string>();
  readonly disk: Disk;
  private readonly grain: number;
  private readonly stamps = new Map<string, { modified: number; changed: number; inode: number }>();
  private inodes = 1;

  /** @param grain of its stamps, in milliseconds */
  constructor(now: number, grain: number) {
    this.now = now;
    this.grain = grain;
    const under = memoryDisk(this.files);
    this.disk = {
      ...under,
      stamp: (file) => this.stampOf(file, under.stamp(file)),
      lend: (file) => {
        const lent = under.lend(file);
        return { ...lent, stamp: this.stampOf(file, lent.stamp) ?? lent.stamp };
      },
      clock: () => this.time(),
      prepare: (file, content) => ({
        commit: () => this.write(file, wholeOf(content)),
        discard: () => undefined,
      }),
      draft: (file) => {
        let written: Uint8Array = new Uint8Array();
        return {
          write: (bytes) => {
            written = Buffer.concat([written, bytes]);
          },
          read: (into, from) => {
            const range = written.subarray(from, from + into.length);
            into.set(range);
            return range.length;
          },
          commit: () => this.write(file, written),
          discard: () => undefined,
        };
      },
      remove: (file) => this.remove(file),
    };
  }

  private time(): number {
    return Math.floor(this.now / this.grain) * this.grain;
  }

  private stampOf(file: string, stamp: Stamp | undefined): Stamp | undefined {
    return stamp && { ...stamp, ...this.stamps.get(file) };
  }

  /** Into a file that is there, or a new one. */
  write(file: string, content: Uint8Array | string): void {
    const inode = this.stamps.get(file)?.inode ?? this.inodes++;
    this.files.set(file, content);
    this.stamps.set(file, { modified: this.time(), changed: this.time(), inode });
  }

  remove(file: string): void {
    this.files.delete(file);
    this.stamps.delete(file);
  }

  rename(from: string, to: string): void {
    const [content, stamp] = [this.files.get(from), this.stamps.get(from)];
    if (content === undefined || stamp === undefined) return;
    this.remove(from);
    this.files.set(to, content);
    this.stamps.set(to, { ...stamp, changed: this.time() });
  }

  /** As `touch -d` and `tar` do. */
  setModified(file: string, modified: number): void {
    const stamp = this.stamps.get(file);
    if (stamp !== undefined) this.stamps.set(file, { ...stamp, modified, changed: this.time() });
  }
}
