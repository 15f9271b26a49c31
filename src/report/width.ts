import { eastAsianWidth } from "get-east-asian-width";

/** The columns that a text takes on a terminal: two for what is wide in East Asia and for emoji, none for what is not seen. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text))
    columns += widthOfGrapheme(segment);
  return columns;
}

function widthOfGrapheme(grapheme: string): number {
  const seen = grapheme.replace(/^[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}]+/u, "");
  if (seen === "") return 0;
  // A flag, a keycap, and what U+FE0F makes an emoji.
  if (/^\p{Regional_Indicator}{2}|\uFE0F|\u20E3/u.test(seen)) return 2;
  return eastAsianWidth(seen.codePointAt(0) ?? 0);
}
