import { understand } from "./article/understand.ts";
import { prove } from "./check/prove.ts";
import { type Diagnostic, exitCode } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { gather } from "./feed/gather.ts";
import { render } from "./format/format.ts";
import { publish } from "./ledger/publish.ts";
import type { Config, Entry, Feed, Instant, Output, PassedOver } from "./model.ts";
import { plan, type Written, write } from "./output/write.ts";
import { readDocuments } from "./source/read.ts";

/** Everything that a build would write and say, or did. */
export interface Build {
  /** files that hold articles, the broken ones among them */
  readonly documents: number;
  /** what might be taken for an article and is none, by path relative to the root */
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  readonly entries: readonly Entry[];
  readonly feeds: readonly Feed[];
  readonly outputs: readonly Output[];
  /** what becomes of the files in the out folder; none when nothing was written */
  readonly files: readonly Written[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the feeds of a site, at `now`, without writing anything. */
export async function preview(config: Config, disk: Disk, now: Instant): Promise<Build> {
  const documents = readDocuments(disk, config);
  const articles = understand(documents.value, config);
  const entries = publish(articles.value, config, now);
  const feeds = await gather(entries.value, config, disk);
  const outputs = render(feeds.value, config);
  const proof = prove(outputs, config.out, entries.value);
  const files = plan(disk, config.out, outputs);
  const stages = [documents, articles, entries, feeds, proof, files];
  return {
    documents: documents.value.files,
    passedOver: documents.value.passedOver,
    entries: entries.value,
    feeds: feeds.value,
    outputs,
    files: files.value,
    diagnostics: stages.flatMap((stage) => stage.diagnostics),
  };
}

/** Makes the feeds of a site, at `now`, and writes them, unless something forbids to write at all (exit 2 or 3). */
export async function build(config: Config, disk: Disk, now: Instant): Promise<Build> {
  const made = await preview(config, disk, now);
  if (exitCode(made.diagnostics) >= 2) return { ...made, files: [] };
  const { value, diagnostics } = write(disk, config.out, made.outputs, made.files);
  return { ...made, files: value, diagnostics: [...made.diagnostics, ...diagnostics] };
}
