import type { Digest, LanguageTag } from "./scalar.ts";

/** A place in a file that a person wrote. */
export interface Place {
  /** as diagnostics name it: relative to the root, `/` between folders */
  readonly file: string;
  /** 1-based */
  readonly line: number;
  /** 1-based, in UTF-16 units, as editors count */
  readonly column: number;
}

/** A value of the front matter: scalars are the characters typed; what was left empty is not there at all. */
export type Written = string | readonly Written[] | { readonly [key: string]: Written };

/** A key of the front matter with what was written under it. */
export interface Field {
  /** as typed */
  readonly key: string;
  readonly value: Written;
  /** of the value */
  readonly place: Place;
}

/** How the body is written. */
export type Kind = "markdown" | "html" | "wire";

/** A file that holds an article, not yet read. */
export interface ArticleFile {
  /** below the articles folder, `/` between folders */
  readonly path: string;
  /** as diagnostics and the disk name it: relative to the root */
  readonly file: string;
  readonly kind: Kind;
  /** the language that the file's name says, as in `tide.fr.md` beside `tide.md` */
  readonly language?: LanguageTag;
}

/** A source file as it was written: the fields with their places, the body's text. */
export interface Document extends ArticleFile {
  /** by key in lower case */
  readonly fields: ReadonlyMap<string, Field>;
  /** what follows the front matter; decoded when it is first asked for, which must be before another file is read */
  readonly text: string;
  /** of the text, white space collapsed */
  readonly digest: Digest;
  /** the text has no character, reference or mark that must be looked at again: most texts */
  readonly isPlain: boolean;
  /** where `text` begins in the decoded file, in UTF-16 units */
  readonly offset: number;
  /** the line on which `text` begins, 1-based */
  readonly line: number;
}

/** The site generator that a folder was made for, and what its config says of addresses. */
export interface Generator {
  readonly name: "astro" | "docusaurus" | "hexo" | "hugo" | "jekyll" | "pelican" | "zola";
  /** whether addresses have the capitals of file names */
  readonly keepsCase: boolean;
  /** whether addresses have the day that a file's name begins with */
  readonly keepsDay: boolean;
  /** whether addresses are made of titles where no slug is written */
  readonly namesByTitle: boolean;
}

/** Why a file or a folder below the articles folder was passed over. */
export type PassedOver =
  | "hidden name"
  | "ignored by the config"
  | "front page"
  | "section page"
  | "beside a bundle"
  | "machinery"
  | "hidden by the generator"
  | "unread ending";

/** What the articles folder holds. */
export interface Source {
  /** in the order of their paths, whatever the disk's own order is */
  readonly files: readonly ArticleFile[];
  /** what is known of people whom articles name by an id, as it was written */
  readonly people: ReadonlyMap<string, Written>;
  /** absent where nothing at the site's root tells */
  readonly generator?: Generator;
  /** by path relative to the root: files with an article's ending, and folders */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  /** folders below the articles folder that may not be looked into */
  readonly closed: readonly string[];
}
