import { type Findings, type Rule, ruleTable, shown, tag } from "./finding.ts";
import type { Node } from "./tree.ts";
import { type Kind, type KindName, kinds } from "./values.ts";
import type { Vocabulary, Word } from "./vocabulary.ts";
import { atomInRss } from "./words-atom.ts";
import { complete, extensionWords } from "./words-extensions.ts";
import { mediaWords } from "./words-media.ts";
import { podcastWords } from "./words-podcast.ts";

/** Rules that hold for every word of every vocabulary; who says so stands beside the word. */
export const wordRules = ruleTable({
  "element-missing": ["error", "the element's specification", "what is required is there", "add it"],
  "element-repeated": [
    "error",
    "the element's specification",
    "what stands once stands once",
    "keep one of them",
  ],
  "element-unknown": [
    "error",
    "the specification of its namespace",
    "there is no element but those that the format has; others stand in a namespace of their own",
    "remove it, or correct its name or its namespace",
  ],
  "attribute-missing": ["error", "the element's specification", "required attributes are there", "add it"],
  "attribute-unknown": [
    "error",
    "the element's specification",
    "an element has no attribute but those that it is defined with",
    "remove it, or correct its name",
  ],
  "text-misplaced": [
    "error",
    "the element's specification",
    "there is no text where only elements may stand",
    "remove it; often something before it is closed too early",
  ],
  "value-empty": [
    "warning",
    "the W3C validator",
    "what is there says something",
    "write it, or leave the element or attribute out",
  ],
  "element-homeless": [
    "warning",
    "RFC 4287 §6.4; the W3C validator",
    "elements of extensions are in a namespace",
    "declare a namespace for it, or remove it",
  ],
  value: [
    "error",
    "the element's specification",
    "a value is of the kind that it should be",
    "correct the value",
  ],
  "value-doubtful": [
    "warning",
    "the element's specification",
    "a value is of a form that all readers take",
    "write it in the form that all readers take",
  ],
  "white-space": [
    "warning",
    "readers that compare or fetch the text as it stands",
    "there is no white space around an address, an id or a date",
    "let it begin right after the tag",
  ],
  "white-space-atom": [
    "error",
    "RFC 4287 §3.3, §4.2.6",
    "there is no white space around an address, an id or a date",
    "let it begin right after the tag",
  ],
});

const extensions: Vocabulary = { ...extensionWords, ...mediaWords, ...podcastWords };
const extensionsOfRss: Vocabulary = { ...extensions, ...atomInRss };
/** Attributes that may stand on every element. */
const everywhere = new Set(["xml:lang", "xml:base", "xml:space", "xml:id"]);

/** Looks at every element of the document: whether it may stand there, how often, its attributes, its text. */
export function checkWords(root: Node, vocabulary: Vocabulary, found: Findings): void {
  const word = vocabulary[root.name];
  if (word === undefined) return;
  visit(root, word, root.name === "rss" ? extensionsOfRss : extensions, found);
}

function visit(node: Node, word: Word, others: Vocabulary, found: Findings): void {
  checkAttributes(node, word, found);
  if (word.text !== undefined) checkText(node, word.text, word.by, found);
  else if (!word.open && node.text.trim() !== "")
    found.add(
      rule("text-misplaced", word.by),
      node,
      `there is text in ${tag(node)}, where only elements may stand`,
    );
  if (word.open) return;
  const inside = word.inside ?? nothing;
  const needed = neededIn(inside);
  if (node.children.length === 0 && needed.length === 0) return;
  const times = new Map<string, number>();
  for (const child of node.children) {
    const count = (times.get(child.name) ?? 0) + 1;
    times.set(child.name, count);
    const its = inside[child.name] ?? (word.text === undefined ? others[child.name] : undefined);
    if (its === undefined) {
      if (isMistake(child, word))
        found.add(
          word.text === undefined && isHomeless(child, node)
            ? wordRules["element-homeless"]
            : rule("element-unknown", word.by),
          child,
          `${tag(node)} has no element ${tag(child)}`,
        );
      continue;
    }
    if (count === 2 && (its.times === "1" || its.times === "?"))
      found.add(
        rule("element-repeated", its.by),
        child,
        `there is more than one ${tag(child)} in ${tag(node)}`,
      );
    visit(child, its, others, found);
  }
  for (const [name, { by }] of needed)
    if (!times.has(name)) found.add(rule("element-missing", by), node, `${tag(node)} has no ${tag(name)}`);
}

const nothing: Vocabulary = {};
const needs = new WeakMap<Vocabulary, readonly [string, Word][]>();

/** The elements of a vocabulary that must be there. */
function neededIn(vocabulary: Vocabulary): readonly [string, Word][] {
  const known = needs.get(vocabulary);
  if (known !== undefined) return known;
  const needed = Object.entries(vocabulary).filter(([, { times }]) => times === "1" || times === "+");
  needs.set(vocabulary, needed);
  return needed;
}

/** Whether an element that no vocabulary has here is a mistake, and not some extension. */
function isMistake({ name }: Node, parent: Word): boolean {
  const prefix = /^([a-z]+):/.exec(name)?.[1];
  if (parent.text !== undefined) return prefix === undefined && !name.startsWith("{");
  return prefix === undefined ? !name.startsWith("{") : complete.has(prefix);
}

/** An extension of Atom without a namespace: RFC 4287 §6.4 lets it pass, and nobody can know what it is. */
const isHomeless = (child: Node, parent: Node) => parent.name.startsWith("atom:") && !/[:}]/.test(child.name);

function checkAttributes(node: Node, word: Word, found: Findings): void {
  const { attributes = {}, by } = word;
  for (const [name, value] of node.attributes) {
    const kind = attributes[name]?.replace("!", "") as KindName | undefined;
    if (kind !== undefined) checkValue(value, kind, by, () => `${name} of ${tag(node)}`, node, found);
    else if (!name.includes(":") && !name.startsWith("{") && !everywhere.has(name))
      found.add(rule("attribute-unknown", by), node, `${tag(node)} has no attribute ${name}`);
    else if (name === "xml:lang" && value !== "")
      checkValue(value, "language", "XML 1.0 §2.12", () => `xml:lang of ${tag(node)}`, node, found);
    else if (name === "xml:base")
      checkValue(value, "reference", "XML Base", () => `xml:base of ${tag(node)}`, node, found);
  }
  for (const name in attributes)
    if (attributes[name]?.endsWith("!") && !node.attributes.has(name))
      found.add(rule("attribute-missing", by), node, `${tag(node)} has no ${name}`);
}

const strict = new Set<KindName>(["web", "uri", "iri", "reference", "rfc822", "rfc3339", "w3cDate"]);

function checkText(node: Node, kind: KindName, by: string, found: Findings): void {
  const trimmed = node.text.trim();
  if (trimmed !== node.text && trimmed !== "" && strict.has(kind)) {
    const which = node.name.startsWith("atom:") ? "white-space-atom" : "white-space";
    found.add(wordRules[which], node, `there is white space around the text of ${tag(node)}`);
  }
  checkValue(trimmed, kind, by, () => tag(node), node, found);
}

function checkValue(
  value: string,
  name: KindName,
  by: string,
  whatOf: () => string,
  node: Node,
  found: Findings,
): void {
  const kind: Kind = kinds[name];
  if (!kind.fits(value)) {
    const what = whatOf();
    const reason = kind.why?.(value);
    const message = `${what} must be ${kind.must}, not ${shown(value)}${reason ? `: ${reason}` : ""}`;
    if (value === "" && name === "text") found.add(wordRules["value-empty"], node, `${what} is empty`);
    else
      found.add(
        rule("value", by),
        node,
        value === "" ? `${what} is empty; it must be ${kind.must}` : message,
      );
    return;
  }
  const doubt = kind.doubt?.(value);
  if (doubt !== undefined)
    found.add(rule("value-doubtful", by), node, `${whatOf()} is ${shown(value)}: ${doubt}`);
}

const rule = (id: keyof typeof wordRules, by: string): Rule => ({ ...wordRules[id], by });
