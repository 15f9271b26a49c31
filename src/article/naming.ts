import type { Generator } from "../model.ts";

const spaces = /[\s-]+/g;
/** Letters as they are without their marks; other scripts stay. */
const unmarked = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC");
const trimmed = (text: string) => text.replace(/^-+|-+$/g, "");

/** How generators change the name of a file, or a title, where it becomes a part of an address. */
const naming: { readonly [name in Generator["name"]]?: (name: string) => string } = {
  // Hugo keeps letters, digits, marks and some signs (`UnicodeSanitize`).
  hugo: (name) =>
    name
      .trim()
      .replace(/[^\p{L}\p{N}\p{M}./\\_#+~@\s-]/gu, "")
      .replace(/\s+(?=-)|(?<=-)\s+/g, "")
      .replace(/\s+/g, "-"),
  // The mode "pretty" of Jekyll's `slugify`, which keeps capitals here.
  jekyll: (name) => name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, "-").replace(/^-|-$/g, ""),
  astro: (name) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "")
      .replace(/ /g, "-"),
  zola: (name) =>
    trimmed(
      unmarked(name)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_]+/gu, "-"),
    ),
  pelican: (name) =>
    unmarked(name)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\s-]/gu, "")
      .trim()
      .replace(spaces, "-"),
};

/** A part of an address as the site's generator makes it of a file's or folder's name; as it is, where it keeps names. */
export function partOfName(name: string, generator: Generator | undefined): string {
  if (generator === undefined || generator.name === "pelican") return name;
  const part = naming[generator.name]?.(name) ?? name;
  const lowers = generator.name === "hugo" && !generator.keepsCase;
  return (lowers ? part.toLowerCase() : part) || name;
}

/** What the site's generator makes of a title for `:title` or `:slug`; `undefined` where it goes by the file's name. */
export function partOfTitle(title: string, generator: Generator | undefined): string | undefined {
  if (generator?.name === "hugo") return partOfName(title, generator);
  if (generator?.name === "pelican" && generator.namesByTitle) return naming.pelican?.(title);
  return undefined;
}
