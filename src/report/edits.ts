import { diffWordsWithSpace } from "diff";

/** A stretch of text, in both versions or in one. */
export interface Stretch {
  readonly text: string;
  readonly in: "both" | "before" | "after";
}

/** More edits than this are shown as a text replaced by another. */
const mostEdits = 1500;
/** Of a longer stretch that did not change, the ends are shown, in UTF-16 units. */
const longestSame = 240;
const endShown = 90;

/** What changed between two texts, word by word. @param language BCP 47, by which words are told apart */
export function edits(before: string, after: string, language = "en"): Stretch[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: "word" });
  const parts = diffWordsWithSpace(before, after, { intlSegmenter, maxEditLength: mostEdits });
  if (parts === undefined)
    return [
      { text: before, in: "before" },
      { text: after, in: "after" },
    ];
  return parts.map(({ value, added, removed }, at) => ({
    text: added || removed ? value : shortened(value, at === 0, at === parts.length - 1),
    in: added ? "after" : removed ? "before" : "both",
  }));
}

/** Only what stands beside a change, cut between words. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= longestSame) return text;
  const head = isFirst ? "" : text.slice(0, endShown).replace(/\S*$/u, "");
  const tail = isLast ? "" : text.slice(-endShown).replace(/^\S*/u, "");
  return isFirst && isLast ? text : `${head}…${tail}`;
}
