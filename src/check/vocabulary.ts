import type { KindName } from "./values.ts";

/** What an element is, and what may stand in it. */
export interface Word {
  /** in its parent: once, once at most, once at least; without it any number of times */
  readonly times?: "1" | "?" | "+";
  /** what its text is; without it, there is no text but in what is open */
  readonly text?: KindName;
  /** the attributes without a namespace, `!` after the kind of those that must be there */
  readonly attributes?: Readonly<Record<string, KindName | `${KindName}!`>>;
  /** the elements in it */
  readonly inside?: Vocabulary;
  /** anything may stand in it, which is looked at elsewhere or not at all */
  readonly open?: true;
  /** who says so */
  readonly by: string;
}

export type Vocabulary = Readonly<Record<string, Word>>;

type Form = Omit<Word, "by">;

/** Words that one document defines. */
export function words(by: (name: string) => string, forms: Readonly<Record<string, Form>>): Vocabulary {
  return Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, { ...form, by: by(name) }]));
}
