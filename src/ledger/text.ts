import { type Disk, wholeOf } from "../disk.ts";
import type { Ledger, LedgerLine } from "../model.ts";
import { writeHead, writeLine } from "./line.ts";
import { decoded, latin1, wholeLines } from "./lines.ts";

/**
 * By the ledger's lines: the text of the file that they were read from, which is what would be written of them. It is in
 * stretches of whole lines, one character a byte.
 */
const standings = new WeakMap<readonly LedgerLine[], readonly string[]>();

/**
 * Keeps how a ledger stands in its file, so that what does not change need not be written again.
 * @param texts with nothing in them but the first line and those of the articles in their order, each as it would be
 * written, and lines of nothing at the end
 */
export function keepStanding({ lines }: Ledger, texts: readonly string[]): void {
  if (isSorted(lines)) standings.set(lines, texts);
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
  let standing: Standing | undefined;
  return after.lines.every((line, at) => {
    if (line === before.lines[at]) return true;
    standing ??= standingOf(before);
    return `${writeLine(line)}\n` === decoded([...(standing?.(at, at + 1) ?? [])].join(""));
  });
}

/** Whether the file still holds the ledger that was read from it, byte for byte. */
export function isUntouched(disk: Disk, file: string, before: Ledger): boolean {
  const texts = standings.get(before.lines);
  if (texts === undefined || disk.kind(file) !== "file") return false;
  const bytesOf = latin1();
  let at = 0;
  for (const lines of wholeLines(disk.blocks(file))) {
    const text = texts[at++];
    if (text?.length !== lines.length || !lines.equals(bytesOf(text))) return false;
  }
  return at === texts.length;
}

/** Lines of a ledger's articles, as they stand in its file: from one to another, asked for in their order. */
type Standing = (from: number, to: number) => Iterable<string>;

function standingOf({ lines }: Ledger): Standing | undefined {
  const texts = standings.get(lines);
  if (texts === undefined) return undefined;
  let count = 0;
  const stretches = texts.map((text, at) => {
    // The first line is no article's.
    const starts = startsIn(text, at === 0 ? text.indexOf("\n") + 1 : 0);
    const first = count;
    count += starts.length - 1;
    return { text, starts, first };
  });
  let at = 0;
  return function* (from, to) {
    while (from >= (stretches[at + 1]?.first ?? Number.POSITIVE_INFINITY)) at++;
    for (let next = at; ; next++) {
      const { text = "", starts = [], first = to } = stretches[next] ?? {};
      if (first >= to) return;
      yield text.slice(starts[Math.max(from - first, 0)], starts[Math.min(to - first, starts.length - 1)]);
    }
  };
}

/** Where each line begins, and after the last. */
function startsIn(text: string, from: number): readonly number[] {
  const starts = [from];
  for (let at = text.indexOf("\n", from) + 1; at > 0; at = text.indexOf("\n", at) + 1) starts.push(at);
  return starts;
}

/** @param before whose lines stand in a file as they would be written */
function* piecesOf(ledger: Ledger, before?: Ledger): Generator<string | Uint8Array> {
  const standing = before && standingOf(before);
  const there = (standing && before?.lines) ?? [];
  const bytesOf = latin1();
  const lines = isSorted(ledger.lines, there) ? ledger.lines : ledger.lines.toSorted(inOrder);
  yield `${writeHead(ledger)}\n`;
  /** of `there`: the first line that may follow */
  let next = 0;
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && lines[end] === there[next + end - at]) end++;
    if (end > at) {
      for (const text of standing?.(next, next + end - at) ?? []) yield bytesOf(text);
      next += end - at;
      at = end;
      continue;
    }
    const line = lines[at++];
    if (line === undefined) continue;
    yield `${writeLine(line)}\n`;
    while (next < there.length && inOrder(there[next], line) <= 0) next++;
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
