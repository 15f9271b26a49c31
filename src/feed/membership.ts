import { comparable, plainText } from "../markup/text.ts";
import {
  type Condition,
  type Config,
  type Details,
  type Instant,
  type PlainText,
  type SliceKind,
  toWall,
} from "../model.ts";

/** What an article can be put together with others by, of each kind. */
export type Values = { readonly [kind in SliceKind]: readonly Value[] };

export interface Value {
  /** comparable */
  readonly key: string;
  /** as its author writes it */
  readonly name: PlainText;
  /** comparable: what programs compare, where it is not the name */
  readonly term?: string;
}

/** Makes values, the same of the same name: most articles share theirs. */
export function valueMaker() {
  const plain = new Map<PlainText, Value>();
  return (name: PlainText, term?: PlainText): Value => {
    if (term) return { key: comparable(name), name, term: comparable(term) };
    const value = plain.get(name) ?? { key: comparable(name), name };
    plain.set(name, value);
    return value;
  };
}

/** The values of an article that was published then. */
export function valuesOf(
  { tags, categories, authors, section, language }: Details,
  published: Instant,
  config: Config,
  oneValue: ReturnType<typeof valueMaker>,
): Values {
  const writers = authors.length === 0 && config.author ? [config.author] : authors;
  const tongue = language ?? config.language;
  return {
    tag: tags.map(({ name, term }) => oneValue(name, term)),
    category: categories.map(({ name, term }) => oneValue(name, term)),
    author: writers.map(({ name }) => oneValue(name)),
    section: section === undefined ? [] : [oneValue(section)],
    language: tongue === undefined ? [] : [oneValue(plainText(tongue))],
    year: [oneValue(plainText(new Date(toWall(published, config.timeZone)).toISOString().slice(0, 4)))],
  };
}

/** Whether an article is meant. */
export function holds(condition: Condition, values: Values): boolean {
  if ("not" in condition) return !holds(condition.not, values);
  if ("all" in condition) return condition.all.every((one) => holds(one, values));
  if ("any" in condition) return condition.any.some((one) => holds(one, values));
  const { is, value } = condition;
  // `en` means `en-GB` too (RFC 4647 §3.3.1).
  return values[is].some(
    ({ key, term }) => key === value || term === value || (is === "language" && key.startsWith(`${value}-`)),
  );
}
