import { type Diagnostic, diagnose } from "../diagnostic.ts";
import {
  type Age,
  compareAge,
  type EntryId,
  instant,
  type Ledger,
  type LedgerLine,
  type Place,
} from "../model.ts";
import { areDistinct } from "./distinct.ts";
import type { Head } from "./line.ts";

/** Something that stands on a line of the ledger's file. */
export interface Numbered<Value> {
  readonly value: Value;
  /** of the line, from 1 */
  readonly at: number;
}

/**
 * One ledger of all lines, of which two may be about one article after both sides of a merge were kept.
 * What they cannot both be right about is reported.
 * @param numbers of the lines, from 1
 */
export function united(
  heads: readonly Numbered<Head>[],
  lines: readonly LedgerLine[],
  numbers: readonly number[],
  placeOf: (at: number) => Place,
  found: Diagnostic[],
): Ledger {
  // As when nobody merged.
  const isEachAlone = areDistinct(lines, ({ id }) => id);
  if (isEachAlone && isEachAtItsPath(lines)) return { ...unitedHeads(heads, placeOf, found), lines };
  const numbered = lines.map((value, at) => ({ value, at: numbers[at] ?? 1 }));
  const joinedLines = isEachAlone ? numbered : joinedById(numbered);
  reportIds(joinedLines, placeOf, found);
  return {
    ...unitedHeads(heads, placeOf, found),
    lines: joinedLines.map(({ value }) => value),
  };
}

/** Whether the lines are in the order of their paths, none twice. */
const isEachAtItsPath = (lines: readonly LedgerLine[]) =>
  lines.every(({ path }, at) => (lines[at - 1]?.path ?? "") < path);

function joinedById(lines: readonly Numbered<LedgerLine>[]): Numbered<LedgerLine>[] {
  const byId = new Map<EntryId, Numbered<LedgerLine>>();
  for (const { value, at } of lines) {
    const before = byId.get(value.id);
    byId.set(
      value.id,
      before === undefined ? { value, at } : { value: joined(before.value, value), at: before.at },
    );
  }
  return [...byId.values()];
}

/** Two lines in the feeds that are about one article under two ids. */
function reportIds(
  lines: readonly Numbered<LedgerLine>[],
  placeOf: (at: number) => Place,
  found: Diagnostic[],
): void {
  const byPath = new Map<string, Numbered<LedgerLine>>();
  for (const one of lines) {
    if (one.value.gone !== undefined) continue;
    const { path, id } = one.value;
    const before = byPath.get(path);
    if (before === undefined) byPath.set(path, one);
    else if (isSame(before.value, one.value)) {
      const related = [{ message: `here it is \`${before.value.id}\``, place: placeOf(before.at) }];
      found.push(diagnose("ledger-ids", { path, id }, placeOf(one.at), related));
    }
  }
}

/**
 * Whether two lines of one path are about one article. Others may share a path for a while: that of an article which
 * moved away and is not found yet, and of the one that took its place.
 */
export function isSame(one: LedgerLine, other: LedgerLine): boolean {
  return one.path === other.path && (one.title === other.title || one.digest === other.digest);
}

/** What both sides know of one article: it was first published when the earlier says, and is now what the later says. */
function joined(one: LedgerLine, other: LedgerLine): LedgerLine {
  const isLater =
    other.updated - one.updated || Number(other.path > one.path) - Number(other.path < one.path) || 0;
  const [later, earlier] = isLater > 0 ? [other, one] : [one, other];
  const first = instant(Math.min(one.first, other.first));
  return {
    ...earlier,
    ...later,
    first,
    ...(one.in || other.in ? { in: least(one.in, other.in) } : {}),
    ...(one.archived || other.archived ? { archived: least(one.archived, other.archived) } : {}),
    ...(later.more || earlier.more ? { more: { ...earlier.more, ...later.more } } : {}),
  };
}

/** Since when it is in each feed, or in which place of its archive: of two, the earlier. */
function least<Position extends number>(
  one: ReadonlyMap<string, Position> = new Map(),
  other: ReadonlyMap<string, Position> = new Map(),
): ReadonlyMap<string, Position> {
  const all = new Map(one);
  for (const [name, at] of other) {
    const before = all.get(name);
    if (before === undefined || at < before) all.set(name, at);
  }
  return all;
}

function unitedHeads(
  heads: readonly Numbered<Head>[],
  placeOf: (at: number) => Place,
  found: Diagnostic[],
): Head {
  const feeds = new Map<string, EntryId>();
  const closed = new Map<string, Age>();
  let more: Ledger["more"];
  for (const { value, at } of heads) {
    if (value.more !== undefined) more = { ...more, ...value.more };
    for (const [name, age] of value.closed ?? []) {
      const before = closed.get(name);
      if (before === undefined || compareAge(age, before) < 0) closed.set(name, age);
    }
    for (const [name, id] of value.feeds) {
      const before = feeds.get(name);
      if (before !== undefined && before !== id)
        found.push(diagnose("ledger-ids", { path: `the feed ${name}`, id }, placeOf(at)));
      feeds.set(name, before ?? id);
    }
  }
  return { feeds, ...(closed.size > 0 && { closed }), ...(more && { more }) };
}
