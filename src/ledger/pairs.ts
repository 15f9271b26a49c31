import type { Article, LedgerLine } from "../model.ts";

/** Articles and lines that found each other, and those that are free. */
export class Pairs {
  readonly lineOf = new Map<Article, LedgerLine>();
  private readonly taken = new Set<LedgerLine>();
  private readonly articles: readonly Article[];
  private readonly lines: readonly LedgerLine[];
  private readonly linesAt: ReadonlyMap<string, readonly LedgerLine[]>;
  private readonly articleAt: ReadonlyMap<string, Article>;
  private readonly digests: ReadonlySet<string>;

  constructor(articles: readonly Article[], lines: readonly LedgerLine[]) {
    this.articles = articles;
    this.lines = lines;
    this.linesAt = groups(lines, ({ path }) => path);
    this.articleAt = new Map(articles.map((article) => [article.path, article]));
    this.digests = new Set(lines.map(({ digest }) => digest));
  }

  pair(article: Article, line: LedgerLine): void {
    this.lineOf.set(article, line);
    this.taken.add(line);
  }

  freeArticles(): Article[] {
    return this.articles.filter((article) => !this.lineOf.has(article));
  }

  freeLines(): LedgerLine[] {
    return this.lines.filter((line) => !this.taken.has(line));
  }

  /** The article at the line's path, if it has no line yet. */
  mateOf(line: LedgerLine): Article | undefined {
    const mate = this.articleAt.get(line.path);
    return mate === undefined || this.lineOf.has(mate) ? undefined : mate;
  }

  /** Whether these words were published before, wherever. */
  isKnown(digest: string): boolean {
    return this.digests.has(digest);
  }

  /** Pairs articles with the line of their own path, one that is in the feeds before one that is gone. */
  atPath(fits: (article: Article, line: LedgerLine) => boolean): void {
    for (const article of this.freeArticles()) {
      const lines = (this.linesAt.get(article.path) ?? []).filter(
        (line) => !this.taken.has(line) && fits(article, line),
      );
      const line = lines.find(({ gone }) => gone === undefined) ?? lines[0];
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
      if (lines.length === 0) continue;
      const byKey = groups(lines, keyOfLine);
      const pairs: [Article, LedgerLine][] = [];
      for (const [key, articles] of groups(this.freeArticles(), keyOfArticle)) {
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
