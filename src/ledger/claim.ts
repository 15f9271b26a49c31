import { isIri, writtenIdIn } from "../markup/identifier.ts";
import type { LedgerLine } from "../model.ts";
import type { Sought } from "./entry.ts";

/** The lines whose ids articles have in writing, each with those articles. */
export function linesClaimedBy(
  sought: readonly Sought[],
  lines: readonly LedgerLine[],
): Map<LedgerLine, Sought[]> {
  const claims = new Map<LedgerLine, Sought[]>();
  const writers = sought.filter(({ article }) => article.writtenId !== undefined);
  if (writers.length === 0) return claims;
  const words = new Set(writers.map(({ article }) => wordOf(article.writtenId?.value ?? "")));
  const byId = new Map<string, LedgerLine[]>();
  for (const line of lines) {
    for (const id of new Set([line.id, line.atom, writtenIdIn(line.id)])) {
      if (id !== undefined && words.has(id)) byId.set(id, [...(byId.get(id) ?? []), line]);
    }
  }
  for (const one of writers) {
    const { article } = one;
    const written = wordOf(article.writtenId?.value ?? "");
    const claimed = byId.get(written) ?? [];
    const line =
      claimed.find(({ id, atom }) => id === written || atom === written) ??
      claimed.find(({ path }) => path === article.path || claimed.length === 1);
    if (line !== undefined) claims.set(line, [...(claims.get(line) ?? []), one]);
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
