import { labelOf, type Node } from "./tree.ts";

/** Something that a format asks for, or that readers need although no format asks for it. */
export interface Rule {
  readonly id: string;
  /** an error breaks a specification; a warning goes against a recommendation, or trips some reader; a note is worth knowing */
  readonly severity: "error" | "warning" | "note";
  /** who says so: the specification and its section, or the reader */
  readonly by: string;
  readonly asks: string;
  /** what to do */
  readonly help: string;
}

/** A rule that a document breaks, and where. */
export interface Finding {
  readonly rule: Rule;
  readonly message: string;
  /** in UTF-16 units from the beginning of the text */
  readonly at: number;
  /** of the entry that it is in */
  readonly entry?: { readonly id?: string; readonly title?: string };
}

type Row = readonly [severity: Rule["severity"], by: string, asks: string, help: string];

/** The rules of a topic, each a row: severity, who says so, what is asked, what to do. */
export function ruleTable<Id extends string>(rows: Readonly<Record<Id, Row>>): Readonly<Record<Id, Rule>> {
  const entries = Object.entries<Row>(rows).map(
    ([id, [severity, by, asks, help]]) => [id, { id, severity, by, asks, help }] as const,
  );
  return Object.fromEntries(entries) as Record<Id, Rule>;
}

/** What is known of a document besides its text. */
export interface Circumstances {
  /** milliseconds since 1970; without it nothing is said of the future */
  readonly now?: number;
  /** what was found in HTML, by its text, for documents that say the same */
  readonly html?: Map<string, readonly HtmlFlaw[]>;
}

/** What is wrong with a fragment of HTML. */
export interface HtmlFlaw {
  readonly rule: Rule;
  readonly message: string;
}

/** Collects what breaks a rule. */
export class Findings {
  readonly list: Finding[] = [];
  readonly circumstances: Circumstances;

  constructor(circumstances: Circumstances = {}) {
    this.circumstances = circumstances;
  }

  /** `rule` is broken by `node`; `message` is what the rule asks for where that says enough. */
  add(rule: Rule, node: Node, message: string = rule.asks): void {
    const entry = entryOf(node);
    this.list.push({ rule, message, at: node.at, ...(entry && { entry: nameOf(entry) }) });
  }

  /** As `add`, unless it `holds`; a message that is worth the time is made when it is needed. */
  check(holds: boolean, rule: Rule, node: Node, message?: string | (() => string)): void {
    if (!holds) this.add(rule, node, typeof message === "function" ? message() : message);
  }
}

function entryOf(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at !== undefined; at = at.parent)
    if (at.name === "item" || at.name === "atom:entry") return at;
  return undefined;
}

function nameOf(entry: Node): NonNullable<Finding["entry"]> {
  const textOf = (...names: string[]) => entry.children.find(({ name }) => names.includes(name))?.text.trim();
  const id = textOf("guid", "atom:id") || textOf("link");
  const title = textOf("title", "atom:title");
  return { ...(id && { id }), ...(title && { title }) };
}

/** A value as messages show it: quoted, its end cut off where it is long. */
export function shown(value: string | undefined): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
}

/** `<name>` as messages show an element. */
export const tag = (node: Node | string) =>
  `<${typeof node === "string" ? labelOf(node) : labelOf(node.name)}>`;
