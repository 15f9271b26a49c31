import { comparable, plainText } from "../markup/text.ts";
import {
  type Article,
  type Condition,
  type Config,
  type Instant,
  type PlainText,
  type SliceKind,
  toWall,
} from "../model.ts";

/** What an article can be put together with others by, of each kind; what is not known is absent. */
export type Values = { readonly [kind in SliceKind]?: readonly Value[] };

export interface Value {
  /** comparable */
  readonly key: string;
  /** as its author writes it */
  readonly name: PlainText;
  /** comparable: what programs compare, where it is not the name */
  readonly term?: string;
}

type Sorted = Pick<Article, "tags" | "categories" | "authors" | "section" | "language">;

const oneValue = (name: PlainText, term?: PlainText): Value => ({
  key: comparable(name),
  name,
  ...(term && { term: comparable(term) }),
});

/** The values of an article that was published then. */
export function valuesOf(
  { tags, categories, authors, section, language }: Sorted,
  published: Instant,
  config: Config,
): Values {
  const writers = authors.length === 0 && config.author ? [config.author] : authors;
  const tongue = language ?? config.language;
  return {
    tag: tags.map(({ name, term }) => oneValue(name, term)),
    category: categories.map(({ name, term }) => oneValue(name, term)),
    author: writers.map(({ name }) => oneValue(name)),
    section: section === undefined ? [] : [oneValue(section)],
    language: tongue === undefined ? [] : [oneValue(plainText(tongue))],
    ...yearOf(published, config),
  };
}

/** All that is known of an article whose line alone is left. */
export function yearOf(published: Instant, { timeZone }: Config): Values {
  const year = new Date(toWall(published, timeZone)).toISOString().slice(0, 4);
  return { year: [oneValue(plainText(year))] };
}

/** Whether an article is meant; `undefined` where that cannot be told. */
export function holds(condition: Condition, values: Values): boolean | undefined {
  if ("not" in condition) {
    const inner = holds(condition.not, values);
    return inner === undefined ? undefined : !inner;
  }
  if ("all" in condition)
    return together(
      condition.all.map((one) => holds(one, values)),
      false,
    );
  if ("any" in condition)
    return together(
      condition.any.map((one) => holds(one, values)),
      true,
    );
  const { is, value } = condition;
  // `en` means `en-GB` too (RFC 4647 §3.3.1).
  return values[is]?.some(
    ({ key, term }) => key === value || term === value || (is === "language" && key.startsWith(`${value}-`)),
  );
}

/** @param decisive what one of them settles */
function together(parts: readonly (boolean | undefined)[], decisive: boolean): boolean | undefined {
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}
