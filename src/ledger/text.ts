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
  const texts = standings.get(ledger.lines)?.texts ?? [];
  return joined(
    ledger,
    ledger.lines.map((line, at) => texts[at] || writeLine(line)),
  );
}

/**
 * The text that the ledger's file must be given after a build; `undefined` when it says that already.
 * @param before as it was read from that file; absent where there is none that can be read
 */
export function changedText(before: Ledger | undefined, after: Ledger): string | undefined {
  const standing = before && standings.get(before.lines);
  if (before === undefined || standing === undefined) return writeLedger(after);
  const old = standing.texts;
  const texts = after.lines.map((line, at) => (line === before.lines[at] && old[at]) || writeLine(line));
  const isSame =
    standing.isWhole &&
    old.length === texts.length &&
    isSorted(before.lines) &&
    writeHead(before) === writeHead(after) &&
    texts.every((text, at) => text === old[at]);
  return isSame ? undefined : joined(after, texts);
}

/** Whether the file still holds the ledger that was read from it, byte for byte but for the ends of lines. */
export function isUntouched(disk: Disk, file: string, before: Ledger): boolean {
  const standing = standings.get(before.lines);
  if (!standing?.isWhole || disk.kind(file) !== "file") return false;
  const expected = [writeHead(before), ...standing.texts];
  let at = 0;
  for (const text of linesOf(disk.read(file))) if (text !== (expected[at++] ?? "")) return false;
  return at >= expected.length;
}

/** @param texts of the lines, in their order */
function joined(ledger: Ledger, texts: readonly string[]): string {
  const { lines } = ledger;
  if (isSorted(lines)) return `${writeHead(ledger)}\n${texts.join("\n")}${texts.length > 0 ? "\n" : ""}`;
  const order = [...lines.keys()].sort((a, b) => inOrder(lines[a], lines[b]));
  return joined(
    { ...ledger, lines: order.flatMap((at) => lines[at] ?? []) },
    order.map((at) => texts[at] ?? ""),
  );
}

const isSorted = (lines: readonly LedgerLine[]) =>
  lines.every((line, at) => at === 0 || inOrder(lines[at - 1], line) <= 0);

function inOrder(one: LedgerLine | undefined, other: LedgerLine | undefined): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one.path, other.path) || compare(one.id, other.id) || compare(one.first, other.first);
}

const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);
