import { isIri, writtenIdIn } from "../markup/identifier.ts";
import type { Article, LedgerLine } from "../model.ts";

/** The lines whose ids articles have in writing, each with those articles. */
export function linesClaimedBy(
  articles: readonly Article[],
  lines: readonly LedgerLine[],
): Map<LedgerLine, Article[]> {
  const claims = new Map<LedgerLine, Article[]>();
  const writers = articles.filter(({ writtenId }) => writtenId !== undefined);
  if (writers.length === 0) return claims;
  const byId = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    for (const id of new Set([line.id, line.atom, writtenIdIn(line.id)])) {
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), line]);
    }
  }
  for (const article of writers) {
    const written = wordOf(article.writtenId?.value ?? "");
    const claimed = byId.get(written) ?? [];
    const line =
      claimed.find(({ id, atom }) => id === written || atom === written) ??
      claimed.find(({ path }) => path === article.path || claimed.length === 1);
    if (line !== undefined) claims.set(line, [...(claims.get(line) ?? []), article]);
  }
  return claims;
}

/** Whether `written` in an article means the line's id; host and year in one that was made of a word may be others. */
export function isWrittenIdOf({ id, atom }: LedgerLine, written: string): boolean {
  return [id, atom, writtenIdIn(id)].includes(wordOf(written));
}

function wordOf(written: string): string {
  const trimmed = written.trim();
  return isIri(trimmed) ? trimmed : trimmed.normalize("NFC");
}
