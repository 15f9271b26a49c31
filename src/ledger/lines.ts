import { createHash } from "node:crypto";

const lineEnd = 10;

/** The bytes of a text in pieces that end where a line does; each is good only until the next is asked for. */
export function* wholeLines(blocks: Iterable<Uint8Array>): Generator<Buffer> {
  let begun = Buffer.alloc(0);
  for (const bytes of blocks) {
    const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const first = block.indexOf(lineEnd) + 1;
    const last = block.lastIndexOf(lineEnd) + 1;
    const isBegun = begun.length > 0;
    if (isBegun && first > 0) yield Buffer.concat([begun, block.subarray(0, first)]);
    const from = isBegun ? first : 0;
    if (last > from) yield block.subarray(from, last);
    const rest = block.subarray(last);
    begun = isBegun && last === 0 ? Buffer.concat([begun, rest]) : Buffer.from(rest);
  }
  if (begun.length > 0) yield begun;
}

/**
 * Lines in UTF-8 as text, each ended as on Unix.
 * @param isFirst so that a mark of byte order before them is no part of the first
 */
export function textOf(lines: Buffer, isFirst: boolean): string {
  const text = lines.toString();
  const own = isFirst && text.startsWith("\uFEFF") ? text.slice(1) : text;
  const ended = own.includes("\r") ? own.replace(/\r\n?/g, "\n") : own;
  return ended.endsWith("\n") ? ended : `${ended}\n`;
}

/** Whether each of the lines ends as on Unix. */
export const isEndedPlainly = (lines: Buffer): boolean => !lines.includes("\r") && lines.at(-1) === lineEnd;

/** Goes once through the lines of a file, each of which ends as on Unix. */
export class Lines {
  private readonly whole: Generator<Buffer>;
  private readonly sum = createHash("sha256");
  private block: Buffer = Buffer.alloc(0);
  /** bytes of the block, and lines of the file, that are gone through */
  private at = 0;
  private count = 0;

  constructor(blocks: Iterable<Uint8Array>) {
    this.whole = wholeLines(blocks);
  }

  /**
   * The bytes of the lines from one to another, counted from 0; each piece is good only until the next is asked for.
   * @param from not before the lines of the last time
   */
  *between(from: number, to: number): Generator<Uint8Array> {
    while (this.count < to && this.hasMore()) {
      const start = this.at;
      const isMeant = this.count >= from;
      const end = isMeant ? to : from;
      for (; this.count < end && this.at < this.block.length; this.count++)
        this.at = this.block.indexOf(lineEnd, this.at) + 1 || this.block.length;
      if (isMeant) yield this.block.subarray(start, this.at);
    }
  }

  private hasMore(): boolean {
    if (this.at < this.block.length) return true;
    const { value, done } = this.whole.next();
    if (done) return false;
    this.sum.update(value);
    this.block = value;
    this.at = 0;
    return true;
  }

  /** SHA-256 of the whole file, which is gone through to its end. */
  digest(): string {
    while (this.hasMore()) this.at = this.block.length;
    return this.sum.digest("hex");
  }

  close(): void {
    this.whole.return(undefined);
  }
}
