import type { Disk } from "../disk.ts";
import type { Ledger, LedgerLine } from "../model.ts";
import { writeHead, writeLine } from "./line.ts";
import { plainLines, startsOf } from "./lines.ts";

/** By the ledger's lines: the text of the file that they were read from, which is what would be written of them. */
const standings = new WeakMap<readonly LedgerLine[], Uint8Array>();

/**
 * Keeps how a ledger stands in its file, so that what does not change need not be written again.
 * @param text with nothing in it but the first line and those of the articles, each as it would be written
 */
export function keepStanding({ lines }: Ledger, text: Uint8Array): void {
  standings.set(lines, text);
}

/** The ledger as its file holds it: the same ledger makes the same bytes. */
export function writeLedger(ledger: Ledger): string {
  return [...piecesOf(ledger, ledger)].join("");
}

/**
 * The text that the ledger's file must be given after a build, made as it is asked for; `undefined` when the file says
 * that already.
 * @param before as it was read from that file; absent where there is none that can be read
 */
export function changedText(before: Ledger | undefined, after: Ledger): Iterable<string> | undefined {
  const text = before && standings.get(before.lines);
  if (before !== undefined && text !== undefined && isSame(before, after, text)) return undefined;
  return { [Symbol.iterator]: () => piecesOf(after, before) };
}

function isSame(before: Ledger, after: Ledger, text: Uint8Array): boolean {
  if (before.lines.length !== after.lines.length || writeHead(before) !== writeHead(after)) return false;
  if (!isSorted(before.lines)) return false;
  const textOf = textsIn(text);
  return after.lines.every(
    (line, at) => line === before.lines[at] || `${writeLine(line)}\n` === textOf(at, at + 1),
  );
}

/** Whether the file still holds the ledger that was read from it, byte for byte but for the ends of lines. */
export function isUntouched(disk: Disk, file: string, before: Ledger): boolean {
  const text = standings.get(before.lines);
  if (text === undefined || disk.kind(file) !== "file") return false;
  return Buffer.compare(plainLines(disk.read(file)), text) === 0;
}

/** Of a ledger's text, the part from the line of one article to that of another, each with its end. */
function textsIn(text: Uint8Array): (from: number, to: number) => string {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
  let starts: readonly number[] | undefined;
  return (from, to) => {
    starts ??= startsOf(text);
    // The first line is none of an article, and the last may have no end.
    return `${bytes.toString("utf8", starts[from + 1], (starts[to + 1] ?? 0) - 1)}\n`;
  };
}

/** In lines: as many are taken from the file at once. */
const most = 64;
/** In characters: pieces of a text that are no longer than this and those lines. */
const longest = 1 << 16;

/** @param before whose lines stand in a file as they would be written */
function* piecesOf(ledger: Ledger, before?: Ledger): Generator<string> {
  const { lines } = ledger;
  const text = before && standings.get(before.lines);
  const textOf = text && textsIn(text);
  const isKept = (at: number) =>
    textOf !== undefined && lines[at] !== undefined && lines[at] === before?.lines[at];
  const order = isSorted(lines) ? undefined : [...lines.keys()].sort((a, b) => inOrder(lines[a], lines[b]));
  let piece = `${writeHead(ledger)}\n`;
  for (let count = 0; count < lines.length; count++) {
    const at = order?.[count] ?? count;
    const line = lines[at];
    if (line === undefined) continue;
    let next = at + 1;
    if (!isKept(at)) piece += `${writeLine(line)}\n`;
    else {
      while (order === undefined && isKept(next) && next < at + most) next++;
      piece += textOf?.(at, next) ?? "";
    }
    count += next - at - 1;
    if (piece.length < longest) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

const isSorted = (lines: readonly LedgerLine[]) =>
  lines.every((line, at) => at === 0 || inOrder(lines[at - 1], line) <= 0);

function inOrder(one: LedgerLine | undefined, other: LedgerLine | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one.path, other.path) || compare(one.id, other.id) || compare(one.first, other.first);
}

const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
