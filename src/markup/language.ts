import type { LanguageTag } from "../model.ts";

const known = new Map<string, LanguageTag | undefined>();
/** Whoever writes more languages than that writes no languages. */
const mostKnown = 1000;

/** The BCP 47 tag that `written` means (`de_DE` → `de-DE`), or `undefined` when it names no language that way. */
export function languageTag(written: string): LanguageTag | undefined {
  if (known.has(written)) return known.get(written);
  const tag = tagOf(written);
  if (known.size < mostKnown) known.set(written, tag);
  return tag;
}

function tagOf(written: string): LanguageTag | undefined {
  const tag = written
    .trim()
    .replace(/_/g, "-")
    .replace(/\.(utf-?8|iso.*)$/i, "");
  // Subtags of five letters and more are grammatical but registered for no language: `german`.
  if (!/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0] as LanguageTag | undefined;
  } catch {
    return undefined;
  }
}
