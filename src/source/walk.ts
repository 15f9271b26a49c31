import picomatch from "picomatch";
import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Disk, type Listed, reasonOf } from "../disk.ts";
import { languageTag } from "../markup/language.ts";
import type { Generator, Kind, LanguageTag } from "../model.ts";

/** A file that holds an article, not yet read. */
export interface Found {
  /** below the articles folder */
  readonly path: string;
  /** relative to the root */
  readonly file: string;
  readonly kind: Kind;
  /** said by the file's name */
  readonly language?: LanguageTag;
}

const kinds: Readonly<Record<string, Kind>> = {
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  mdx: "markdown",
  txt: "wire",
};
/** Endings of texts that other programs take for articles; passing over these in silence would lose some. */
const unread = new Set("rst adoc asciidoc org njk textile ipynb rtf odt docx".split(" "));
/** What editors, systems and package managers leave about, what robots read; a section page (`_index.md`) is no article. */
const ignored =
  /^[.#]|~$|^(node_modules|thumbs\.db|desktop\.ini|(?:robots|humans|security|ads|app-ads|llms)\.txt)$|^_index\./i;
/** At the top of the articles folder: the page of all articles, and what programmers read. */
const frontPage = /^(index|readme)\.[a-z]+$/i;
/** Beside an article that has a folder of its own. */
const asset = /\.(html?|txt)$/i;
/** Folders that generators keep beside articles, with files that are none. */
const machinery = /^_(layouts|includes|sass|data|site|plugins)$/;

/** Names that these generators pass over, and the folders that one of them does not. */
const hidden = /^_(?!(?:posts|drafts)$)/;
const hiding: readonly Generator["name"][] = ["astro", "docusaurus", "hexo"];

/** Every article file below `folder`, in the order of their paths, whatever the disk's own order is. */
export function walk(
  disk: Disk,
  folder: string,
  ignore: readonly string[],
  generator: Generator | undefined,
  found: Diagnostic[],
): Found[] {
  const files: Found[] = [];
  const passedOver = new Map<string, { first: string; count: number }>();
  const isIgnored = picomatch([...ignore], { dot: true });
  const hides = generator !== undefined && hiding.includes(generator.name);
  const isLeftOut = (path: string, name: string) => isIgnored(path) || (hides && hidden.test(name));
  const visit = (below: string, inBundle = false): void => {
    const listed = listedIn(disk, below === "" ? folder : `${folder}/${below}`, found).filter(
      ({ name }) => !ignored.test(name),
    );
    const isBundle =
      inBundle || (below !== "" && listed.some(({ name }) => /^index\.(md|mdx|markdown)$/i.test(name)));
    for (const { name, kind } of listed.toSorted(byName)) {
      const path = below === "" ? name : `${below}/${name}`;
      const file = `${folder}/${path}`;
      if (isLeftOut(path, name) || (below === "" && frontPage.test(name)) || (isBundle && asset.test(name)))
        continue;
      const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
      const article = kinds[ending];
      if (kind === "folder" && !machinery.test(name)) visit(path, isBundle);
      else if (kind === "file" && article !== undefined)
        files.push({ path, file, kind: article, ...languageIn(name, listed) });
      else if (kind === "file" && unread.has(ending)) {
        const before = passedOver.get(ending);
        passedOver.set(ending, { first: before?.first ?? file, count: (before?.count ?? 0) + 1 });
      } else if (kind === "link" || (kind === "other" && article !== undefined)) {
        const what = kind === "link" ? "a symbolic link" : "neither a file nor a folder";
        found.push(diagnose("file-not-followed", { what }, { file, line: 1, column: 1 }));
      }
    }
  };
  visit("");
  for (const [ending, { first, count }] of passedOver) {
    found.push(
      diagnose("ending-not-read", { ending: `.${ending}`, count }, { file: first, line: 1, column: 1 }),
    );
  }
  return files;
}

const suffixed = /^(.+)\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.[^.]+$/;

/** The language in `tide.fr.md`: a translation lies beside what it translates, or beside another. */
function languageIn(name: string, beside: readonly Listed[]): { readonly language?: LanguageTag } {
  const [, base, suffix = ""] = suffixed.exec(name) ?? [];
  const language = languageTag(suffix);
  if (base === undefined || language === undefined) return {};
  const sibling = beside.some(
    (other) =>
      other.name !== name &&
      (other.name.replace(/\.[^.]+$/, "") === base || suffixed.exec(other.name)?.[1] === base),
  );
  return sibling ? { language } : {};
}

/** The names in a folder; none, and why, when it may not be looked into. */
function listedIn(disk: Disk, folder: string, found: Diagnostic[]): readonly Listed[] {
  try {
    return disk.list(folder) ?? [];
  } catch (error) {
    found.push(
      diagnose("file-unreadable", { reason: reasonOf(error) }, { file: folder, line: 1, column: 1 }),
    );
    return [];
  }
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
