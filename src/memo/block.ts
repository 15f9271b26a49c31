/**
 * Records lie in blocks: the rests of all of them, then what is asked of each in each build, as one list of JSON. So
 * the latter are read many at once, and of the former only those that are asked for.
 */
export const most = { records: 256, bytes: 1 << 18 } as const;

/** Numbers that a block takes in a row of them, and a record. */
export const width = { block: 5, record: 4 } as const;

/** The file of a record that does not count any more. */
export const nobody = 0xffff_ffff;

/** Numbers that grow at their end. */
export class Rows {
  private numbers: Uint32Array;
  private length = 0;

  constructor(room: number) {
    this.numbers = new Uint32Array(room);
  }

  add(...row: readonly number[]): void {
    this.addAll(row);
  }

  addAll(rows: ArrayLike<number>): void {
    const end = this.length + rows.length;
    if (end > this.numbers.length) {
      const longer = new Uint32Array(2 * end);
      longer.set(this.all());
      this.numbers = longer;
    }
    this.numbers.set(rows, this.length);
    this.length = end;
  }

  all(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}

/** Bytes that grow at their end. */
export class Growing {
  private bytes = Buffer.allocUnsafeSlow(1 << 17);
  length = 0;

  /** @returns how many bytes the part is */
  add(part: string | Uint8Array): number {
    const room = typeof part === "string" ? 3 * part.length : part.length;
    if (this.length + room > this.bytes.length) {
      const longer = Buffer.allocUnsafeSlow(2 * (this.length + room));
      longer.set(this.all());
      this.bytes = longer;
    }
    const added = typeof part === "string" ? this.bytes.write(part, this.length) : part.length;
    if (typeof part !== "string") this.bytes.set(part, this.length);
    this.length += added;
    return added;
  }

  all(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}
