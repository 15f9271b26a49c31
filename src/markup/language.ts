import type { LanguageTag } from "../model.ts";

/** The BCP 47 tag that `written` means (`de_DE` → `de-DE`), or `undefined` when it names no language that way. */
export function languageTag(written: string): LanguageTag | undefined {
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
