import { type Disk, wholeOf } from "../disk.ts";
import { digestOfBlocks } from "../markup/digest.ts";
import type { Ledger, LedgerLine } from "../model.ts";
import { writeHead, writeLine } from "./line.ts";
import { Lines } from "./lines.ts";

/**
 * A file that holds nothing but the first line and those of the articles in their order, each as it would be written,
 * and lines of nothing at the end.
 */
export interface Standing {
  readonly blocks: () => Iterable<Uint8Array>;
  /** SHA-256 of its bytes */
  readonly digest: string;
  /** whether its lines end as they would be written */
  readonly isPlain: boolean;
}

/** The files that ledgers were read from, by their lines. */
const standings = new WeakMap<readonly LedgerLine[], Standing>();

/** Keeps how a ledger stands in its file, so that what does not change need not be written again. */
export function keepStanding({ lines }: Ledger, standing: Standing): void {
  if (isSorted(lines)) standings.set(lines, standing);
}

/** The ledger as its file holds it: the same ledger makes the same bytes. */
export function writeLedger(ledger: Ledger): string {
  return String(wholeOf(piecesOf(ledger, ledger)));
}

/**
 * The text that the ledger's file must be given after a build, made as it is asked for; `undefined` when the file says
 * that already.
 * @param before as it was read from that file; absent where there is none that can be read
 */
export function changedText(before: Ledger | undefined, after: Ledger): Pieces | undefined {
  if (before !== undefined && isSame(before, after)) return undefined;
  return { [Symbol.iterator]: () => piecesOf(after, before) };
}

/** Texts, and bytes of such in UTF-8. */
export type Pieces = Iterable<string | Uint8Array>;

function isSame(before: Ledger, after: Ledger): boolean {
  if (!standings.has(before.lines) || before.lines.length !== after.lines.length) return false;
  if (writeHead(before) !== writeHead(after)) return false;
  return after.lines.every((line, at) => {
    const other = before.lines[at];
    return line === other || (other !== undefined && writeLine(line) === writeLine(other));
  });
}

/** Whether the file still holds the ledger that was read from it, byte for byte. */
export function isUntouched(disk: Disk, file: string, before: Ledger): boolean {
  const standing = standings.get(before.lines);
  if (standing === undefined || disk.kind(file) !== "file") return false;
  return digestOfBlocks(disk.blocks(file)) === standing.digest;
}

/**
 * @param before whose lines may stand in a file as they would be written: those that stay are copied from there
 * @throws an error with a code, as the system does, when they no longer do
 */
function* piecesOf(ledger: Ledger, before?: Ledger): Generator<string | Uint8Array> {
  const standing = before && standings.get(before.lines);
  const file = standing?.isPlain ? new Lines(standing.blocks()) : undefined;
  const there = (file && before?.lines) ?? [];
  const lines = isSorted(ledger.lines, there) ? ledger.lines : ledger.lines.toSorted(inOrder);
  try {
    yield `${writeHead(ledger)}\n`;
    /** of `there`: the first line that may follow */
    let next = 0;
    for (let at = 0; at < lines.length; ) {
      let end = at;
      while (end < lines.length && lines[end] === there[next + end - at]) end++;
      if (end > at) {
        // The first line of the file is no article's.
        if (file !== undefined) yield* file.between(next + 1, next + 1 + end - at);
        next += end - at;
        at = end;
        continue;
      }
      const line = lines[at++];
      if (line === undefined) continue;
      yield `${writeLine(line)}\n`;
      while (next < there.length && inOrder(there[next], line) <= 0) next++;
    }
    if (file !== undefined && file.digest() !== standing?.digest)
      throw Object.assign(new Error("the file was changed meanwhile"), { code: "ESTALE" });
  } finally {
    file?.close();
  }
}

/** @param sorted what is known to be so: of lines that stand there in the same places nothing needs to be compared */
const isSorted = (lines: readonly LedgerLine[], sorted: readonly LedgerLine[] = []) =>
  lines.every(
    (line, at) =>
      at === 0 ||
      (line === sorted[at] && lines[at - 1] === sorted[at - 1]) ||
      inOrder(lines[at - 1], line) <= 0,
  );

function inOrder(one: LedgerLine | undefined, other: LedgerLine | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one.path, other.path) || compare(one.id, other.id) || compare(one.first, other.first);
}

const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
