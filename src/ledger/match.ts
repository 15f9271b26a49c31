import type { Diagnostic } from "../diagnostic.ts";
import { diagnose } from "../diagnostic.ts";
import { comparable } from "../markup/text.ts";
import type { Article, Config, Instant, LedgerLine } from "../model.ts";
import { linesClaimedBy } from "./claim.ts";
import { addressOf, type Sought } from "./entry.ts";
import { Pairs } from "./pairs.ts";
import { slugOf } from "./slug.ts";

/** Which line of the ledger each article is. */
export interface Matching {
  readonly sought: readonly Readonly<Sought>[];
  /** lines that no article is */
  readonly left: readonly LedgerLine[];
  /** articles whose written id is another's */
  readonly refused: ReadonlySet<Article>;
}

/**
 * Finds every article's line, the surest signs first: a written id, its path with the same words, its words word for
 * word at another path, its path with the same title, its address, its title with its date, its path with its date or
 * address, the name of its file with its date. Nothing counts that would fit two articles or two lines.
 */
export function match(
  articles: readonly Article[],
  lines: readonly LedgerLine[],
  config: Config,
  now: Instant,
  found: Diagnostic[],
): Matching {
  const pairs = new Pairs(articles, lines);
  const refused = claimWritten(pairs, found);
  const linkOf = (article: Article, line?: LedgerLine) =>
    addressKey(addressOf(article, line?.published ?? now, config));
  const isPublic = ({ state }: Article) => state.kind === "public";
  const sameDay = (article: Article, line: LedgerLine) => article.published === line.published;

  const isWordForWord = (article: Article, line: LedgerLine) => article.digest === line.digest;

  pairs.inOrder(isWordForWord);
  pairs.atPath(isWordForWord);
  pairs.elsewhere(
    (article) => article.digest,
    (line) => line.digest,
    (line) => {
      const mate = pairs.mateOf(line)?.article;
      return (
        mate === undefined || !(isTitled(mate, line) || sameDay(mate, line)) || pairs.isKnown(mate.digest)
      );
    },
  );
  pairs.atPath(isTitled);
  pairs.elsewhere(
    (article) => linkOf(article),
    (line) => (isVanished(line) ? undefined : addressKey(line.link)),
    (line) => pairs.mateOf(line) === undefined,
  );
  pairs.elsewhere(
    ({ title, published }) => (published === undefined ? undefined : titleKey(title, published)),
    ({ title, published }) => titleKey(title, published),
  );
  pairs.atPath(sameDay);
  // What vanished once may have left its address to another.
  pairs.atPath(
    (article, line) =>
      (line.gone === undefined || (line.withdrawn === true && !isPublic(article))) &&
      linkOf(article, line) === addressKey(line.link),
  );
  pairs.elsewhere(
    ({ path, published }) => (published === undefined ? undefined : nameKey(path, published)),
    ({ path, published }) => nameKey(path, published),
    (line) => pairs.mateOf(line) === undefined,
  );
  return { sought: pairs.sought, left: pairs.freeLines(), refused };
}

const isTitled = (article: Article, line: LedgerLine) => comparable(article.title) === comparable(line.title);
const isVanished = (line: LedgerLine) => line.gone !== undefined;
const titleKey = (title: string, published: Instant) => `${comparable(title)}\n${published}`;
const nameKey = (path: string, published: Instant) => `${slugOf(path)}\n${published}`;

/** An address without scheme and host, which a site may change. */
function addressKey(link: string): string {
  const { pathname, search } = new URL(link);
  return (
    pathname.replace(/(?:\/index\.html?|\/)$/, "").replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()) +
    search
  );
}

/** Gives lines to those who wrote their id; others who wrote it too are refused. */
function claimWritten(pairs: Pairs, found: Diagnostic[]): Set<Article> {
  const refused = new Set<Article>();
  for (const [line, claimants] of linesClaimedBy(pairs.sought, pairs.freeLines())) {
    const mate = pairs.mateOf(line);
    const owner =
      mate !== undefined &&
      (mate.article.digest === line.digest || isTitled(mate.article, line)) &&
      !claimants.includes(mate)
        ? mate
        : undefined;
    const [winner] = claimants.toSorted((a, b) => byRight(a.article, b.article, line));
    const holder = owner ?? winner;
    if (holder === undefined) continue;
    pairs.pair(holder, line);
    for (const { article } of claimants) {
      if (article === holder.article) continue;
      refused.add(article);
      if (article.state.kind !== "public") continue;
      const related = [{ message: "the article that keeps it", place: holder.article.place }];
      const place = article.writtenId?.place ?? article.place;
      found.push(diagnose("id-taken", { id: line.id, other: holder.article.file }, place, related));
    }
  }
  return refused;
}

/** Who is to be seen before who is not, who lies where the line says, then the older, then the first path. */
function byRight(a: Article, b: Article, line: LedgerLine): number {
  const hidden = (one: Article) => Number(one.state.kind !== "public");
  const away = (one: Article) => Number(one.path !== line.path);
  const age = (one: Article) => one.published ?? Number.POSITIVE_INFINITY;
  return (
    hidden(a) - hidden(b) || away(a) - away(b) || Math.sign(age(a) - age(b)) || (a.path < b.path ? -1 : 1)
  );
}
