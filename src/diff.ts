import { type Build, preview } from "./build.ts";
import { type Comparison, compareFeeds } from "./check/compare.ts";
import { type Diagnostic, diagnose, type Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { byAge } from "./feed/window.ts";
import type {
  Config,
  Entry,
  ForeignEntry,
  ForeignFeed,
  Instant,
  Ledger,
  LedgerLine,
  Output,
} from "./model.ts";
import { type NamedFeed, openFile } from "./reader/open.ts";
import { readFeed } from "./reader/read.ts";

/** What subscribers of some feeds will see: of several that change alike, as the formats of one do, once. */
export interface FeedDiff extends Comparison {
  /** the files of the out folder, relative to the root */
  readonly files: readonly string[];
  /** what they are compared with: a file, an address, or the ledger */
  readonly against: string;
  readonly before: ForeignFeed;
  readonly after: ForeignFeed;
}

/** What the next build changes for subscribers. */
export interface Diff {
  readonly feeds: readonly FeedDiff[];
  readonly build: Build;
}

/** What to compare with: a feed, or a folder in which feeds lie as in the out folder. */
export type Against = { readonly feed: NamedFeed } | { readonly folder: string };

const formatOf: Readonly<Record<string, ForeignFeed["format"]>> = {
  "application/rss+xml": "rss",
  "application/atom+xml": "atom",
  "application/feed+json": "json",
};

/** What subscribers will see of the next build: against the out folder or, where nothing lies there, the ledger. */
export async function diff(
  config: Config,
  disk: Disk,
  now: Instant,
  against?: Against,
): Promise<Outcome<Diff>> {
  const build = await preview(config, disk, now, { accept: true });
  const ledger = build.ledger?.before ?? { feeds: new Map(), lines: [] };
  const feeds: FeedDiff[] = [];
  const diagnostics: Diagnostic[] = [];
  const outputs = build.outputs.filter(({ mediaType }) => Object.hasOwn(formatOf, mediaType));
  for (const output of chosen(outputs, against)) {
    const old = oldFeed(output, config, disk, ledger, against);
    diagnostics.push(...old.diagnostics);
    const after = readFeed(new TextEncoder().encode(output.text)).value;
    if (old.value === undefined || after === undefined) continue;
    const compared = compareFeeds(old.value.feed, after, config.limit, returning(old.value.feed, ledger));
    const file = `${config.out}/${output.path}`;
    feeds.push({ ...compared, files: [file], against: old.value.name, before: old.value.feed, after });
  }
  const together = grouped(feeds);
  const asked = new Set<string>(
    build.ledger?.after.lines.flatMap(({ again, id, atom = id }) => (again === undefined ? [] : [id, atom])),
  );
  const shown = together.flatMap((one) => againAsErrors(one, build.entries, asked));
  return { value: { feeds: together, build }, diagnostics: [...build.diagnostics, ...diagnostics, ...shown] };
}

/** Of a single feed, the output of its format; else all of them. */
function chosen(outputs: readonly Output[], against: Against | undefined): readonly Output[] {
  if (against === undefined || !("feed" in against)) return outputs;
  const { format } = against.feed.feed;
  const same = outputs.find(({ mediaType }) => formatOf[mediaType] === format) ?? outputs[0];
  return same === undefined ? [] : [same];
}

function oldFeed(
  { path }: Output,
  { out, limit }: Config,
  disk: Disk,
  ledger: Ledger,
  against: Against | undefined,
): Outcome<NamedFeed | undefined> {
  if (against !== undefined && "feed" in against) return { value: against.feed, diagnostics: [] };
  const file = `${against?.folder ?? out}/${path}`;
  if (disk.kind(file) === "file") {
    const { value: feed, diagnostics } = openFile(file, disk);
    return { value: feed && { name: file, feed }, diagnostics };
  }
  // A feed that is new but for the main one has no readers yet.
  if (path.includes("/")) return { value: undefined, diagnostics: [] };
  const lines = byAge(ledger.lines)
    .slice(0, limit)
    .filter(({ gone, past }) => gone === undefined && !past);
  const entries =
    against === undefined
      ? lines.map(({ id, link, title, published, updated }) => ({ id, link, title, published, updated }))
      : [];
  return {
    value: {
      name: against === undefined ? "the ledger" : file,
      feed: { format: "json", pages: [], entries },
    },
    diagnostics: [],
  };
}

/** Tells entries that were in the feed once: that were gone, or are older than all that is in it. */
function returning({ entries }: ForeignFeed, ledger: Ledger): (entry: ForeignEntry) => boolean {
  const lines = new Map<string, LedgerLine>(
    ledger.lines.flatMap((line) => [[line.id, line] as const, [line.atom ?? line.id, line] as const]),
  );
  const oldest = Math.min(...entries.map(({ published, updated = 0 }) => published ?? updated));
  return ({ id = "", published = 0 }) => {
    const line = lines.get(id);
    return line !== undefined && (line.gone !== undefined || (entries.length > 0 && published < oldest));
  };
}

/** Feeds that change alike, as one. */
function grouped(feeds: readonly FeedDiff[]): FeedDiff[] {
  const groups = new Map<string, FeedDiff>();
  for (const feed of feeds) {
    const signs = feed.changes.map(({ kind, entry: { link, title } }) => [kind, link, title]);
    const key = JSON.stringify([feed.files[0]?.replace(/[^/]*$/, ""), signs, feed.unchanged]);
    const known = groups.get(key);
    groups.set(key, known === undefined ? feed : { ...known, files: [...known.files, ...feed.files] });
  }
  return [...groups.values()];
}

/** @param asked ids of those that their authors want to be shown again */
function againAsErrors(
  { changes, files }: FeedDiff,
  entries: readonly Entry[],
  asked: ReadonlySet<string>,
): Diagnostic[] {
  return changes.flatMap((change) => {
    if (change.kind !== "again") return [];
    const { entry, before } = change;
    if (before === undefined && asked.has(entry.id ?? "")) return [];
    const ours = entries.find(
      ({ id, atomId, link }) => id === entry.id || atomId === entry.id || link === entry.link,
    );
    const [title, id, feed] = [entry.title ?? "", entry.id ?? "", files[0] ?? ""];
    const isTaken = ours !== undefined && ours.id === before?.id;
    return [diagnose("shown-again", { title, id, before: before?.id, feed, isTaken }, ours?.article.place)];
  });
}
