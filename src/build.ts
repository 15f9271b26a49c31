import { takeOver } from "./adopt.ts";
import { readArticles } from "./articles.ts";
import { prove } from "./check/prove.ts";
import { type Diagnostic, exitCode } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { gather } from "./feed/gather.ts";
import { render } from "./format/format.ts";
import { remembering } from "./format/once.ts";
import { shorten } from "./format/shorten.ts";
import { nextChange } from "./ledger/due.ts";
import { readLedger } from "./ledger/file.ts";
import type { Decisions } from "./ledger/known.ts";
import { publish } from "./ledger/publish.ts";
import { recall } from "./ledger/recall.ts";
import type { Changes } from "./ledger/record.ts";
import { alone, type Recorded, recorded } from "./ledger/save.ts";
import {
  type Config,
  type Entry,
  type Feed,
  type Instant,
  type Output,
  type PassedOver,
  type Progress,
  unseen,
} from "./model.ts";
import { plan, type Written } from "./output/plan.ts";
import { recognised, remember } from "./output/there.ts";
import { write } from "./output/write.ts";
import { openSource } from "./source/open.ts";

/** Everything that a build would write and say, or did. */
export interface Build {
  /** files that hold articles, the broken ones among them */
  readonly documents: number;
  /** what might be taken for an article and is none, by path relative to the root */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  readonly entries: readonly Entry[];
  readonly feeds: readonly Feed[];
  readonly outputs: readonly Output[];
  /** the ledger before and after; none when it cannot be trusted */
  readonly ledger?: Recorded;
  /** what changes for readers */
  readonly changes?: Changes;
  /** what becomes of the files in the out folder; none when nothing was written */
  readonly files: readonly Written[];
  /** the first instant at which the same files may make something else */
  readonly until: Instant;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the feeds of a site, at `now`, without writing anything.
 * @param progress is told how far it is, while it is at work
 */
export async function preview(
  config: Config,
  disk: Disk,
  now: Instant,
  decisions: Decisions = {},
  progress: Progress = unseen,
): Promise<Build> {
  const source = openSource(disk, config);
  const articles = await readArticles(source.value, config, disk, progress);
  const ledger = readLedger(disk, config.articles, articles.value);
  if (ledger.value === undefined) return notBegun(ledger.diagnostics, now);
  const taken = takeOver(articles.value, ledger.value, config, now, decisions);
  const remembered = recall(disk, config.out);
  const known = {
    closed: source.value.closed,
    files: source.value.files.map(({ path }) => path),
    articles: articles.value,
    ledger: taken.value,
    remembered,
  };
  const published = publish(known, config, now, decisions);
  const gathered = await gather(published.value, config, disk, progress);
  const once = remembering();
  const shortened = shorten(gathered.value.feeds, config.out, once);
  const { feeds } = shortened.value;
  const outputs = recognised(disk, config.out, render(feeds, config, once));
  const shown = { ...gathered.value, ...shortened.value };
  const proof = await prove(outputs, config.out, published.value.entries, progress);
  const files = plan(disk, config.out, outputs);
  remember(disk, config.out, proof.value, files.value);
  const stages = [source, articles, ledger, taken, published, gathered, shortened, proof, files];
  return {
    documents: source.value.files.length,
    passedOver: source.value.passedOver,
    entries: published.value.entries,
    feeds,
    outputs,
    ledger: recorded(ledger.value, published.value.ledger, shown, config, disk, now, decisions),
    changes: published.value.changes,
    files: files.value,
    until: nextChange(articles.value, config, now),
    diagnostics: stages.flatMap((stage) => stage.diagnostics),
  };
}

/** Makes the feeds of a site, at `now`, and writes them, unless something forbids to write at all (exit 2 or 3). */
export async function build(
  config: Config,
  disk: Disk,
  now: Instant,
  decisions: Decisions = {},
  progress: Progress = unseen,
): Promise<Build> {
  const made = await preview(config, disk, now, decisions, progress);
  if (exitCode(made.diagnostics) >= 2 || made.ledger === undefined) return { ...made, files: [] };
  const { saved } = made.ledger;
  const work = () => write(disk, config.out, made.outputs, made.files, saved, progress);
  const { value, diagnostics } = await (isQuiet(made)
    ? work()
    : alone(disk, config.articles, made.ledger, work));
  return {
    ...made,
    files: value,
    diagnostics: [...made.diagnostics, ...diagnostics],
  };
}

const isQuiet = ({ ledger, files }: Build) =>
  ledger?.saved === undefined && files.every(({ change }) => change === "unchanged");

/** A build that did not begin, and why. */
export const notBegun = (diagnostics: readonly Diagnostic[], until: Instant): Build => ({
  documents: 0,
  passedOver: new Map(),
  entries: [],
  feeds: [],
  outputs: [],
  files: [],
  until,
  diagnostics,
});
