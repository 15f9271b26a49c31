import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { languageTag } from "../markup/language.ts";
import { nearest } from "../markup/nearest.ts";
import { shortDigest, slug } from "../markup/slug.ts";
import { plainText } from "../markup/text.ts";
import {
  type Condition,
  type Config,
  type Entry,
  type EntryId,
  type FeedPlan,
  type LanguageTag,
  type Ledger,
  type LedgerLine,
  mainFeed,
  type PlainText,
  type SliceKind,
} from "../model.ts";
import { holds, type Value, type Values, valuesOf } from "./membership.ts";
import { byAge } from "./window.ts";

/** What was published: the entries that may be seen, and the ledger, which knows of more. */
export interface Publication {
  readonly entries: readonly Entry[];
  readonly ledger: Ledger;
}

/** A feed that is to be: what it is about, and what is in it. */
export interface Slice {
  /** by which the ledger knows it, and the folder in which it lies */
  readonly name: string;
  readonly plan: FeedPlan;
  readonly value: PlainText;
  /** where all its articles are in one */
  readonly language?: LanguageTag;
  /** entries that may be shown in it */
  readonly members: ReadonlySet<EntryId>;
  /** the lines that count in it, newest first: those of its members, and of all that ever were */
  readonly counted: readonly LedgerLine[];
}

interface Known {
  readonly entry: Entry;
  readonly values: Values;
}

/** What there is to make feeds of. */
interface Stock {
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

/** The feeds that have an entry or ever had one; the main one first, those of a kind by their names. */
export function slicesOf(publication: Publication, config: Config, found: Diagnostic[]): Slice[] {
  const stock = stockOf(publication, config);
  return config.feeds.flatMap((plan) => {
    if (plan.name === mainFeed) {
      const members = new Set(stock.known.map(({ entry }) => entry.id));
      return {
        name: mainFeed,
        plan,
        value: config.title,
        members,
        counted: stock.lines,
      };
    }
    if (plan.each !== undefined) return slicesOfKind(plan, plan.each, stock, found);
    return namedSlice(plan, stock, found);
  });
}

function stockOf({ entries, ledger }: Publication, config: Config): Stock {
  const lines = byAge(ledger.lines);
  const linesIn = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    for (const name of line.in?.keys() ?? []) {
      const inside = linesIn.get(name);
      if (inside === undefined) linesIn.set(name, [line]);
      else inside.push(line);
    }
  }
  return {
    known: entries.map((entry) => ({
      entry,
      values: valuesOf(entry, entry.published, config),
    })),
    lines,
    linesIn,
    lineOf: new Map(lines.map((line) => [line.id, line])),
    rankOf: new Map(lines.map((line, at) => [line, at])),
    written: new Set(ledger.feeds.keys()),
  };
}

function counted(
  name: string,
  members: ReadonlySet<EntryId>,
  { linesIn, lineOf, rankOf }: Stock,
): LedgerLine[] {
  const now = [...members].flatMap((id) => lineOf.get(id) ?? []);
  const rank = (line: LedgerLine) => rankOf.get(line) ?? 0;
  return [...new Set([...now, ...(linesIn.get(name) ?? [])])].sort((a, b) => rank(a) - rank(b));
}

function namedSlice(plan: FeedPlan, stock: Stock, found: Diagnostic[]): Slice[] {
  const { name, where, expression = "", called = plainText(name), place } = plan;
  const inside = stock.known.filter(({ values }) => where === undefined || holds(where, values));
  if (inside.length === 0) {
    const facts = {
      name: called,
      where: expression,
      nearest: where && meantBy(where, stock.known),
    };
    found.push(diagnose("feed-empty", facts, place));
    if (!stock.written.has(name)) return [];
  }
  const members = new Set(inside.map(({ entry }) => entry.id));
  const language = where && "is" in where && where.is === "language" ? languageTag(where.value) : undefined;
  return [
    {
      name,
      plan,
      value: called,
      members,
      counted: counted(name, members, stock),
      ...(language && { language }),
    },
  ];
}

/** The value that was most likely meant by one that no article has. */
function meantBy(where: Condition, known: readonly Known[]): string | undefined {
  if ("not" in where) return meantBy(where.not, known);
  if ("all" in where || "any" in where) {
    const parts = "all" in where ? where.all : where.any;
    return parts.map((part) => meantBy(part, known)).find((meant) => meant !== undefined);
  }
  const { is, value } = where;
  const names = new Map(known.flatMap(({ values }) => values[is].map(({ key, name }) => [key, name])));
  if (names.has(value)) return undefined;
  const near = nearest(value, [...names.keys()].sort(), 2);
  const name = near === undefined ? undefined : names.get(near);
  return name && `${is}:${/[\s()]/.test(name) ? JSON.stringify(name) : name}`;
}

/** What articles have in common, under however many spellings. */
interface Group {
  readonly key: string;
  /** how often each is written */
  readonly spellings: Map<PlainText, number>;
  readonly entries: Entry[];
}

function slicesOfKind(plan: FeedPlan, each: SliceKind, stock: Stock, found: Diagnostic[]): Slice[] {
  const groups = grouped(stock.known, each, plan.where);
  const names = namesOf(groups, plan.name, stock, found);
  const slices = groups.map((group): Slice => {
    const name = names.get(group.key) ?? "";
    const value = usualSpelling(group);
    if (group.spellings.size > 1) {
      const facts = {
        kind: each,
        spellings: [...group.spellings.keys()].sort(),
      };
      found.push(diagnose("slice-spellings", facts, plan.place));
    }
    const members = new Set(group.entries.map(({ id }) => id));
    const language = each === "language" ? languageTag(value) : undefined;
    return {
      name,
      plan,
      value,
      members,
      counted: counted(name, members, stock),
      ...(language && { language }),
    };
  });
  const made = new Set(slices.map(({ name }) => name));
  for (const name of stock.written) {
    if (!name.startsWith(`${plan.name}/`) || made.has(name)) continue;
    const value = plainText(name.slice(plan.name.length + 1).replaceAll("-", " "));
    slices.push({
      name,
      plan,
      value,
      members: new Set(),
      counted: stock.linesIn.get(name) ?? [],
    });
  }
  return slices.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The entries by what they have of a kind. */
function grouped(known: readonly Known[], each: SliceKind, where: Condition | undefined): Group[] {
  const groups = new Map<string, Group>();
  for (const { entry, values } of known) {
    if (where !== undefined && !holds(where, values)) continue;
    for (const { key, name } of once(values[each])) {
      const group = groups.get(key) ?? {
        key,
        spellings: new Map<PlainText, number>(),
        entries: [],
      };
      groups.set(key, group);
      group.entries.push(entry);
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
    }
  }
  return [...groups.values()];
}

const once = (values: readonly Value[]) => new Map(values.map((value) => [value.key, value])).values();

/** The spelling that most articles have; of two as frequent, the first by its letters. */
function usualSpelling({ key, spellings }: Group): PlainText {
  const [[usual] = []] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return usual ?? plainText(key);
}

/**
 * The name of each group's feed. Of several with one name, that one keeps it which has it by the ledger, or whose first
 * article was published first.
 */
function namesOf(
  groups: readonly Group[],
  folder: string,
  { lineOf }: Stock,
  found: Diagnostic[],
): Map<string, string> {
  const names = new Map<string, string>();
  const holders = new Map<string, Group>();
  const byRight = groups
    .map((group) => {
      const own = `${folder}/${slug(group.key)}`;
      const since = group.entries.map(({ id }) => lineOf.get(id)?.in?.get(own) ?? Number.MAX_SAFE_INTEGER);
      const first = Math.min(...group.entries.map((entry) => entry.first));
      return { group, own, since: Math.min(...since), first };
    })
    .sort((a, b) => a.since - b.since || a.first - b.first || (a.group.key < b.group.key ? -1 : 1));
  for (const { group, own } of byRight) {
    const holder = holders.get(own);
    const name = holder === undefined ? own : `${own}-${shortDigest(group.key)}`;
    names.set(group.key, name);
    if (holder === undefined) {
      holders.set(own, group);
      continue;
    }
    const facts = {
      value: usualSpelling(group),
      other: usualSpelling(holder),
      folder: name,
    };
    found.push(diagnose("slice-name-shared", facts));
  }
  return names;
}
