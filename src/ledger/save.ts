import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import {
  type Age,
  ageOf,
  type Config,
  compareAge,
  type EntryId,
  type Feed,
  type Instant,
  type Ledger,
  type LedgerLine,
  type SavedFile,
} from "../model.ts";
import { ledgerPath, readLedger } from "./file.ts";
import type { Decisions } from "./known.ts";
import { changedText, isUntouched, writeLedger } from "./text.ts";

/** A ledger as it was read, and as it is after a build. */
export interface Recorded {
  readonly before: Ledger;
  readonly after: Ledger;
  /** what is to be written, if anything */
  readonly saved?: SavedFile;
}

/** The feeds of a build, and which articles are in each, shown or not. */
interface Gathered {
  readonly feeds: readonly Feed[];
  /** names of feeds, besides the main one */
  readonly members: ReadonlyMap<EntryId, readonly string[]>;
  /** places in archives that are taken from now on, by the feed's name */
  readonly archived: ReadonlyMap<EntryId, ReadonlyMap<string, number>>;
  /** those that had to leave a feed to keep it small, by its name */
  readonly left: ReadonlyMap<string, readonly EntryId[]>;
}

/** Adds the ids of the feeds, which are permanent too, and since when each article is in which. */
export function recorded(
  before: Ledger,
  published: Ledger,
  gathered: Gathered,
  { articles }: Config,
  disk: Disk,
  now: Instant,
  { frozen = false }: Decisions,
): Recorded {
  const { feeds, members, archived } = gathered;
  const ids = feeds.map(({ name, options }) => [name, options.id] as const);
  const isOnlyMain = members.size + archived.size === 0;
  const lines = isOnlyMain
    ? published.lines
    : published.lines.map((line) =>
        withPlaces(withFeeds(line, members.get(line.id) ?? [], now), archived.get(line.id)),
      );
  const { closed: _closed, ...rest } = published;
  const closed = closedAfter(published, gathered);
  const after = {
    ...rest,
    ...(closed.size > 0 && { closed }),
    lines,
    feeds: new Map([...published.feeds, ...ids]),
  };
  const isThere = disk.kind(ledgerPath(articles)) === "file";
  const text = frozen ? undefined : changedText(isThere ? before : undefined, after);
  return {
    before,
    after,
    ...(text !== undefined && { saved: { file: ledgerPath(articles), text } }),
  };
}

/** Where each feed ends that may not grow beyond some size; none that may. */
function closedAfter({ closed, lines }: Ledger, { feeds, left }: Gathered): Map<string, Age> {
  const after = new Map(closed);
  for (const { name, room, paging } of feeds)
    if (room === undefined && paging.page === undefined) after.delete(name);
  if (left.size === 0) return after;
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  for (const [name, ids] of left) {
    const ages = ids.flatMap((id) => lineOf.get(id) ?? []).map(ageOf);
    const [newest] = [...ages, after.get(name)].filter((age) => age !== undefined).sort(compareAge);
    if (newest !== undefined) after.set(name, newest);
  }
  return after;
}

function withFeeds(line: LedgerLine, names: readonly string[], now: Instant): LedgerLine {
  const added = names.filter((name) => !line.in?.has(name));
  if (added.length === 0) return line;
  const feeds = new Map(line.in);
  // What a build publishes first it puts into its feeds at once.
  for (const name of added) feeds.set(name, now);
  // Before the copy, as V8 takes ten times as long to add what stands after it.
  return line.in === undefined ? { in: feeds, ...line } : { ...line, in: feeds };
}

function withPlaces(line: LedgerLine, places: ReadonlyMap<string, number> | undefined): LedgerLine {
  if (places === undefined) return line;
  return line.archived === undefined
    ? { archived: places, ...line }
    : { ...line, archived: new Map([...line.archived, ...places]) };
}

/** Lets `work` write files while nobody else writes; not at all when another build has changed the ledger meanwhile. */
export async function alone<Value>(
  disk: Disk,
  articles: string,
  change: Recorded,
  work: () => Promise<Outcome<readonly Value[]>>,
): Promise<Outcome<readonly Value[]>> {
  const { refusal, release } = hold(disk, articles, change);
  try {
    return refusal === undefined ? await work() : { value: [], diagnostics: [refusal] };
  } finally {
    release();
  }
}

/** Keeps others from writing until it is released, or says why nothing may be written. */
function hold(
  disk: Disk,
  articles: string,
  { before, saved }: Recorded,
): { readonly refusal?: Diagnostic; release(): void } {
  const file = ledgerPath(articles);
  const place = { file, line: 1, column: 1 };
  const release = () => undefined;
  let lock: ReturnType<Disk["lock"]>;
  try {
    lock = disk.lock(`${file}.lock`);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    // Feeds may be written although the articles' folder may not.
    if (saved === undefined) return { release };
    const refusal = diagnose("output-unwritable", { path: file, reason: reasonOf(error) }, place);
    return { refusal, release };
  }
  if (lock === undefined) return { refusal: diagnose("build-running", { file: `${file}.lock` }), release };
  try {
    removeLeftOver(disk, articles);
    const isSafe = saved === undefined || isStill(before, disk, articles);
    const free = () => lock.release();
    return isSafe ? { release: free } : { refusal: diagnose("ledger-changed", {}, place), release: free };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Whether the ledger's file says what it said when it was read. */
function isStill(before: Ledger, disk: Disk, articles: string): boolean {
  if (isUntouched(disk, ledgerPath(articles), before)) return true;
  const now = readLedger(disk, articles).value;
  return now !== undefined && writeLedger(now) === writeLedger(before);
}

/** Texts that a build which was stopped had not yet moved to their place. */
function removeLeftOver(disk: Disk, articles: string): void {
  const left = /^\.published\.jsonl\.(?:[0-9a-f]{12}\.tmp|lock\.[0-9a-f]{12})$/;
  for (const { name, kind } of disk.list(articles) ?? [])
    if (kind === "file" && left.test(name)) disk.remove(`${articles}/${name}`);
}
