import type { Build } from "./build.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import type { Decisions } from "./ledger/known.ts";
import { type MemoPlace, openMemo } from "./memo.ts";
import { type Config, type Instant, type Progress, unseen } from "./model.ts";

/** What is said of a build. */
export interface Told {
  /** files that hold articles, the broken ones among them */
  readonly documents: number;
  /** articles that are to be seen */
  readonly published: number;
  readonly files: Build["files"];
  readonly changes?: NonNullable<Build["changes"]>;
  /** the ledger's file, when it changes */
  readonly ledger?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes and writes the feeds of a site as `build` does, or makes them alone as `preview` does, with the help of what
 * the last time left in a memo: files that are as they were are not read again, and where nothing is to be done
 * nothing is.
 */
export async function rebuild(
  what: "build" | "preview",
  config: Config,
  disk: Disk,
  now: Instant,
  decisions: Decisions,
  place: MemoPlace,
  progress: Progress = unseen,
): Promise<Told> {
  const { accept = false, frozen = false, against = [] } = decisions;
  const memo = openMemo<Told>(disk, place, JSON.stringify(config), config.articles);
  try {
    // A build puts the list of our files in order as well, which nobody is told of.
    const asked = `${what} ${accept} ${frozen}`;
    const said = against.length === 0 ? memo.rest(asked, now) : undefined;
    if (said !== undefined) return said;
    const made = await (await import("./build.ts"))[what](config, memo.disk, now, decisions, progress);
    const told = toldOf(made);
    const { until } = made;
    memo.save(isAtRest(made) && against.length === 0 ? { asked, said: told, from: now, until } : undefined);
    return { ...told, diagnostics: [...told.diagnostics, ...memo.diagnostics] };
  } finally {
    memo.close();
  }
}

export function toldOf({ documents, entries, files, changes, ledger, diagnostics }: Build): Told {
  const saved = ledger?.saved;
  return {
    documents,
    published: entries.length,
    files,
    ...(changes && { changes }),
    ...(saved && { ledger: saved.file }),
    diagnostics,
  };
}

/** Whether the same build would find everything as it left it; what could not be read may be read the next time. */
const isAtRest = ({ ledger, files, diagnostics }: Build) =>
  diagnostics.every(({ code }) => !code.endsWith("-unreadable")) &&
  ledger !== undefined &&
  ledger.saved === undefined &&
  files.length > 0 &&
  files.every(({ change }) => change === "unchanged" || change === "theirs");
