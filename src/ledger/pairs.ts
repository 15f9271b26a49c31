import type { Article, LedgerLine } from "../model.ts";

/** Articles and lines that found each other, and those that are free. */
export class Pairs {
  readonly lineOf = new Map<Article, LedgerLine>();
  private readonly taken = new Set<LedgerLine>();
  private readonly articles: readonly Article[];
  private readonly lines: readonly LedgerLine[];
  /** what was free when it was last asked for */
  private free: { readonly articles: readonly Article[]; readonly lines: readonly LedgerLine[] };
  private articleAt: ReadonlyMap<string, Article> | undefined;
  private digests: ReadonlySet<string> | undefined;

  constructor(articles: readonly Article[], lines: readonly LedgerLine[]) {
    this.articles = articles;
    this.lines = lines;
    this.free = { articles, lines };
  }

  pair(article: Article, line: LedgerLine): void {
    this.lineOf.set(article, line);
    this.taken.add(line);
  }

  freeArticles(): readonly Article[] {
    const articles = this.free.articles.filter((article) => !this.lineOf.has(article));
    this.free = { ...this.free, articles };
    return articles;
  }

  freeLines(): readonly LedgerLine[] {
    const lines = this.free.lines.filter((line) => !this.taken.has(line));
    this.free = { ...this.free, lines };
    return lines;
  }

  /** The article at the line's path, if it has no line yet. */
  mateOf(line: LedgerLine): Article | undefined {
    this.articleAt ??= new Map(this.articles.map((article) => [article.path, article]));
    const mate = this.articleAt.get(line.path);
    return mate === undefined || this.lineOf.has(mate) ? undefined : mate;
  }

  /** Whether these words were published before, wherever. */
  isKnown(digest: string): boolean {
    this.digests ??= new Set(this.lines.map((line) => line.digest));
    return this.digests.has(digest);
  }

  /** Pairs articles with the line of their own path, one that is in the feeds before one that is gone. */
  atPath(fits: (article: Article, line: LedgerLine) => boolean): void {
    const articles = this.freeArticles();
    const linesAt = groups(articles.length === 0 ? [] : this.freeLines(), ({ path }) => path);
    for (const article of articles) {
      const there = (linesAt.get(article.path) ?? []).filter(
        (line) => !this.taken.has(line) && fits(article, line),
      );
      const line = there.find(({ gone }) => gone === undefined) ?? there[0];
      if (line !== undefined) this.pair(article, line);
    }
  }

  /** Pairs what has the same key and is the only one on both sides; what is in the feeds before what is gone. */
  elsewhere(
    keyOfArticle: (article: Article) => string | undefined,
    keyOfLine: (line: LedgerLine) => string | undefined,
    isFree: (line: LedgerLine) => boolean = () => true,
  ): void {
    for (const gone of [false, true]) {
      const lines = this.freeLines().filter((line) => (line.gone !== undefined) === gone);
      const free = lines.length === 0 ? [] : this.freeArticles();
      if (free.length === 0) continue;
      const byKey = groups(lines, keyOfLine);
      const pairs: [Article, LedgerLine][] = [];
      for (const [key, articles] of groups(free, keyOfArticle)) {
        const [article, ...others] = articles;
        const [line, ...more] = byKey.get(key) ?? [];
        if (article && line && others.length + more.length === 0 && isFree(line)) pairs.push([article, line]);
      }
      for (const [article, line] of pairs) this.pair(article, line);
    }
  }
}

function groups<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string | undefined,
): Map<string, Value[]> {
  const grouped = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = grouped.get(key);
    if (group === undefined) grouped.set(key, [value]);
    else group.push(value);
  }
  return grouped;
}
