import { type Config, type Instant, type Label, type PermalinkParts, toWall, type Url } from "../model.ts";
import { encodePath, pathParts, webUrl } from "./url.ts";

interface Known {
  readonly parts: PermalinkParts;
  /** wall time of the publication */
  readonly wall: Date;
  readonly categories: readonly string[];
  readonly language: string;
}

const two = (value: number) => String(value).padStart(2, "0");
/** Folders that generators keep articles in and leave out of addresses. */
const isHidden = (folder: string) => folder.startsWith("_");
const folders = ({ parts }: Known) => parts.folders.filter((folder) => !isHidden(folder)).join("/");

/** What a permalink pattern may name, by the words of the usual generators; each gives a path, not yet encoded. */
export const permalinkTokens: Readonly<Record<string, (known: Known) => string>> = {
  year: ({ wall }) => String(wall.getUTCFullYear()).padStart(4, "0"),
  short_year: ({ wall }) => two(wall.getUTCFullYear() % 100),
  month: ({ wall }) => two(wall.getUTCMonth() + 1),
  i_month: ({ wall }) => String(wall.getUTCMonth() + 1),
  day: ({ wall }) => two(wall.getUTCDate()),
  i_day: ({ wall }) => String(wall.getUTCDate()),
  hour: ({ wall }) => two(wall.getUTCHours()),
  minute: ({ wall }) => two(wall.getUTCMinutes()),
  second: ({ wall }) => two(wall.getUTCSeconds()),
  slug: ({ parts }) => parts.slug,
  title: ({ parts }) => parts.slug,
  name: ({ parts }) => parts.slug,
  stem: ({ parts }) => parts.stem,
  filename: ({ parts }) => parts.stem,
  path: (known) => `${folders(known)}/${known.parts.slug}`,
  section: (known) => folders(known).split("/")[0] ?? "",
  sections: folders,
  category: ({ categories }) => categories[0] ?? "",
  categories: ({ categories }) => categories.join("/"),
  lang: ({ language }) => language,
  output_ext: () => ".html",
};

/** Whether every name in `pattern` is one that a permalink may have, and there is one. */
export function isPermalinkPattern(pattern: string): boolean {
  const named = [...pattern.matchAll(/:([a-z_]+)/g)].map(([, name = ""]) => name);
  return named.length > 0 && named.every((name) => Object.hasOwn(permalinkTokens, name));
}

/** What the link of an entry depends on besides its parts. */
export interface Linked {
  readonly permalink: PermalinkParts;
  readonly categories: readonly Label[];
  readonly language?: string;
}

/** The address of an article published at `published`: what its author wrote, else what the site's pattern says. */
export function permalink(article: Linked, published: Instant, config: Config): Url {
  const { written } = article.permalink;
  if (written !== undefined) return written;
  const known: Known = {
    parts: article.permalink,
    wall: new Date(toWall(published, config.timeZone)),
    categories: article.categories.map(({ name, term }) => term ?? name),
    language: article.language ?? config.language ?? "",
  };
  const filled = (article.permalink.pattern ?? config.permalink).replace(
    /:([a-z_]+)/g,
    (token, name: string) => {
      const value = permalinkTokens[name]?.(known);
      return value === undefined ? token : value;
    },
  );
  const parts = pathParts(filled);
  const end = filled.endsWith("/") && parts.length > 0 ? "/" : "";
  const url = webUrl(encodePath(parts) + end, config.site);
  if (url === undefined) throw new Error(`no permalink from ${filled}`);
  return url;
}
