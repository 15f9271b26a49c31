import type { Config, Entry, EntryId, Ledger, LedgerLine } from "../model.ts";
import { type Values, valueMaker, valuesOf } from "./membership.ts";

/** What was published: the entries that may be seen, and the ledger, which knows of more. */
export interface Publication {
  readonly entries: readonly Entry[];
  readonly ledger: Ledger;
}

export interface Known {
  readonly entry: Entry;
  readonly values: Values;
}

/** What there is to make feeds of. */
export interface Stock {
  readonly known: readonly Known[];
  /** newest first */
  readonly lines: readonly LedgerLine[];
  /** those that are or were in a feed, by its name */
  readonly linesIn: ReadonlyMap<string, readonly LedgerLine[]>;
  readonly lineOf: ReadonlyMap<EntryId, LedgerLine>;
  readonly rankOf: ReadonlyMap<LedgerLine, number>;
  /** names of feeds that were ever written */
  readonly written: ReadonlySet<string>;
}

/** @param lines of the ledger, newest first */
export function stockOf(
  { entries, ledger }: Publication,
  lines: readonly LedgerLine[],
  config: Config,
): Stock {
  const linesIn = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    for (const name of line.in?.keys() ?? []) {
      const inside = linesIn.get(name);
      if (inside === undefined) linesIn.set(name, [line]);
      else inside.push(line);
    }
  }
  const oneValue = valueMaker();
  return {
    known: entries.map((entry) => ({
      entry,
      values: valuesOf(entry.article.details, entry.published, config, oneValue),
    })),
    lines,
    linesIn,
    lineOf: new Map(lines.map((line) => [line.id, line])),
    rankOf: new Map(lines.map((line, at) => [line, at])),
    written: new Set(ledger.feeds.keys()),
  };
}

/** The lines that count in a feed, newest first. */
export function counted(
  name: string,
  members: ReadonlySet<EntryId>,
  { linesIn, lineOf, rankOf }: Stock,
): LedgerLine[] {
  const now = [...members].flatMap((id) => lineOf.get(id) ?? []);
  const rank = (line: LedgerLine) => rankOf.get(line) ?? 0;
  return [...new Set([...now, ...(linesIn.get(name) ?? [])])].sort((a, b) => rank(a) - rank(b));
}
