/**
 * Characters that the rules below say all of; what `Intl` loads before it knows its first sentence takes longer than to
 * read twenty articles.
 */
const usual = /^[ -~\u00A0£€°«»À-ÖØ-öø-ÿ‘’“”–—…]*$/;
const ending = /[.!?][\]'"(){}[«»‘’“”]*([ \u00A0]*)/g;
/** Of a language with a tailoring: a Greek question mark looks like a semicolon. */
const tailored = /^el\b/i;

/** Behind the last of a sentence and the space that follows it, and how much space that is. */
export interface SentenceEnd {
  readonly end: number;
  readonly space: number;
}

/** Where the sentences of a text end that others follow (UAX #29); none of a text that has characters of many rules. */
export function sentenceEnds(text: string, language = "en"): SentenceEnd[] | undefined {
  if (!usual.test(text) || tailored.test(language)) return undefined;
  const ends: SentenceEnd[] = [];
  for (const { 0: found, 1: { length: space } = "", index } of text.matchAll(ending)) {
    const end = index + found.length;
    const following = text[end];
    // Some versions of the data have it continue a sentence.
    if (following === ";") return undefined;
    if (following === undefined || /[.!?,:–—-]/.test(following)) continue;
    if (found.startsWith(".") && goesOn(text, index, end)) continue;
    ends.push({ end, space });
  }
  return ends;
}

/** Whether what follows a full stop shows that no sentence ends there: `3.5`, `U.S.`, `e.g. this`. */
function goesOn(text: string, stop: number, end: number): boolean {
  const isNext = end === stop + 1;
  if (isNext && /\d/.test(text[end] ?? "")) return true;
  if (isNext && isLetter.test(text[stop - 1] ?? "") && isCapital.test(text[end] ?? "")) return true;
  return /^[^.!?A-Za-zÀ-ÖØ-öø-ÿ]*[a-zß-öø-ÿ]/.test(text.slice(end));
}

const isLetter = /[A-Za-zÀ-ÖØ-öø-ÿ]/;
const isCapital = /[A-ZÀ-ÖØ-Þ]/;

/**
 * Where the word begins that reaches to `limit`, or the space (UAX #29, words); none where that takes more than a look
 * at what stands before.
 */
export function lastWord(text: string, limit: number): number | undefined {
  const [, word = "", space = ""] = /(?: |^)(?:([A-Za-z]+)|[A-Za-z]+( ))$/.exec(text.slice(0, limit)) ?? [];
  return word === "" && space === "" ? undefined : limit - word.length - space.length;
}

/** The same of any text, from all that `Intl` knows. */
export function* segmentEnds(text: string, language?: string): Generator<SentenceEnd> {
  for (const { index, segment } of segments(text, "sentence", language))
    yield { end: index + segment.length, space: segment.length - segment.trimEnd().length };
}

/** Where the last word before `limit` begins, from the same. */
export function lastSegment(text: string, limit: number, language?: string): number {
  let word = 0;
  for (const { index } of segments(text.slice(0, limit + 1), "word", language))
    if (index < limit) word = index;
  return word;
}

/** One for each language and grain, since a new one takes longer than what it is for. */
const segmenters = new Map<string, Intl.Segmenter>();

export function segments(text: string, granularity: "grapheme" | "sentence" | "word", language = "en") {
  const key = `${granularity} ${language}`;
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, segmenter);
  return segmenter.segment(text);
}
