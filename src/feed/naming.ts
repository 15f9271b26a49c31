import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { shortDigest, slug } from "../markup/slug.ts";
import { plainText } from "../markup/text.ts";
import type { Entry, PlainText } from "../model.ts";
import type { Stock } from "./stock.ts";

/** What articles have in common, under however many spellings. */
export interface Group {
  readonly key: string;
  /** how often each is written */
  readonly spellings: Map<PlainText, number>;
  readonly entries: Entry[];
}

/** The spelling that most articles have; of two as frequent, the first by its letters. */
export function usualSpelling({ key, spellings }: Group): PlainText {
  const [[usual] = []] = [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return usual ?? plainText(key);
}

/**
 * The name of each group's feed. Of several with one name, that one keeps it which has it by the ledger, or whose first
 * article was published first.
 */
export function namesOf(
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
