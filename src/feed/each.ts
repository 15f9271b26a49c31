import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { languageTag } from "../markup/language.ts";
import { plainText } from "../markup/text.ts";
import type { Condition, FeedPlan, PlainText, SliceKind } from "../model.ts";
import { holds, type Value } from "./membership.ts";
import { type Group, namesOf, usualSpelling } from "./naming.ts";
import type { Slice } from "./slice.ts";
import { counted, type Known, type Stock } from "./stock.ts";

/** A feed for each value of a kind that an article has, and for each that one ever had. */
export function slicesOfKind(plan: FeedPlan, each: SliceKind, stock: Stock, found: Diagnostic[]): Slice[] {
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
