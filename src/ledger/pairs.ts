import type { Article, LedgerLine } from "../model.ts";
import { along } from "./along.ts";
import type { Sought } from "./entry.ts";

/** Articles and lines that found each other, and those that are free. */
export class Pairs {
  /** every article, with its line if it has found it */
  readonly sought: readonly Sought[];
  private readonly lines: readonly LedgerLine[];
  private readonly taken = new Set<LedgerLine>();
  /** what was free when it was last asked for */
  private free: { readonly sought: readonly Sought[]; readonly lines: readonly LedgerLine[] };
  private soughtAt: ReadonlyMap<string, Sought> | undefined;
  private digests: ReadonlySet<string> | undefined;

  constructor(articles: readonly Article[], lines: readonly LedgerLine[]) {
    this.sought = articles.map((article) => ({ article, line: undefined }));
    this.lines = lines;
    this.free = { sought: this.sought, lines };
  }

  pair(one: Sought, line: LedgerLine): void {
    one.line = line;
    this.taken.add(line);
  }

  /** The articles that have no line yet. */
  freeSought(): readonly Sought[] {
    const sought = this.free.sought.filter(({ line }) => line === undefined);
    this.free = { ...this.free, sought };
    return sought;
  }

  freeLines(): readonly LedgerLine[] {
    if (this.taken.size > 0) {
      const lines = this.free.lines.filter((line) => !this.taken.has(line));
      this.free = { ...this.free, lines };
    }
    return this.free.lines;
  }

  /** The article at the line's path, if it has no line yet. */
  mateOf(line: LedgerLine): Sought | undefined {
    this.soughtAt ??= new Map(this.freeSought().map((one) => [one.article.path, one]));
    const mate = this.soughtAt.get(line.path);
    return mate?.line === undefined ? mate : undefined;
  }

  /** Whether these words were published before, wherever. */
  isKnown(digest: string): boolean {
    this.digests ??= new Set(this.lines.map((line) => line.digest));
    return this.digests.has(digest);
  }

  /**
   * Pairs what `atPath` would pair first, lines that are in the feeds, as far as articles and lines are in one order,
   * which is that of their paths: then they are gone through but once.
   */
  inOrder(fits: (article: Article, line: LedgerLine) => boolean): void {
    const soughtAt = along(this.sought, ({ article }) => article.path);
    const lines = this.freeLines().filter((line) => {
      const one = soughtAt(line.path);
      if (one === undefined || one.line !== undefined) return true;
      if (line.gone !== undefined || !fits(one.article, line)) return true;
      one.line = line;
      return false;
    });
    this.free = { ...this.free, lines };
  }

  /** Pairs articles with the line of their own path, one that is in the feeds before one that is gone. */
  atPath(fits: (article: Article, line: LedgerLine) => boolean): void {
    const lines = this.freeLines();
    const linesAt = groups(lines, ({ path }) => path);
    for (const one of lines.length === 0 ? [] : this.freeSought()) {
      const there = (linesAt.get(one.article.path) ?? []).filter(
        (line) => !this.taken.has(line) && fits(one.article, line),
      );
      const line = there.find(({ gone }) => gone === undefined) ?? there[0];
      if (line !== undefined) this.pair(one, line);
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
      const free = lines.length === 0 ? [] : this.freeSought();
      if (free.length === 0) continue;
      const byKey = groups(lines, keyOfLine);
      const pairs: [Sought, LedgerLine][] = [];
      for (const [key, articles] of groups(free, ({ article }) => keyOfArticle(article))) {
        const [one, ...others] = articles;
        const [line, ...more] = byKey.get(key) ?? [];
        if (one && line && others.length + more.length === 0 && isFree(line)) pairs.push([one, line]);
      }
      for (const [one, line] of pairs) this.pair(one, line);
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
