import { languageTag } from "../markup/language.ts";
import { nearest } from "../markup/nearest.ts";
import { comparable } from "../markup/text.ts";
import { type Condition, type SliceKind, sliceKinds } from "../model.ts";

/** What is wrong with an expression, and where in it. */
export class Misread extends Error {
  /** in UTF-16 units of the expression */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Token {
  readonly kind: "word" | "is" | "(" | ")" | "end";
  /** as written */
  readonly text: string;
  readonly offset: number;
  /** of `is`: what stands after the colon, without its quotes */
  readonly value?: string;
}

/** Nested deeper than this nobody can read it. */
const deepest = 50;

/**
 * Which articles an expression means, such as `tag:boats and not (author:"Ann Lee" or year:2024)`: `not` binds
 * closest, then `and`, then `or`.
 * @throws Misread
 */
export function readCondition(expression: string): Condition {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = (): Token => tokens[at] ?? { kind: "end", text: "", offset: expression.length };
  const isWord = (word: string) => peek().kind === "word" && peek().text.toLowerCase() === word;
  const take = () => {
    const token = peek();
    at++;
    return token;
  };

  function joined(word: "and" | "or", part: (depth: number) => Condition, depth: number): Condition {
    const first = part(depth);
    const parts = [first];
    while (isWord(word)) {
      take();
      parts.push(part(depth));
    }
    if (parts.length === 1) return first;
    return word === "and" ? { all: parts } : { any: parts };
  }
  const any = (depth: number): Condition => joined("or", all, depth);
  const all = (depth: number): Condition => joined("and", one, depth);

  function one(depth: number): Condition {
    const token = take();
    if (depth > deepest) throw new Misread("it is nested too deeply", token.offset);
    if (token.kind === "(") {
      const inner = any(depth + 1);
      const end = take();
      if (end.kind === ")") return inner;
      if (end.kind === "end") throw new Misread("a `)` is missing for the `(` here", token.offset);
      throw strange(end, ["and", "or"], "`and`, `or` or `)`");
    }
    if (token.kind === "word" && token.text.toLowerCase() === "not") return { not: one(depth + 1) };
    if (token.kind === "is") return comparison(token);
    const kinds = sliceKinds.map((kind) => `${kind}:`);
    if (
      token.kind === "word" &&
      !/^(?:and|or)$/i.test(token.text) &&
      nearest(token.text, ["not"], 1) === undefined
    )
      throw new Misread(`\`${token.text}\` does not say of what kind: ${kinds.join(", ")}`, token.offset);
    throw strange(token, ["not"], `one of ${kinds.join(", ")}, \`not\` or \`(\``);
  }

  const condition = any(0);
  const rest = take();
  if (rest.kind === ")") throw new Misread("no `(` belongs to this `)`", rest.offset);
  if (rest.kind !== "end") throw strange(rest, ["and", "or"], "`and` or `or`");
  return condition;
}

function strange({ kind, text, offset }: Token, words: readonly string[], expected: string): Misread {
  const near = kind === "word" ? nearest(text, words, 2) : undefined;
  const found = kind === "end" ? "it ends" : `\`${text}\` stands`;
  const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
  return new Misread(`${found} where ${expected} should${meant}`, offset);
}

/** `tag:boats`, its kind known and its value one that there can be. */
function comparison({ text, offset, value = "" }: Token): Condition {
  const written = text.slice(0, text.indexOf(":"));
  const is = sliceKinds.find((kind): kind is SliceKind => kind === written.toLowerCase());
  if (is === undefined) {
    const near = nearest(written, sliceKinds, 3);
    const meant = near === undefined ? "" : `; did you mean \`${near}:\`?`;
    throw new Misread(
      `\`${written}:\` is none of ${sliceKinds.map((kind) => `${kind}:`).join(", ")}${meant}`,
      offset,
    );
  }
  const after = offset + written.length + 1;
  if (value.trim() === "") throw new Misread(`nothing stands after \`${written}:\``, after);
  if (is === "year" && !/^\d{4}$/.test(value)) throw new Misread("a year has four digits", after);
  const language = is === "language" ? languageTag(value) : undefined;
  if (is === "language" && language === undefined)
    throw new Misread(`\`${value}\` is no language tag such as en or en-GB`, after);
  return { is, value: comparable(language ?? value) };
}

const blank = /\s+/y;
const named = /[\p{L}_]+:/uy;
const quoted = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y;
const bare = /[^\s()]+/y;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = offset;
    const found = pattern.exec(expression);
    if (found !== null) offset += found[0].length;
    return found;
  };
  while (offset < expression.length) {
    if (match(blank)) continue;
    const start = offset;
    const parenthesis = expression[start];
    if (parenthesis === "(" || parenthesis === ")") {
      offset++;
      tokens.push({ kind: parenthesis, text: parenthesis, offset: start });
    } else if (match(named)) {
      const opens = /["']/.test(expression[offset] ?? "");
      const quote = match(quoted);
      if (opens && quote === null) throw new Misread("this quotation mark is not closed", offset);
      const value = quote ? (quote[1] ?? quote[2] ?? "").replace(/\\(.)/g, "$1") : (match(bare)?.[0] ?? "");
      tokens.push({ kind: "is", text: expression.slice(start, offset), offset: start, value });
    } else {
      match(bare);
      tokens.push({ kind: "word", text: expression.slice(start, offset), offset: start });
    }
  }
  return tokens;
}
