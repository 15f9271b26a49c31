import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { languageTag } from "../markup/language.ts";
import { nearest } from "../markup/nearest.ts";
import { shortDigest, slug } from "../markup/slug.ts";
import { comparable, plainText } from "../markup/text.ts";
import {
  type Article,
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
import { holds, type Value, type Values, valuesOf, yearOf } from "./membership.ts";
import { byAge, type Counted } from "./window.ts";

/** What was published: the entries that may be seen, and the ledger, which knows of more. */
export interface Publication {
  readonly entries: readonly Entry[];
  /** articles that were published and are not to be seen now, by the ids of their lines */
  readonly unseen: ReadonlyMap<EntryId, Article>;
  readonly ledger: Ledger;
}

/** A feed that is to be: what it is about, and the lines that count in it, newest first. */
export interface Slice {
  /** by which the ledger knows it, and the folder in which it lies */
  readonly name: string;
  readonly plan: FeedPlan;
  readonly value: PlainText;
  /** where all its articles are in one */
  readonly language?: LanguageTag;
  readonly counted: readonly Counted[];
}

/** A line, and what is known of its article. */
interface Known {
  readonly line: LedgerLine;
  readonly values: Values;
  readonly seen: boolean;
}

/** The feeds that have an entry or ever had one; the main one first, those of a kind by their names. */
export function slicesOf(publication: Publication, config: Config, found: Diagnostic[]): Slice[] {
  const { ledger } = publication;
  const known = knownLines(publication, config);
  return config.feeds.flatMap((plan) => {
    if (plan.name === mainFeed) {
      const counted = known.map(({ line }) => ({ line, certain: true }));
      return { name: mainFeed, plan, value: config.title, counted };
    }
    if (plan.each !== undefined) return slicesOfKind(plan, plan.each, known, ledger, found);
    return namedSlice(plan, known, ledger, found);
  });
}

function knownLines({ entries, unseen, ledger }: Publication, config: Config): Known[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return byAge(ledger.lines).map((line) => {
    const article = byId.get(line.id) ?? unseen.get(line.id);
    const published = byId.get(line.id)?.published ?? line.published;
    const values = article === undefined ? yearOf(published, config) : valuesOf(article, published, config);
    return { line, values, seen: byId.has(line.id) };
  });
}

const holdsAll = (where: Condition | undefined, values: Values) =>
  where === undefined ? true : holds(where, values);

function namedSlice(
  plan: FeedPlan,
  known: readonly Known[],
  { feeds }: Ledger,
  found: Diagnostic[],
): Slice[] {
  const { name, where, expression = "", called = plainText(name), place } = plan;
  const members = known.map((one) => ({ ...one, certain: holdsAll(where, one.values) }));
  const counted = members.flatMap(({ line, certain }) =>
    certain === false ? [] : [{ line, certain: certain === true }],
  );
  const isEmpty = !members.some(({ seen, certain }) => seen && certain);
  if (isEmpty) {
    const facts = { name: called, where: expression, nearest: where && meantBy(where, known) };
    found.push(diagnose("feed-empty", facts, place));
    if (!feeds.has(name)) return [];
  }
  const language = where && "is" in where && where.is === "language" ? languageTag(where.value) : undefined;
  return [{ name, plan, value: called, counted, ...(language && { language }) }];
}

/** The value that was most likely meant by one that no article has. */
function meantBy(where: Condition, known: readonly Known[]): string | undefined {
  if ("not" in where) return meantBy(where.not, known);
  if ("all" in where || "any" in where) {
    const parts = "all" in where ? where.all : where.any;
    return parts.map((part) => meantBy(part, known)).find((meant) => meant !== undefined);
  }
  const { is, value } = where;
  const names = new Map(
    known.flatMap(({ values }) => (values[is] ?? []).map(({ key, name }) => [key, name])),
  );
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
  readonly counted: Counted[];
  seen: boolean;
}

function slicesOfKind(
  plan: FeedPlan,
  each: SliceKind,
  known: readonly Known[],
  { feeds }: Ledger,
  found: Diagnostic[],
): Slice[] {
  const { groups, open } = grouped(known, each, plan.where);
  const names = namesOf(groups, plan.name, found);
  const rank = new Map(known.map(({ line }, at) => [line, at]));
  const inOrder = (counted: readonly Counted[]) =>
    [...counted, ...open].sort((a, b) => (rank.get(a.line) ?? 0) - (rank.get(b.line) ?? 0));
  const slices = groups.flatMap((group): Slice[] => {
    const name = names.get(group.key) ?? "";
    if (!group.seen && !feeds.has(name)) return [];
    const value = usualSpelling(group);
    if (group.spellings.size > 1) {
      const facts = { kind: each, spellings: [...group.spellings.keys()].sort() };
      found.push(diagnose("slice-spellings", facts, plan.place));
    }
    const language = each === "language" ? languageTag(value) : undefined;
    return [{ name, plan, value, counted: inOrder(group.counted), ...(language && { language }) }];
  });
  const made = new Set(slices.map(({ name }) => name));
  const empty = [...feeds.keys()].filter((name) => name.startsWith(`${plan.name}/`) && !made.has(name));
  for (const name of empty) {
    const value = plainText(name.slice(plan.name.length + 1).replaceAll("-", " "));
    slices.push({ name, plan, value, counted: open });
  }
  return slices.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The lines by what their articles have of a kind, and those of which nobody can tell. */
function grouped(known: readonly Known[], each: SliceKind, where: Condition | undefined) {
  const groups = new Map<string, Group>();
  const open: Counted[] = [];
  for (const { line, values, seen } of known) {
    const included = holdsAll(where, values);
    if (included === false) continue;
    const found = values[each];
    if (found === undefined) open.push({ line, certain: false });
    for (const { key, name } of once(found ?? [])) {
      const group = groups.get(key) ?? {
        key,
        spellings: new Map<PlainText, number>(),
        counted: [],
        seen: false,
      };
      groups.set(key, group);
      group.counted.push({ line, certain: included === true });
      if (!seen) continue;
      group.seen = true;
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
    }
  }
  return { groups: [...groups.values()], open };
}

const once = (values: readonly Value[]) => new Map(values.map((value) => [value.key, value])).values();

/** The spelling that most articles have; of two as frequent, the first by its letters. */
function usualSpelling({ key, spellings }: Group): PlainText {
  const [[usual] = []] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return usual ?? plainText(key);
}

/**
 * The name of each group's feed. Of several with one name, that one keeps it whose first article was published first:
 * it had it before the others were there.
 */
function namesOf(groups: readonly Group[], folder: string, found: Diagnostic[]): Map<string, string> {
  const since = (group: Group) => Math.min(...group.counted.map(({ line }) => line.first));
  const names = new Map<string, string>();
  const holders = new Map<string, Group>();
  const byRight = groups
    .map((group) => ({ group, since: since(group) }))
    .sort((a, b) => a.since - b.since || (a.group.key < b.group.key ? -1 : 1));
  for (const { group } of byRight) {
    const own = `${folder}/${slug(group.key)}`;
    const holder = holders.get(own);
    const name = holder === undefined ? own : `${own}-${shortDigest(comparable(group.key))}`;
    names.set(group.key, name);
    if (holder === undefined) {
      holders.set(own, group);
      continue;
    }
    const facts = { value: usualSpelling(group), other: usualSpelling(holder), folder: name };
    found.push(diagnose("slice-name-shared", facts));
  }
  return names;
}
