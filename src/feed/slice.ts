import type { Diagnostic } from "../diagnostic.ts";
import {
  type Config,
  type EntryId,
  type FeedPlan,
  type LanguageTag,
  type LedgerLine,
  mainFeed,
  type PlainText,
} from "../model.ts";
import { slicesOfKind } from "./each.ts";
import { namedSlice } from "./named.ts";
import { type Publication, type Stock, stockOf } from "./stock.ts";
import { byAge } from "./window.ts";

/** A feed that is to be: what it is about, and what is in it. */
export interface Slice {
  /** by which the ledger knows it, and the folder in which it lies */
  readonly name: string;
  readonly plan: FeedPlan;
  readonly value: PlainText;
  /** where all its articles are in one */
  readonly language?: LanguageTag;
  /** entries that may be shown in it; absent: all */
  readonly members?: ReadonlySet<EntryId>;
  /** the lines that count in it, newest first: those of its members, and of all that ever were */
  readonly counted: readonly LedgerLine[];
}

/** The feeds that have an entry or ever had one; the main one first, those of a kind by their names. */
export function slicesOf(publication: Publication, config: Config, found: Diagnostic[]): Slice[] {
  const lines = byAge(publication.ledger.lines);
  let stock: Stock | undefined;
  return config.feeds.flatMap((plan) => {
    if (plan.name === mainFeed) return { name: mainFeed, plan, value: config.title, counted: lines };
    stock ??= stockOf(publication, lines, config);
    if (plan.each !== undefined) return slicesOfKind(plan, plan.each, stock, found);
    return namedSlice(plan, stock, found);
  });
}
