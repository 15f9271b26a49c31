/** A key of the outermost mapping; offsets are in the text that the engine was given. */
export interface Pair {
  readonly key: string;
  readonly keyAt: number;
  readonly valueAt: number;
}

/** What an engine makes of a block: values whose scalars are texts or absent, and where the keys stand. */
export interface Parsed {
  readonly data: unknown;
  readonly pairs: readonly Pair[];
}

/** Reads a block of one language. @throws Unreadable */
export type Engine = (text: string) => Parsed;

/** A block that is not of its language. */
export class Unreadable extends Error {
  /** in UTF-16 units of the text that the engine was given */
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}
