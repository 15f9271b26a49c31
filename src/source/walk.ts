import picomatch from "picomatch";
import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Disk, type Listed, reasonOf } from "../disk.ts";
import { languageTag } from "../markup/language.ts";
import type { ArticleFile, Generator, Kind, LanguageTag, PassedOver } from "../model.ts";

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
/** What editors, systems and package managers leave about, and what robots read. */
const ignored =
  /^[.#]|~$|^(node_modules|thumbs\.db|desktop\.ini|(?:robots|humans|security|ads|app-ads|llms)\.txt)$/i;
const sectionPage = /^_index\./i;
/** At the top of the articles folder: the page of all articles, and what programmers read. */
const frontPage = /^(index|readme)\.[a-z]+$/i;
/** Beside an article that has a folder of its own. */
const asset = /\.(html?|txt)$/i;
/** Folders that generators keep beside articles, with files that are none. */
const machinery = /^_(layouts|includes|sass|data|site|plugins)$/;

/** Of which none is another's twin on a disk that does not tell small letters from capitals. */
const distinct = /^[ -@[-~]*$/;

/** Names that these generators pass over, and the folders that one of them does not. */
const hidden = /^_(?!(?:posts|drafts)$)/;
const hiding: readonly Generator["name"][] = ["astro", "docusaurus", "hexo"];

/** What lies below the articles folder. */
export interface Walked {
  readonly files: readonly ArticleFile[];
  /** by path relative to the root */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
}

/** Every article file below `folder`, and what else might be taken for one. */
export function walk(
  disk: Disk,
  folder: string,
  ignore: readonly string[],
  generator: Generator | undefined,
  found: Diagnostic[],
): Walked {
  const files: ArticleFile[] = [];
  const passedOver = new Map<string, PassedOver>();
  const unreadFiles = new Map<string, string[]>();
  const isIgnored = ignore.length > 0 ? picomatch([...ignore], { dot: true }) : () => false;
  const hides = generator !== undefined && hiding.includes(generator.name);
  const reasonFor = (
    name: string,
    path: string,
    kind: Listed["kind"],
    isBundle: boolean,
  ): PassedOver | undefined => {
    if (sectionPage.test(name)) return "section page";
    if (ignored.test(name)) return "hidden name";
    if (isIgnored(path)) return "ignored by the config";
    if (hides && hidden.test(name)) return "hidden by the generator";
    if (path === name && frontPage.test(name)) return "front page";
    if (isBundle && asset.test(name)) return "beside a bundle";
    return kind === "folder" && machinery.test(name) ? "machinery" : undefined;
  };
  const visit = (below: string, inBundle = false): void => {
    const listed = listedIn(disk, below === "" ? folder : `${folder}/${below}`, found);
    const isBundle =
      inBundle || (below !== "" && listed.some(({ name }) => /^index\.(md|mdx|markdown)$/i.test(name)));
    const languageOf = languagesIn(listed);
    const twins = listed.every(({ name }) => distinct.test(name)) ? undefined : new Map<string, string>();
    for (const { name, kind } of listed.toSorted(byName)) {
      const path = below === "" ? name : `${below}/${name}`;
      const file = `${folder}/${path}`;
      const ending = name.slice(name.lastIndexOf(".") + 1 || name.length).toLowerCase();
      const article = kinds[ending];
      const reason = reasonFor(name, path, kind, isBundle);
      if (reason !== undefined) {
        if (article !== undefined || kind === "folder") passedOver.set(file, reason);
        continue;
      }
      if (twins !== undefined && (article !== undefined || kind === "folder")) {
        const alike = name.normalize("NFC").toLowerCase();
        const twin = twins.get(alike);
        if (twin === undefined) twins.set(alike, file);
        else found.push(diagnose("file-twin", { other: twin }, placeOf(file)));
      }
      if (kind === "folder") visit(path, isBundle);
      else if (kind === "file" && article !== undefined) {
        // Put together by `+` they would keep their parts in memory; what is cut out of another is slow to compare.
        const whole = [folder, path].join("/");
        const short = below === "" ? name : [below, name].join("/");
        const language = languageOf(name);
        const one = { path: short, file: whole, kind: article };
        files.push(language === undefined ? one : { ...one, language });
      } else if (kind === "file" && unread.has(ending)) {
        passedOver.set(file, "unread ending");
        const alike = unreadFiles.get(ending);
        if (alike === undefined) unreadFiles.set(ending, [file]);
        else alike.push(file);
      } else if (kind === "link" || (kind === "other" && article !== undefined)) {
        const what = kind === "link" ? "a symbolic link" : "neither a file nor a folder";
        found.push(diagnose("file-not-followed", { what }, placeOf(file)));
      }
    }
  };
  visit("");
  for (const [ending, all] of unreadFiles) {
    const [first = folder] = all;
    const facts = { ending: `.${ending}`, count: all.length };
    found.push(diagnose("ending-not-read", facts, placeOf(first)));
  }
  return { files, passedOver };
}

const suffixed = /^(.+)\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.[^.]+$/;

/** The language in `tide.fr.md`: a translation lies beside what it translates, or beside another. */
function languagesIn(listed: readonly Listed[]): (name: string) => LanguageTag | undefined {
  let bases: ReadonlyMap<string, number> | undefined;
  return (name) => {
    if (name.indexOf(".") === name.lastIndexOf(".")) return undefined;
    const [, base = "", suffix = ""] = suffixed.exec(name) ?? [];
    const language = languageTag(suffix);
    if (language === undefined) return undefined;
    bases ??= basesIn(listed);
    return (bases.get(base) ?? 0) > 1 ? language : undefined;
  };
}

/** How many names there are of each article. */
function basesIn(listed: readonly Listed[]): Map<string, number> {
  const bases = new Map<string, number>();
  for (const { name } of listed) {
    const base = suffixed.exec(name)?.[1] ?? name.replace(/\.[^.]+$/, "");
    bases.set(base, (bases.get(base) ?? 0) + 1);
  }
  return bases;
}

/** The names in a folder; none, and why, when it may not be looked into. */
function listedIn(disk: Disk, folder: string, found: Diagnostic[]): readonly Listed[] {
  try {
    return disk.list(folder) ?? [];
  } catch (error) {
    found.push(diagnose("file-unreadable", { reason: reasonOf(error) }, placeOf(folder)));
    return [];
  }
}

const placeOf = (file: string) => ({ file, line: 1, column: 1 });

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
