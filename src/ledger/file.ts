import { createHash } from "node:crypto";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { type Ledger, type LedgerLine, ledgerFile } from "../model.ts";
import { KeptLines } from "./kept.ts";
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
    const kept = disk.memory?.kept();
    return readText(() => disk.blocks(file), file, atHand, kept && new KeptLines(kept));
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
  kept?: KeptLines,
): Outcome<Ledger | undefined> {
  const found: Diagnostic[] = [];
  const heads: Numbered<Head>[] = [];
  const lines: LedgerLine[] = [];
  /** where they stand in the file */
  const numbers: number[] = [];
  /** the first of those at hand that may be what the next line is about */
  let next = 0;
  const atHandAt = (path: string) => {
    while ((atHand[next]?.path ?? path) < path) next++;
    return atHand[next]?.path === path ? atHand[next++] : undefined;
  };
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
        // Of what was kept the whole file was as it would be written.
        isWhole &&= kept !== undefined || isOwn(raw, object, line);
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
  const readAll = (some: Buffer) => {
    for (const raw of textOf(some, at === 0)
      .slice(0, -1)
      .split("\n"))
      readOne(raw);
  };
  const readRest = (some: Buffer, kept: KeptLines) => {
    const bytes = some.toString("latin1");
    for (let from = 0, end = 0; from < bytes.length; from = end) {
      end = bytes.indexOf("\n", from) + 1 || bytes.length;
      const article = atHand[next];
      // The first line is no article's.
      const line = article && kept.line(at - 1, bytes, from, article);
      if (line === undefined) readAll(some.subarray(from, end));
      else {
        next++;
        at++;
        lines.push(line);
        numbers.push(at);
      }
    }
  };
  const sum = createHash("sha256");
  let isPlain = true;
  for (const whole of wholeLines(blocks())) {
    sum.update(whole);
    isPlain &&= isEndedPlainly(whole);
    if (kept === undefined) readAll(whole);
    else readRest(whole, kept);
  }
  const digest = sum.digest("hex");
  // What is known is of another file: nothing that was read with it counts.
  if (kept !== undefined && kept.digest !== digest) return readText(blocks, file, atHand);
  if (lines.length > 0 && heads.length === 0 && found.length === 0) {
    const reason = "no line says the version and the feeds";
    found.push(diagnose("ledger-line", { reason }, placeOf(1)));
  }
  const value = united(heads, lines, numbers, placeOf, found);
  if (found.length > 0) return { value: undefined, diagnostics: found };
  const last = numbers.at(-1) ?? 1;
  // After a union merge two lines may have become one.
  const isOneToOne = value.lines.length === lines.length && last === lines.length + 1;
  if (isWhole && heads.length === 1 && isOneToOne) keepStanding(value, { blocks, digest, isPlain });
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

const isObject = (written: unknown): written is Readonly<Record<string, unknown>> =>
  typeof written === "object" && written !== null && !Array.isArray(written);

/**
 * The text that the ledger's file must be given; `undefined` when it says that already, be it with other line ends.
 * @throws the system's error when the file cannot be read
 */
export function ledgerChange(disk: Disk, articles: string, ledger: Ledger): Pieces | undefined {
  return changedText(readLedger(disk, articles).value, ledger);
}
