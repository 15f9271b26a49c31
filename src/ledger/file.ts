import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { type Ledger, ledgerFile } from "../model.ts";
import { type Head, readHead, readLine, Unread, version, writeHead, writeLine } from "./line.ts";
import { type Numbered, united } from "./unite.ts";

/** Where the ledger of an articles folder lies. */
export function ledgerPath(articles: string): string {
  return `${articles}/${ledgerFile}`;
}

/** The ledger of an articles folder; an empty one where there is none, and none where it cannot be trusted. */
export function readLedger(disk: Disk, articles: string): Outcome<Ledger | undefined> {
  const file = ledgerPath(articles);
  const place = { file, line: 1, column: 1 };
  if (disk.kind(file) === undefined) return { value: { feeds: new Map(), lines: [] }, diagnostics: [] };
  try {
    return parseLedger(new TextDecoder().decode(disk.read(file)), file);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const reason = reasonOf(error);
    return { value: undefined, diagnostics: [diagnose("ledger-unreadable", { reason }, place)] };
  }
}

const conflict = /^(<{7}|\|{7}|={7}|>{7})(\s|$)/;

/**
 * The ledger that `text` says, its lines in any order, as after a union merge.
 * @param file as diagnostics name it
 */
export function parseLedger(text: string, file: string): Outcome<Ledger | undefined> {
  const found: Diagnostic[] = [];
  const heads: Numbered<Head>[] = [];
  const lines: Numbered<Ledger["lines"][number]>[] = [];
  for (const [at, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .entries()) {
    const place = { file, line: at + 1, column: 1 };
    if (raw.trim() === "") continue;
    if (conflict.test(raw)) {
      found.push(diagnose("ledger-conflict", { mark: raw.slice(0, 7) }, place));
      continue;
    }
    try {
      const written = objectIn(raw);
      if (!Object.hasOwn(written, "version")) lines.push({ value: readLine(written), place });
      else if (isNewer(written.version))
        found.push(diagnose("ledger-newer", { version: String(written.version) }, place));
      else heads.push({ value: readHead(written), place });
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      found.push(diagnose("ledger-line", { reason: error.message }, place));
    }
  }
  if (lines.length > 0 && heads.length === 0 && found.length === 0) {
    const reason = "no line says the version and the feeds";
    found.push(diagnose("ledger-line", { reason }, { file, line: 1, column: 1 }));
  }
  const value = united(heads, lines, found);
  return { value: found.length > 0 ? undefined : value, diagnostics: found };
}

const isNewer = (written: unknown) => typeof written !== "number" || written > version;

function objectIn(raw: string): Readonly<Record<string, unknown>> {
  let written: unknown;
  try {
    written = JSON.parse(raw);
  } catch {
    throw new Unread("it is not JSON");
  }
  if (typeof written !== "object" || written === null || Array.isArray(written))
    throw new Unread("it is not a JSON object");
  return { ...written };
}

/** The ledger as its file holds it: the same ledger makes the same bytes. */
export function writeLedger(ledger: Ledger): string {
  const lines = ledger.lines.toSorted(
    (a, b) => compare(a.path, b.path) || compare(a.id, b.id) || compare(a.first, b.first),
  );
  return `${[writeHead(ledger), ...lines.map(writeLine)].join("\n")}\n`;
}

const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text that the ledger's file must be given; `undefined` when it says that already, be it with other line ends.
 * @throws the system's error when the file cannot be read
 */
export function ledgerChange(disk: Disk, articles: string, ledger: Ledger): string | undefined {
  const file = ledgerPath(articles);
  const text = writeLedger(ledger);
  if (disk.kind(file) !== "file") return text;
  const before = new TextDecoder().decode(disk.read(file)).replace(/\r\n?/g, "\n").replace(/\n*$/, "\n");
  return before === text ? undefined : text;
}
