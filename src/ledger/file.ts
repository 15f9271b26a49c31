import { createHash } from "node:crypto";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { isObject, type Ledger, type LedgerLine, ledgerFile } from "../model.ts";
import { along } from "./along.ts";
import { type AtHand, type Head, isOwn, readHead, readLine, Unread, version, writeHead } from "./line.ts";
import { isEndedPlainly, textOf, wholeLines } from "./lines.ts";
import { changedText, keepStanding, type Pieces } from "./text.ts";
import { type Numbered, united } from "./unite.ts";

export { writeLedger } from "./text.ts";

/** Where the ledger of an articles folder lies. */
export function ledgerPath(articles: string): string {
  return `${articles}/${ledgerFile}`;
}

/**
 * The ledger of an articles folder; an empty one where there is none, and none where it cannot be trusted.
 * @param atHand in the order of their paths
 */
export function readLedger(
  disk: Disk,
  articles: string,
  atHand: readonly AtHand[] = [],
): Outcome<Ledger | undefined> {
  const file = ledgerPath(articles);
  const place = { file, line: 1, column: 1 };
  if (disk.kind(file) === undefined) return { value: { feeds: new Map(), lines: [] }, diagnostics: [] };
  try {
    return readText(() => disk.blocks(file), file, atHand);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const reason = reasonOf(error);
    return { value: undefined, diagnostics: [diagnose("ledger-unreadable", { reason }, place)] };
  }
}

/**
 * The ledger that `text` says, its lines in any order, as after a union merge.
 * @param file as diagnostics name it
 */
export function parseLedger(text: string, file: string): Outcome<Ledger | undefined> {
  const bytes = new TextEncoder().encode(text);
  return readText(() => [bytes], file, []);
}

const conflict = /^(<{7}|\|{7}|={7}|>{7})(\s|$)/;

function readText(
  blocks: () => Iterable<Uint8Array>,
  file: string,
  atHand: readonly AtHand[],
): Outcome<Ledger | undefined> {
  const found: Diagnostic[] = [];
  const heads: Numbered<Head>[] = [];
  const lines: LedgerLine[] = [];
  /** where they stand in the file */
  const numbers: number[] = [];
  const atHandAt = along(atHand, ({ path }) => path);
  const placeOf = (line: number) => ({ file, line, column: 1 });
  let isWhole = true;
  let at = 0;
  const readOne = (raw: string) => {
    at++;
    if (raw.trim() === "") {
      isWhole &&= raw === "";
      return;
    }
    try {
      const object = objectIn(raw);
      if (!Object.hasOwn(object, "version")) {
        const line = readLine(object, typeof object.path === "string" ? atHandAt(object.path) : undefined);
        lines.push(line);
        numbers.push(at);
        isWhole &&= isOwn(raw, object, line);
      } else if (isNewer(object.version))
        found.push(diagnose("ledger-newer", { version: String(object.version) }, placeOf(at)));
      else {
        const value = readHead(object);
        heads.push({ value, at });
        isWhole &&= at === 1 && raw === writeHead(value);
      }
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      found.push(
        conflict.test(raw)
          ? diagnose("ledger-conflict", { mark: raw.slice(0, 7) }, placeOf(at))
          : diagnose("ledger-line", { reason: error.message }, placeOf(at)),
      );
    }
  };
  const sum = createHash("sha256");
  let isPlain = true;
  for (const whole of wholeLines(blocks())) {
    sum.update(whole);
    const text = textOf(whole, at === 0);
    isPlain &&= isEndedPlainly(whole);
    for (const raw of text.slice(0, -1).split("\n")) readOne(raw);
  }
  if (lines.length > 0 && heads.length === 0 && found.length === 0) {
    const reason = "no line says the version and the feeds";
    found.push(diagnose("ledger-line", { reason }, placeOf(1)));
  }
  const value = united(heads, lines, numbers, placeOf, found);
  if (found.length > 0) return { value: undefined, diagnostics: found };
  const last = numbers.at(-1) ?? 1;
  // After a union merge two lines may have become one.
  const isOneToOne = value.lines.length === lines.length && last === lines.length + 1;
  if (isWhole && heads.length === 1 && isOneToOne)
    keepStanding(value, { blocks, digest: sum.digest("hex"), isPlain });
  return { value, diagnostics: [] };
}

const isNewer = (written: unknown) => typeof written !== "number" || written > version;

function objectIn(raw: string): Readonly<Record<string, unknown>> {
  let written: unknown;
  try {
    written = JSON.parse(raw);
  } catch {
    throw new Unread("it is not JSON");
  }
  if (!isObject(written)) throw new Unread("it is not a JSON object");
  return written;
}

/**
 * The text that the ledger's file must be given; `undefined` when it says that already, be it with other line ends.
 * @throws the system's error when the file cannot be read
 */
export function ledgerChange(disk: Disk, articles: string, ledger: Ledger): Pieces | undefined {
  return changedText(readLedger(disk, articles).value, ledger);
}
