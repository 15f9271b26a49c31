import type { Article } from "../model.ts";

/** With fewer other articles than this nobody can say what is usual on the site. */
const fewest = 10;

/**
 * Pages such as `about.md` in a folder full of dated articles: those without a date, where at least ten others, and
 * nine in ten of them, have one; in a folder of nothing but pages it suffices that most of the site's articles have.
 * What was published before is an article all the same; ask the ledger first.
 */
export function pagesAmong(articles: readonly Article[]): ReadonlySet<Article> {
  const isOpen = ({ state }: Article) => state.kind === "public";
  const undated = articles.filter((article) => article.published === undefined && isOpen(article));
  if (undated.length === 0) return new Set();
  const dated = articles.filter((article) => article.published !== undefined && isOpen(article));
  const others = dated.length + undated.length - 1;
  const share = dated.length < fewest || others === 0 ? 0 : dated.length / others;
  if (share <= 0.5) return new Set();
  if (share >= 0.9) return new Set(undated);
  const datedFolders = new Set(dated.map(folderOf));
  return new Set(undated.filter((article) => !datedFolders.has(folderOf(article))));
}

/** The folder in which the article lies, or its own folder when its text is the `index` of that. */
const folderOf = ({ path }: Article) =>
  path.replace(/(?:^|\/)index\.[^/]+$/i, "").replace(/(?:^|\/)[^/]*$/, "");
