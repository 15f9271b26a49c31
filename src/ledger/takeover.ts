import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { isIri, recordedId } from "../markup/identifier.ts";
import { comparableUrl } from "../markup/same.ts";
import type { Config, ForeignEntry, ForeignFeed, Instant, Ledger, LedgerLine } from "../model.ts";
import { lineAlone, lineOf } from "./adopted.ts";
import { isWrittenIdOf } from "./claim.ts";
import {
  type Candidate,
  type Ground,
  type Identified,
  likelihood,
  linkOf,
  type Match,
  matchEntries,
} from "./foreign.ts";
import { givenIds } from "./identity.ts";
import { writeInstant } from "./instant.ts";

/** Entries that a message lists. */
const mostListed = 5;

/** How the feeds are to be understood. */
export interface Manners {
  /** whether ids may be replaced under which articles are published already */
  readonly accept: boolean;
  /** whether articles older than the oldest entry were published long ago, not overlooked */
  readonly endsEarly: boolean;
  /** whether entries without an article count as vanished, which the guard then looks at */
  readonly vanished: boolean;
}

/** The ledger while feeds are taken over into it. */
export class TakeOver {
  readonly taken: Record<Ground, number> = { id: 0, link: 0, address: 0, title: 0 };
  known = 0;
  fresh = 0;
  past = 0;
  /** what is older is in no feed */
  since: Instant | undefined;
  /** entries that no article is, by their id */
  readonly alone = new Set<string>();
  /** the id that counts, by article */
  private readonly settled = new Map<Identified, { readonly id: string; readonly name: string }>();
  /** articles that may be entries which are not certain enough */
  private readonly uncertain = new Set<Candidate>();
  /** every id that was ever given */
  private readonly given: Set<string>;
  private readonly added: LedgerLine[] = [];
  private readonly removed = new Set<LedgerLine>();
  private readonly ended = new Set<LedgerLine>();
  private readonly before: readonly LedgerLine[];
  private readonly byId: Map<string, LedgerLine>;
  private readonly config: Config;
  private readonly now: Instant;
  private readonly manners: Manners;
  private readonly found: Diagnostic[];

  constructor({ lines }: Ledger, config: Config, now: Instant, manners: Manners, found: Diagnostic[]) {
    this.before = lines;
    this.byId = new Map(
      lines.flatMap((line) => [[line.id, line] as const, [line.atom ?? line.id, line] as const]),
    );
    this.given = givenIds(lines);
    this.config = config;
    this.now = now;
    this.manners = manners;
    this.found = found;
  }

  lines(): LedgerLine[] {
    const kept = this.before.filter((line) => !this.removed.has(line));
    return [
      ...kept.map((line) => (this.ended.has(line) ? { ...line, gone: this.now } : line)),
      ...this.added,
    ];
  }

  private add(line: LedgerLine): void {
    this.added.push(line);
    this.byId.set(line.id, line);
    this.given.add(line.id);
  }

  /** One feed. */
  take(name: string, feed: ForeignFeed, articles: readonly Identified[]): void {
    const { matches, candidates, entries } = matchEntries(articles, feed.entries);
    const differing = new Map<string, number>();
    for (const { candidate, foreign, by } of matches) {
      const before = this.settled.get(candidate);
      if (before === undefined) this.takeOne(candidate, foreign, by, name);
      else if (foreign.id !== undefined && foreign.id !== before.id)
        differing.set(before.name, (differing.get(before.name) ?? 0) + 1);
    }
    for (const [first, count] of differing)
      this.found.push(diagnose("adopt-other-feed", { feed: name, first, count }));
    const without = feed.entries.filter(({ id }) => id === undefined).length;
    if (without > 0) this.found.push(diagnose("adopt-no-ids", { feed: name, count: without }));
    if (feed.format === "atom") reportIds(name, matches, this.found);
    reportDates(matches, this.found);
    const free = candidates.filter((one) => !this.settled.has(one));
    this.keepAlone(name, entries, free);
  }

  private takeOne(candidate: Identified, foreign: ForeignEntry, by: Ground, name: string): void {
    const { entry, line } = candidate;
    const id = recordedId(foreign.id ?? "") ?? entry.id;
    this.settled.set(candidate, { id, name });
    if (line !== undefined && (line.id === id || line.atom === id)) {
      this.known++;
      return;
    }
    const next = lineOf(candidate, foreign, id, this.config);
    const holder = this.byId.get(id);
    const refusal = this.refusalOf(candidate, next, holder);
    if (refusal !== undefined) {
      this.found.push(refusal);
      return;
    }
    this.taken[by]++;
    // The id that is given up is given to no other article.
    if (line !== undefined) this.ended.add(line);
    if (holder !== undefined) this.removed.add(holder);
    const isPast = this.since !== undefined && next.first < this.since;
    this.add({ ...next, ...(isPast && { past: true as const }) });
  }

  /** Why an article cannot have the id of the line. */
  private refusalOf(
    { entry: { article }, line }: Identified,
    next: LedgerLine,
    holder: LedgerLine | undefined,
  ): Diagnostic | undefined {
    const { id } = next;
    const { writtenId, place: whole } = article;
    if (writtenId !== undefined && !isWrittenIdOf(next, writtenId.value)) {
      const { key, value, place } = writtenId;
      return diagnose("adopt-written-id", { key, written: value, other: id }, place);
    }
    if (line !== undefined && !this.manners.accept)
      return diagnose("adopt-other-id", { id: line.id, other: id }, whole);
    if (holder !== undefined && holder.gone === undefined)
      return diagnose("adopt-id-taken", { id, other: holder.path }, whole);
    return undefined;
  }

  /** Entries that no article is keep their ids, so that no other article is given one of them. */
  private keepAlone(name: string, entries: readonly ForeignEntry[], candidates: readonly Identified[]): void {
    const likely = likelihood(candidates);
    const uncertain = new Map<Candidate, ForeignEntry[]>();
    const live = this.lines().filter(({ gone }) => gone === undefined);
    const there = new Set(live.map(({ link }) => comparableUrl(link)));
    for (const entry of entries) {
      const id = recordedId(entry.id ?? "");
      const title = entry.title ?? "";
      const link = linkOf(entry) ?? this.config.site;
      const address = comparableUrl(link);
      // Another entry of an article that has its id, or one that another feed had too.
      if (id === undefined || this.alone.has(id) || there.has(address)) continue;
      this.alone.add(id);
      if (link !== this.config.site) there.add(address);
      for (const one of likely(entry)) uncertain.set(one, [...(uncertain.get(one) ?? []), entry]);
      const line = lineAlone(entry, id, link, this.config, this.now);
      if (!this.given.has(id)) this.add(this.manners.vanished ? line : { ...line, gone: this.now });
      this.found.push(diagnose("adopt-entry-alone", { title, link, feed: name }));
    }
    for (const [candidate, several] of uncertain) {
      const { place } = candidate.entry.article;
      this.uncertain.add(candidate);
      const listed = several.slice(0, mostListed).map(({ id = "", title = "" }) => ({
        message: `if it is "${title}", write \`id: ${id}\``,
        place,
      }));
      this.found.push(diagnose("adopt-uncertain", { count: several.length }, place, listed));
    }
  }

  /** What no feed had: from before its end it was published long ago, else it is new. */
  settle(articles: readonly Identified[]): void {
    const { since } = this;
    for (const candidate of articles) {
      const { entry, line } = candidate;
      const { published, place } = entry.article;
      if (this.settled.has(candidate) || line !== undefined) continue;
      if (since !== undefined && published !== undefined && published < since) {
        if (this.given.has(entry.id)) continue;
        this.past++;
        this.add({ ...lineOf(candidate, {}, entry.id, this.config), past: true });
        continue;
      }
      this.fresh++;
      if (!this.manners.vanished && !this.uncertain.has(candidate))
        this.found.push(diagnose("adopt-article-alone", {}, place));
    }
    if (this.past > 0 && since !== undefined)
      this.found.push(diagnose("adopt-past", { count: this.past, since: writeInstant(since).slice(0, 10) }));
  }
}

/** Says once that an Atom feed has ids that Atom may not hold: only the other formats keep them. */
function reportIds(feed: string, matches: readonly Match<Identified>[], found: Diagnostic[]): void {
  const ids = matches.flatMap(({ foreign: { id } }) => (id === undefined || isIri(id) ? [] : [id]));
  const [example] = ids;
  if (example !== undefined) found.push(diagnose("adopt-no-iri", { feed, count: ids.length, example }));
}

/** Says once that dates differ. */
function reportDates(matches: readonly Match<Identified>[], found: Diagnostic[]): void {
  const moved = matches.flatMap(({ candidate: { entry }, foreign: { published: theirs } }) => {
    const { published: ours } = entry.article;
    return ours === undefined || theirs === undefined || ours === theirs ? [] : [{ entry, ours, theirs }];
  });
  const [first] = moved;
  if (first === undefined) return;
  const { ours, theirs } = first;
  const facts = { count: moved.length, example: first.entry.article.file };
  found.push(diagnose("adopt-dates", { ...facts, ours: writeInstant(ours), theirs: writeInstant(theirs) }));
}
