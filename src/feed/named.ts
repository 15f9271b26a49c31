import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { languageTag } from "../markup/language.ts";
import { nearest } from "../markup/nearest.ts";
import { plainText } from "../markup/text.ts";
import type { Condition, FeedPlan } from "../model.ts";
import { holds } from "./membership.ts";
import type { Slice } from "./slice.ts";
import { counted, type Known, type Stock } from "./stock.ts";

/** The feed of the articles for which its condition holds; none while it never had one. */
export function namedSlice(plan: FeedPlan, stock: Stock, found: Diagnostic[]): Slice[] {
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
