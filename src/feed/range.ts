import type { IReadChunkOptions } from "strtok3";
import { AbstractTokenizer, EndOfStreamError } from "strtok3/core";

/** The bytes of a file, some at a time, so that a long recording is never held whole. */
export interface Bytes {
  readonly size: number;
  /** `most` bytes from the byte `from` on; fewer at the end */
  read(from: number, most: number): Uint8Array;
}

/** In bytes: parsers ask for a few at a time, a disk is asked for many. */
const window = 64 * 1024;

/** The bytes as the parsers of `file-type` and `music-metadata` want them: read where they look, nowhere else. */
export class RangeTokenizer extends AbstractTokenizer {
  readonly fileInfo: { readonly size: number };
  private readonly bytes: Bytes;
  private held = new Uint8Array(0);
  private heldFrom = 0;

  constructor(bytes: Bytes) {
    super();
    this.bytes = bytes;
    this.fileInfo = { size: bytes.size };
  }

  supportsRandomAccess(): boolean {
    return true;
  }

  setPosition(position: number): void {
    this.position = position;
  }

  async readBuffer(into: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position } = this.normalizeOptions(into, options);
    const count = await this.peekBuffer(into, options);
    this.position = position + count;
    return count;
  }

  async peekBuffer(into: Uint8Array, options?: IReadChunkOptions): Promise<number> {
    const { position, length, mayBeLess } = this.normalizeOptions(into, options);
    const range = this.at(position, Math.min(length, into.length));
    if (range.length < length && !mayBeLess) throw new EndOfStreamError();
    into.set(range);
    return range.length;
  }

  private at(from: number, most: number): Uint8Array {
    const end = Math.min(from + most, this.bytes.size);
    if (from < this.heldFrom || end > this.heldFrom + this.held.length) {
      if (most > window) return this.bytes.read(from, most);
      this.held = new Uint8Array(this.bytes.read(from, window));
      this.heldFrom = from;
    }
    return this.held.subarray(from - this.heldFrom, from - this.heldFrom + most);
  }
}
