import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Output } from "../model.ts";
import { changeOf, digestAt, measure } from "./content.ts";
import { readOwned } from "./owned.ts";
import { failure, guarded } from "./refusal.ts";

/** A file of the out folder, and what becomes of it. */
export interface Written {
  /** relative to the root */
  readonly path: string;
  /** absent where it is no feed */
  readonly entries?: number;
  readonly bytes: number;
  /** `theirs`: a file that is not ours lies there, and ours is left out */
  readonly change: "new" | "changed" | "unchanged" | "removed" | "theirs";
}

/** Aggregators cut or refuse larger feeds, and every reader loads all of one again and again. */
const mostBytes = 1_000_000;

/** What `write` would do, and what forbids it: a file that is in the way and not ours. */
export function plan(disk: Disk, folder: string, outputs: readonly Output[]): Outcome<readonly Written[]> {
  return guarded(folder, () => {
    if (disk.kind(folder) === "file") {
      return { value: [], diagnostics: [failure("output-unwritable", folder, "it is a file, not a folder")] };
    }
    const owned = readOwned(disk, folder);
    const kept = new Map<string, Written>();
    for (const output of outputs) {
      // What is beside another's file is not that file packed.
      if (output.packing !== undefined && kept.get(output.packing.of)?.change === "theirs") continue;
      kept.set(output.path, planned(disk, folder, output, owned.has(output.path)));
    }
    // What has other bytes by now is no longer ours to remove.
    const stale = [...owned].filter(
      ([path, digest]) => !kept.has(path) && digestAt(disk, `${folder}/${path}`) === digest,
    );
    const removed = stale.map(([path]): Written => {
      return { path: `${folder}/${path}`, bytes: 0, change: "removed" };
    });
    const foreign = [...kept].filter(([path, { change }]) => change === "changed" && !owned.has(path));
    const theirs = [...kept.values()].filter(({ change }) => change === "theirs");
    return {
      value: [...kept.values(), ...removed],
      diagnostics: [
        ...outputs.flatMap(({ path, packing }) =>
          tooLarge(packing === undefined ? kept.get(path) : undefined),
        ),
        ...foreign.map(([path]) => failure("output-foreign", `${folder}/${path}`)),
        ...theirs.map(({ path: file }) =>
          diagnose("output-left-out", { path: file }, { file, line: 1, column: 1 }),
        ),
      ],
    };
  });
}

function tooLarge(written: Written | undefined): Diagnostic[] {
  if (written === undefined || written.bytes <= mostBytes) return [];
  const { path, bytes } = written;
  return [diagnose("feed-too-large", { path, bytes }, { file: path, line: 1, column: 1 })];
}

function planned(disk: Disk, folder: string, output: Output, isOurs: boolean): Written {
  const { entries, packing, there, yields = false } = output;
  const path = `${folder}/${output.path}`;
  const counted = entries !== undefined && { entries };
  if (there !== undefined) return { path, bytes: there.bytes, change: "unchanged", ...counted };
  const change = changeOf(disk, path, output);
  const isThere = packing !== undefined && change === "unchanged";
  return {
    path,
    bytes: isThere ? disk.size(path) : measure(output).bytes,
    change: yields && change === "changed" && !isOurs ? "theirs" : change,
    ...counted,
  };
}
