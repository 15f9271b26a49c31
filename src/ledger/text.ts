import type { Disk } from "../disk.ts";
import type { Ledger, LedgerLine } from "../model.ts";
import { writeHead, writeLine } from "./line.ts";
import { linesOf } from "./lines.ts";

/** How a ledger stands in the file that it was read from. */
export interface Standing {
  /** in the order of the lines: each as it stands there, empty where it would be written otherwise */
  readonly texts: readonly string[];
  /** whether the file holds nothing but the first line and those texts, with nothing between them */
  readonly isWhole: boolean;
}

/** By the ledger's lines. */
const standings = new WeakMap<readonly LedgerLine[], Standing>();

/** Keeps how a ledger stands in its file, so that what does not change need not be written again to be compared. */
export function keepStanding({ lines }: Ledger, standing: Standing): void {
  // After a union merge two lines may have become one.
  if (lines.length === standing.texts.length) standings.set(lines, standing);
}

/** The ledger as its file holds it: the same ledger makes the same bytes. */
export function writeLedger(ledger: Ledger): string {
  return [...piecesOf(ledger, standings.get(ledger.lines)?.texts)].join("");
}

/**
 * The text that the ledger's file must be given after a build, made as it is asked for; `undefined` when the file says
 * that already.
 * @param before as it was read from that file; absent where there is none that can be read
 */
export function changedText(before: Ledger | undefined, after: Ledger): Iterable<string> | undefined {
  const standing = before && standings.get(before.lines);
  if (before === undefined || standing === undefined) return laterText(after, []);
  const old = standing.texts;
  const isSame =
    standing.isWhole &&
    old.length === after.lines.length &&
    isSorted(before.lines) &&
    writeHead(before) === writeHead(after) &&
    after.lines.every((line, at) => line === before.lines[at] || writeLine(line) === old[at]);
  if (isSame) return undefined;
  return laterText(
    after,
    after.lines.map((line, at) => (line === before.lines[at] && old[at]) || ""),
  );
}

const laterText = (ledger: Ledger, texts: readonly string[]): Iterable<string> => ({
  [Symbol.iterator]: () => piecesOf(ledger, texts),
});

/** Whether the file still holds the ledger that was read from it, byte for byte but for the ends of lines. */
export function isUntouched(disk: Disk, file: string, before: Ledger): boolean {
  const standing = standings.get(before.lines);
  if (!standing?.isWhole || disk.kind(file) !== "file") return false;
  const expected = [writeHead(before), ...standing.texts];
  let at = 0;
  for (const text of linesOf(disk.read(file))) if (text !== (expected[at++] ?? "")) return false;
  return at >= expected.length;
}

/** In characters: pieces of a text that are no longer than this and a line. */
const piece = 1 << 16;

/** @param texts of the lines where they are known, empty where not */
function* piecesOf(ledger: Ledger, texts: readonly string[] = []): Generator<string> {
  const { lines } = ledger;
  const order = isSorted(lines) ? undefined : [...lines.keys()].sort((a, b) => inOrder(lines[a], lines[b]));
  let text = `${writeHead(ledger)}\n`;
  for (let count = 0; count < lines.length; count++) {
    const at = order?.[count] ?? count;
    const line = lines[at];
    if (line !== undefined) text += `${texts[at] || writeLine(line)}\n`;
    if (text.length < piece) continue;
    yield text;
    text = "";
  }
  yield text;
}

const isSorted = (lines: readonly LedgerLine[]) =>
  lines.every((line, at) => at === 0 || inOrder(lines[at - 1], line) <= 0);

function inOrder(one: LedgerLine | undefined, other: LedgerLine | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one.path, other.path) || compare(one.id, other.id) || compare(one.first, other.first);
}

const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
