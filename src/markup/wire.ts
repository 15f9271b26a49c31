import type { WireLines } from "../model.ts";
import { boilerplateReader } from "./boilerplate.ts";
import { teaserReader } from "./teaser.ts";
import { distinct } from "./text.ts";

/** Plain wire text, as an agency sends it or as a copied page gives it. */
export interface Wire {
  /** the first line */
  readonly headline: string;
  /** what follows it, one string a paragraph, teasers taken out */
  readonly paragraphs: readonly string[];
  /** headlines of other stories that the text points to, in order, each once */
  readonly teased: readonly string[];
}

/** In characters: up to this width a text may have been wrapped by a program; longer lines are paragraphs. */
const widestWrap = 100;
/** In characters: no program wraps at less; shorter lines are a person's. */
const narrowestWrap = 50;
/** So many lines that fill the width show that a program wrapped the text. */
const fewestFull = 3;
/** In characters: the longest line that is taken for a headline below a teaser line. */
const longestHeadline = 200;
const sentenceEnd = /[.!?…。！？؟۔][\p{Quotation_Mark}\p{Close_Punctuation}]*$/u;

/** @param more what else opens a teaser, or belongs to the page the text was copied from */
export function parseWire(text: string, more: Partial<WireLines> = {}): Wire {
  const teased: string[] = [];
  const [headline = "", ...paragraphs] = ownLines(text, more, teased);
  return { headline, paragraphs, teased: distinct(teased) };
}

/** How a wire text begins. */
export interface WireOpening extends Pick<Wire, "headline"> {
  /** the first paragraph below the headline; empty where there is none */
  readonly lead: string;
}

/** The same of the beginning alone. */
export function wireOpening(text: string, more: Partial<WireLines>): WireOpening {
  const [headline = "", lead = ""] = ownLines(text, more, []);
  return { headline, lead };
}

/** The lines that are no teasers and no boilerplate; the headlines of others that they point to come into `teased`. */
function* ownLines(text: string, more: Partial<WireLines>, teased: string[]): Generator<string> {
  const readTeaser = teaserReader(more.teasers);
  const isBoilerplate = boilerplateReader(more.boilerplate);
  const lines = paragraphsOf(text, (line) => readTeaser(line) !== undefined || isBoilerplate(line));
  let isBegun = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    // The first line is the headline, whatever it says.
    if (isBegun && isBoilerplate(line)) continue;
    const teaser = readTeaser(line);
    if (teaser === undefined || (teaser.kind === "headline" && !isHeadline(teaser.headline))) {
      isBegun = true;
      yield line;
    } else if (teaser.kind === "headline") teased.push(teaser.headline);
    else {
      let left = teaser.kind === "many" ? lines.length : 1;
      for (let below = lines[at + 1]; left > 0 && below !== undefined; below = lines[at + 1], left--) {
        if (readTeaser(below) !== undefined || !isHeadline(below)) break;
        teased.push(below);
        at++;
      }
    }
  }
}

/**
 * Whether a line below "Read more" is the other story's headline, not the next paragraph of this one: one that
 * ends in a full stop is a sentence, unless the stop is an abbreviation's.
 */
function isHeadline(line: string): boolean {
  const isSentence = /[.。।]["'”’»)]*$/u.test(line) && !/\b\p{Lu}\.$/u.test(line);
  return line.length <= longestHeadline && !isSentence;
}

/** A paragraph a line, or lines that a program wrapped joined again. */
function paragraphsOf(text: string, standsAlone: (line: string) => boolean): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  const width = wrapWidth(lines);
  const paragraphs: string[] = [];
  let open = false;
  lines.forEach((line, at) => {
    if (line === "") {
      open = false;
      return;
    }
    const last = paragraphs.length - 1;
    if (open && !standsAlone(line)) paragraphs[last] = `${paragraphs[last]} ${line}`;
    else paragraphs.push(line);
    open = width !== undefined && isFull(line, lines[at + 1] ?? "", width) && !standsAlone(line);
  });
  return paragraphs;
}

/** Whether the first word of `next` would not have fitted on `line`: then a program broke it, not a person. */
function isFull(line: string, next: string, width: number): boolean {
  const word = next.split(/\s/, 1)[0] ?? "";
  return word !== "" && line.length + 1 + word.length > width;
}

/** The width at which the text was wrapped, or `undefined` when every line is a paragraph. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (width > widestWrap || width < narrowestWrap) return undefined;
  const followed = lines.flatMap((line, at) =>
    line !== "" && lines[at + 1] ? [[line, lines[at + 1] ?? ""] as const] : [],
  );
  const full = followed.filter(([line, next]) => isFull(line, next, width));
  const unfinished = full.filter(([line]) => !sentenceEnd.test(line));
  const enough = full.length >= fewestFull && full.length * 2 >= followed.length;
  return enough && unfinished.length * 2 > full.length ? width : undefined;
}
