import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import {
  type Article,
  type Config,
  type Entry,
  type Instant,
  type Ledger,
  type LedgerLine,
  toWall,
} from "../model.ts";
import { isWrittenIdOf } from "./claim.ts";
import { isDue } from "./due.ts";
import { entriesOf, type Sought } from "./entry.ts";
import { frozenBreaches } from "./frozen.ts";
import { guard } from "./guard.ts";
import type { Decisions, Known } from "./known.ts";
import { match } from "./match.ts";
import { pagesAmong } from "./page.ts";
import { type Changes, changesOf, record } from "./record.ts";
import { uncertain } from "./uncertain.ts";
import { vanishedLines } from "./vanish.ts";

export interface Published {
  /** the articles that are to be seen, each with the id and the dates that readers know it by */
  readonly entries: readonly Entry[];
  /** the ledger as it is from this build on */
  readonly ledger: Ledger;
  readonly changes: Changes;
}

/** What is to be seen at `now`, and the ledger after that. */
export function publish(
  known: Known,
  config: Config,
  now: Instant,
  { accept = false, frozen = false }: Decisions = {},
): Outcome<Published> {
  const found: Diagnostic[] = [];
  const { articles, ledger } = known;
  const { sought, left, refused } = match(articles, ledger.lines, config, now, found);
  const pages = unpublishedPages(sought, config, now, found);
  const due = sought.filter(
    ({ article }) => !pages.has(article) && isDue(article, now, found) && !refused.has(article),
  );
  const renamed = renamedOf(due);
  const vanished = vanishedLines(left, known);
  // Whose new id is accepted has no line any more.
  const asMeant = (all: readonly Sought[]): readonly Sought[] =>
    accept && renamed.size > 0
      ? all.map((one) => (renamed.has(one.article) ? { article: one.article } : one))
      : all;
  const meant = asMeant(due);
  const fresh = meant.filter(({ article, line }) => line === undefined && article.writtenId === undefined);
  const open = uncertain(accept ? [] : fresh.map(({ article }) => article), vanished, found);
  if (!accept) reportRenamed(renamed, found);

  const seen = meant.filter(
    ({ article }) => !open.articles.has(article) && (accept || !renamed.has(article)),
  );
  const entries = entriesOf(seen, ledger.lines, config, now, found);
  const dropped = accept ? [...renamed.values()] : [];
  const gone = new Set([...vanished.filter((line) => !open.lines.has(line)), ...dropped]);
  const fate = { there: asMeant(sought), published: entries, gone };
  const lines = record(ledger.lines, fate, now);

  const outlook = { vanished, renamed: [...renamed.values()], published: entries };
  const stops = accept ? [] : guard(known, outlook, config);
  found.push(...stops, ...(frozen ? frozenBreaches(fate) : []));
  if (stops.length === 0) reportGone(gone, config, found);
  const changes = changesOf(ledger.lines, lines);
  return {
    value: { entries, ledger: { ...ledger, lines }, changes },
    diagnostics: found,
  };
}

/** What is a page rather than an article, as it has no date where articles have one, and was never published. */
function unpublishedPages(
  sought: readonly Sought[],
  { timeZone }: Config,
  now: Instant,
  found: Diagnostic[],
): ReadonlySet<Article> {
  const alike = pagesAmong(sought.map(({ article }) => article));
  if (alike.size === 0) return alike;
  const pages = sought.flatMap(({ article, line }) =>
    line === undefined && alike.has(article) ? article : [],
  );
  const day = new Date(toWall(now, timeZone)).toISOString().slice(0, 10);
  for (const { place } of pages) found.push(diagnose("page-without-date", { day }, place));
  return new Set(pages);
}

/** Articles that have another id in writing than the one that their readers know, with their lines. */
function renamedOf(due: readonly Sought[]): Map<Article, LedgerLine> {
  const renamed = new Map<Article, LedgerLine>();
  for (const { article, line } of due) {
    const written = article.writtenId?.value;
    if (written === undefined || line === undefined || isWrittenIdOf(line, written)) continue;
    renamed.set(article, line);
  }
  return renamed;
}

function reportRenamed(renamed: ReadonlyMap<Article, LedgerLine>, found: Diagnostic[]): void {
  for (const [{ writtenId, place }, { id }] of renamed) {
    const facts = {
      key: writtenId?.key ?? "id",
      written: writtenId?.value ?? "",
      id,
    };
    found.push(diagnose("id-changed", facts, writtenId?.place ?? place));
  }
}

function reportGone(gone: ReadonlySet<LedgerLine>, { articles }: Config, found: Diagnostic[]): void {
  for (const { path, title } of gone) {
    const place = { file: `${articles}/${path}`, line: 1, column: 1 };
    found.push(diagnose("gone", { title }, place));
  }
}
