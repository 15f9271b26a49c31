import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { isIri, recordedId } from "../markup/identifier.ts";
import {
  type Config,
  type EntryId,
  type ForeignFeed,
  type Instant,
  type Ledger,
  mainFeed,
} from "../model.ts";
import type { Ground, Identified } from "./foreign.ts";
import type { NamedFeed } from "./known.ts";
import { type Manners, TakeOver } from "./takeover.ts";

export type { Manners } from "./takeover.ts";

/** What becomes of what the feeds say. */
export interface Adoption {
  readonly ledger: Ledger;
  /** articles whose id is taken over, by what they were known */
  readonly taken: Readonly<Record<Ground, number>>;
  /** articles that had the id already */
  readonly known: number;
  /** entries that no article is */
  readonly alone: number;
  /** articles that subscribers will see as new */
  readonly fresh: number;
  /** articles that are older than what the feeds reach back to */
  readonly past: number;
}

/** Takes ids and dates of what subscribers have over into the ledger; of several feeds the first counts. */
export function adopt(
  ledger: Ledger,
  articles: readonly Identified[],
  feeds: readonly NamedFeed[],
  config: Config,
  now: Instant,
  manners: Manners,
): Outcome<Adoption> {
  const found: Diagnostic[] = [];
  const work = new TakeOver(ledger, config, now, manners, found);
  const [first] = feeds;
  work.since = manners.endsEarly && first !== undefined ? oldestOf(first.feed) : undefined;
  for (const { name, feed } of feeds) work.take(name, feed, articles);
  work.settle(articles);
  const { taken, known, alone, fresh, past } = work;
  const lines = work.lines();
  const ids = feedIds(ledger, feeds, manners, found);
  return {
    value: { ledger: { ...ledger, feeds: ids, lines }, taken, known, alone: alone.size, fresh, past },
    diagnostics: found,
  };
}

/** The main feed's own id: the first of those that Atom feeds have. */
function feedIds(
  { feeds: before }: Ledger,
  feeds: readonly NamedFeed[],
  { accept }: Manners,
  found: Diagnostic[],
): ReadonlyMap<string, EntryId> {
  const other = feeds.flatMap(({ feed: { id } }) =>
    id !== undefined && isIri(id) ? (recordedId(id) ?? []) : [],
  )[0];
  const id = before.get(mainFeed);
  if (other === undefined || id === other) return before;
  if (id !== undefined && !accept) {
    found.push(diagnose("adopt-feed-id", { id, other }));
    return before;
  }
  return new Map([...before, [mainFeed, other]]);
}

/** What is from before it was published long ago: the feed does not reach back so far. */
function oldestOf({ entries }: ForeignFeed): Instant | undefined {
  const dates = entries.flatMap(({ published, updated }) => published ?? updated ?? []);
  return dates.sort((a, b) => a - b)[0];
}
