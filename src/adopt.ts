import { readArticles } from "./articles.ts";
import { type Diagnostic, exitCode, type Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { type Adoption, adopt as adoptInto, type Manners } from "./ledger/adopt.ts";
import { isDue } from "./ledger/due.ts";
import { entriesOf } from "./ledger/entry.ts";
import { ledgerChange, ledgerPath, readLedger } from "./ledger/file.ts";
import type { Decisions, NamedFeed } from "./ledger/known.ts";
import { match } from "./ledger/match.ts";
import { alone } from "./ledger/save.ts";
import type { Article, Config, Instant, Ledger, SavedFile } from "./model.ts";
import { save } from "./output/save.ts";
import { openSource } from "./source/open.ts";

/** What was taken over, or would be. */
export interface Adopted extends Adoption {
  /** the ledger's file, when it changes */
  readonly saved?: SavedFile;
}

/**
 * Takes ids and dates of what subscribers have over into the ledger, and writes nothing else. Errors of articles are
 * told, since a broken article is not found.
 */
export async function adopt(
  config: Config,
  disk: Disk,
  now: Instant,
  feeds: readonly NamedFeed[],
  { accept = false }: { readonly accept?: boolean } = {},
): Promise<Outcome<Adopted | undefined>> {
  const source = openSource(disk, config);
  const articles = await readArticles(source.value, config, disk);
  const ledger = readLedger(disk, config.articles);
  const told = [...source.diagnostics, ...articles.diagnostics, ...ledger.diagnostics];
  const errors = told.filter(({ severity }) => severity === "error");
  if (ledger.value === undefined || feeds.length === 0) return { value: undefined, diagnostics: errors };
  const manners = { accept, endsEarly: true, vanished: false };
  const taken = join(articles.value, ledger.value, feeds, config, now, manners);
  const diagnostics = [...errors, ...taken.diagnostics];
  const text = ledgerChange(disk, config.articles, taken.value.ledger);
  if (text === undefined || exitCode(diagnostics) >= 2) return { value: taken.value, diagnostics };
  const saved = { file: ledgerPath(config.articles), text };
  const change = { before: ledger.value, after: taken.value.ledger, saved };
  const written = await alone(disk, config.articles, change, async () => {
    const failed = save(disk, saved.file, saved.text);
    return { value: failed.length > 0 ? [] : [saved], diagnostics: failed };
  });
  return {
    value: { ...taken.value, ...(written.value.length > 0 && { saved }) },
    diagnostics: [...diagnostics, ...written.diagnostics],
  };
}

/** The ledger with what is taken first of the feeds that subscribers have, where the ledger itself was not kept. */
export function takeOver(
  articles: readonly Article[],
  ledger: Ledger,
  config: Config,
  now: Instant,
  { accept = false, against = [] }: Decisions,
): Outcome<Ledger> {
  const [first] = against;
  if (first === undefined) return { value: ledger, diagnostics: [] };
  // A feed that is not full shows all that was ever published.
  const endsEarly = first.feed.entries.length >= config.limit;
  const manners = { accept, endsEarly, vanished: true };
  const { value, diagnostics } = join(articles, ledger, against, config, now, manners);
  return { value: value.ledger, diagnostics: diagnostics.filter(({ severity }) => severity === "error") };
}

function join(
  articles: readonly Article[],
  ledger: Ledger,
  feeds: readonly NamedFeed[],
  config: Config,
  now: Instant,
  manners: Manners,
): Outcome<Adoption> {
  // What is wrong with them is told when they are published.
  const untold: Diagnostic[] = [];
  const { sought } = match(articles, ledger.lines, config, now, untold);
  const due = sought.filter(({ article }) => isDue(article, now, untold));
  const entries = entriesOf(due, ledger.lines, config, now, untold);
  const known = entries.map((entry) => ({ entry, line: entry.before }));
  return adoptInto(ledger, known, feeds, config, now, manners);
}
