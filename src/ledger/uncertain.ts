import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { comparable } from "../markup/text.ts";
import type { Article, LedgerLine } from "../model.ts";
import { writeInstant } from "./instant.ts";
import { slugOf } from "./slug.ts";

/** More comparisons of words than this are not made: so many articles vanish only when the guard stops the build. */
const mostComparisons = 1_000_000;
/** Candidates that a message lists. */
const mostListed = 5;

/**
 * New articles that may be ones that vanished: at the same path, of the same date or slug, or with half the words of
 * the title. They are held back, since each would be shown again under another id.
 * @returns those articles, and the lines that they may be
 */
export function uncertain(
  fresh: readonly Article[],
  vanished: readonly LedgerLine[],
  found: Diagnostic[],
): { readonly articles: ReadonlySet<Article>; readonly lines: ReadonlySet<LedgerLine> } {
  const articles = new Set<Article>();
  const lines = new Set<LedgerLine>();
  const words = new Map(vanished.map((line) => [line, wordsOf(line.title)]));
  const wordsCount = fresh.length * vanished.length <= mostComparisons;
  for (const article of vanished.length === 0 ? [] : fresh) {
    const own = wordsOf(article.title);
    const candidates = vanished.filter(
      (line) =>
        line.path === article.path ||
        line.published === article.published ||
        slugOf(line.path) === slugOf(article.path) ||
        (wordsCount && isHalf(own, words.get(line) ?? new Set())),
    );
    if (candidates.length === 0) continue;
    articles.add(article);
    for (const line of candidates) lines.add(line);
    const listed = candidates.slice(0, mostListed).map(({ path, id, title, published }) => ({
      message: `if it is "${title}" of ${writeInstant(published).slice(0, 10)}, write \`id: ${id}\``,
      place: placeOf(path, article),
    }));
    found.push(diagnose("move-uncertain", { count: candidates.length }, article.place, listed));
  }
  return { articles, lines };
}

/** Where the vanished file was. */
function placeOf(path: string, { file, path: own }: Article) {
  return { file: file.slice(0, file.length - own.length) + path, line: 1, column: 1 };
}

function wordsOf(title: string): ReadonlySet<string> {
  return new Set(comparable(title).match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Whether half the words of the longer title are in the other. */
function isHalf(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared * 2 >= Math.max(one.size, other.size);
}
