import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { headOf } from "../markup/body.ts";
import { nearest } from "../markup/nearest.ts";
import { cleanText, codePoint, firstUnfit, isCalm, isDirectionOpen } from "../markup/text.ts";
import { type WireOpening, wireOpening } from "../markup/wire.ts";
import {
  type Config,
  type Convention,
  type Document,
  type Field,
  type Generator,
  type Meaning,
  meanings,
  type Place,
  type Source,
  type Written,
} from "../model.ts";

/** A field whose value is one text. */
export interface TextField extends Field {
  readonly value: string;
}

const isText = (field: Field): field is TextField => typeof field.value === "string";

/** Keys under which generators keep others: Zola, Hugo, and themes of many. */
const groups = ["taxonomies", "extra", "params", "meta", "metadata", "seo", "frontmatter"];

/** What is read only where a recording is attached. */
const episodeMeanings: readonly string[] = [
  ...(["episode", "season", "episodeType", "episodeTitle", "duration", "explicit"] satisfies Meaning[]),
  ...(["transcripts", "chapters", "hosts", "guests"] satisfies Meaning[]),
];

/** What `written` is, in words. */
export function shape(written: Written): string {
  return typeof written === "string" ? "a text" : Array.isArray(written) ? "a list" : "a group of keys";
}

/** The fields of a document by what they mean, and what was found wrong in them. */
export class Fields {
  readonly found: Diagnostic[] = [];
  readonly document: Document;
  /** what is known of people by their ids */
  readonly people: ReadonlyMap<string, Written>;
  /** absent where nothing tells */
  readonly generator?: Generator;
  readonly config: Config;
  /** what is written, by what it means: in the convention's order, the outermost keys first */
  private readonly meant = new Map<Meaning, Field[]>();
  private opening: WireOpening | undefined;

  constructor(
    document: Document,
    { people, generator }: Pick<Source, "people" | "generator">,
    config: Config,
  ) {
    this.document = document;
    this.people = people;
    if (generator !== undefined) this.generator = generator;
    this.config = config;
    this.take(document.fields);
    for (const group of groups) {
      const field = document.fields.get(group);
      if (field !== undefined) this.take(innerFields(field));
    }
  }

  /** The beginning of the file. */
  get start(): Place {
    return { file: this.document.file, line: 1, column: 1 };
  }

  /** The lines of a wire text, from which its headline, dateline and date are taken. */
  get wire(): WireOpening {
    this.opening ??= wireOpening(cleanText(headOf(this.document.text)), this.config);
    return this.opening;
  }

  report(...found: Diagnostic[]): void {
    this.found.push(...found);
  }

  private take(fields: ReadonlyMap<string, Field>): void {
    const index = meaningsOf(this.config.convention);
    let several: Set<Meaning> | undefined;
    for (const [key, field] of fields) {
      for (const meaning of index.get(key) ?? nothing) {
        const before = this.meant.get(meaning);
        if (before === undefined) this.meant.set(meaning, [field]);
        else {
          before.push(field);
          several ??= new Set();
          several.add(meaning);
        }
      }
    }
    for (const meaning of several ?? nothing) {
      const inOrder = this.config.convention[meaning].flatMap((key) => fields.get(key) ?? []);
      const further = this.all(meaning).filter((field) => !inOrder.includes(field));
      this.meant.set(meaning, [...further, ...inOrder]);
    }
  }

  /** Every field that means this, in the convention's order; those of the outermost keys first. */
  all(meaning: Meaning): readonly Field[] {
    return this.meant.get(meaning) ?? none;
  }

  /** The first field that means this and is not empty. */
  field(meaning: Meaning): Field | undefined {
    return this.meant.get(meaning)?.find(({ value }) => typeof value !== "string" || value.trim() !== "");
  }

  /** The same, if it is one text; anything else is a warning, for it cannot be meant. */
  text(meaning: Meaning, must = "one text"): TextField | undefined {
    const field = this.field(meaning);
    if (field === undefined) return undefined;
    if (isText(field)) return this.cleanField(field);
    this.report(
      diagnose("value-not-read", { key: field.key, written: shape(field.value), must }, field.place),
    );
    return undefined;
  }

  /** The same for what an article cannot do without: anything but a text is an error. */
  requiredText(meaning: Meaning): TextField | undefined {
    const field = this.field(meaning);
    if (field === undefined) return undefined;
    if (isText(field)) return this.cleanField(field);
    this.report(diagnose("value-not-text", { key: field.key, found: shape(field.value) }, field.place));
    return undefined;
  }

  private cleanField(field: TextField): TextField {
    const value = this.clean(field, field.value);
    return value === field.value ? field : { ...field, value };
  }

  /** Yes or no, in the words of YAML 1.1; `undefined` when nothing is written. */
  yes(meaning: Meaning): boolean | undefined {
    const field = this.field(meaning);
    if (field === undefined) return undefined;
    const answer = isText(field) ? yesOrNo(field.value) : undefined;
    if (answer === undefined) {
      const written = isText(field) ? field.value : shape(field.value);
      this.report(diagnose("value-not-yes-or-no", { key: field.key, written }, field.place));
    }
    return answer;
  }

  /** A text of the field in characters that a feed may hold; others are reported and taken out. */
  clean({ key, place }: Field, text: string): string {
    if (isCalm(text)) return text;
    if (isDirectionOpen(text)) this.report(diagnose("direction-open", { where: `\`${key}\`` }, place));
    const at = firstUnfit(text);
    if (at < 0) return text;
    const facts = { character: codePoint(text, at), where: `\`${key}\`` };
    this.report(diagnose("characters-removed", facts, place));
    return cleanText(text);
  }

  /** Keys that mean nothing but are written almost like one that would. */
  reportNearMisses(): void {
    const known = meaningsOf(this.config.convention);
    // `series` is no slip of `season` where there is nothing to hear.
    const recorded = this.field("attachments") !== undefined;
    for (const { key, place } of this.document.fields.values()) {
      const typed = key.toLowerCase();
      if (known.has(typed) || typed.length < 4 || !isNearAny(typed, this.config.convention)) continue;
      const missing = Object.entries(this.config.convention)
        .filter(([meaning]) => recorded || !episodeMeanings.includes(meaning))
        .map(([, keys]) => keys)
        .filter((keys) => !keys.some((other) => this.document.fields.has(other)));
      const main = missing.flatMap(([first = ""]) => (first.length < 4 ? [] : first));
      const meant = nearest(typed, main, 1);
      if (meant !== undefined) this.report(diagnose("key-near-miss", { key, nearest: meant }, place));
    }
  }
}

function innerFields({ value, place }: Field): ReadonlyMap<string, Field> {
  if (typeof value === "string" || Array.isArray(value)) return new Map();
  return new Map(Object.entries(value).map(([key, value]) => [key.toLowerCase(), { key, value, place }]));
}

const none: readonly Field[] = [];
const nothing: readonly Meaning[] = [];

/** One index for each convention, since every article asks it. */
const indexes = new WeakMap<Convention, ReadonlyMap<string, readonly Meaning[]>>();

/** What each key means; one may mean several things. */
function meaningsOf(convention: Convention): ReadonlyMap<string, readonly Meaning[]> {
  const known = indexes.get(convention);
  if (known !== undefined) return known;
  const index = new Map<string, Meaning[]>();
  for (const meaning of meanings)
    for (const key of convention[meaning]) index.set(key, [...(index.get(key) ?? []), meaning]);
  indexes.set(convention, index);
  return index;
}

/** By convention, keys that mean nothing, and whether they are almost like any that does. */
const nearness = new WeakMap<Convention, Map<string, boolean>>();
/** More keys than this no site has. */
const mostKeys = 1000;

function isNearAny(typed: string, convention: Convention): boolean {
  const known = nearness.get(convention) ?? new Map<string, boolean>();
  nearness.set(convention, known);
  const before = known.get(typed);
  if (before !== undefined) return before;
  const main = Object.values(convention).flatMap(([first = ""]) => (first.length < 4 ? [] : first));
  const isNear = nearest(typed, main, 1) !== undefined;
  if (known.size < mostKeys) known.set(typed, isNear);
  return isNear;
}

export function yesOrNo(written: string): boolean | undefined {
  const word = written.trim().toLowerCase();
  if (/^(true|yes|on|y|1)$/.test(word)) return true;
  if (/^(false|no|off|n|0)$/.test(word)) return false;
  return undefined;
}
