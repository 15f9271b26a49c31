import type { Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { counted, type Output, type Progress, type SavedFile, unseen } from "../model.ts";
import { changeOf, contentOf, digestOfThere, measure } from "./content.ts";
import { ownedFile, readOwned, writeOwned } from "./owned.ts";
import type { Written } from "./plan.ts";
import { refused } from "./refusal.ts";

/**
 * Does what was planned: each file is whole at every moment, one whose bytes did not change is not touched, what we
 * wrote once and no longer make is removed, and what we did not write stays as it is.
 * @param saved is in its place before the first of them is
 */
export async function write(
  disk: Disk,
  folder: string,
  outputs: readonly Output[],
  planned: readonly Written[],
  saved?: SavedFile,
  progress: Progress = unseen,
): Promise<Outcome<readonly Written[]>> {
  let file = saved?.file ?? folder;
  try {
    const pending: Promise<void>[] = [];
    const first = saved && disk.prepare(saved.file, saved.text, pending);
    file = folder;
    await put(disk, folder, outputs, planned, first, pending, progress);
    return { value: planned, diagnostics: [] };
  } catch (error) {
    return refused(file, error);
  }
}

type Prepared = ReturnType<Disk["prepare"]>;

/** Files that may be open at once: some systems allow few. */
const mostOpen = 64;

/**
 * Every new text lies whole beside its place before the first is moved there; the list of ours knows it before that.
 * @param pending what has to be safe on the disk before that, besides those texts
 */
async function put(
  disk: Disk,
  folder: string,
  outputs: readonly Output[],
  planned: readonly Written[],
  first: Prepared | undefined,
  pending: Promise<void>[],
  progress: Progress,
): Promise<void> {
  const changes = new Map(planned.map(({ path, change }) => [path, change]));
  const changeAt = ({ path }: Output) => changes.get(`${folder}/${path}`) ?? "theirs";
  const ours = outputs.filter((output) => changeAt(output) !== "theirs");
  const digests = ours.map((output): readonly [string, string] => {
    const isThere = changeAt(output) === "unchanged";
    return [
      output.path,
      isThere ? digestOfThere(disk, `${folder}/${output.path}`, output) : measure(output).digest,
    ];
  });
  const moved = ours.filter((output) => changeAt(output) !== "unchanged");
  const prepared: Prepared[] = first === undefined ? [] : [first];
  try {
    const before = readOwned(disk, folder);
    removeLeftOver(disk, folder, [ownedFile, ...before.keys(), ...digests.map(([path]) => path)]);
    if (moved.length > 0) putList(disk, folder, new Map([...before, ...digests]));
    for (const output of counted(moved, "saving files", progress)) {
      // One after the other, thousands would take seconds to be safe.
      prepared.push(disk.prepare(`${folder}/${output.path}`, contentOf(output), pending));
      if (pending.length >= mostOpen) await Promise.all(pending.splice(0));
    }
    await Promise.all(pending);
  } catch (error) {
    await Promise.allSettled(pending);
    for (const one of prepared) one.discard();
    throw error;
  }
  for (const one of prepared) one.commit();
  for (const { path, change } of planned) if (change === "removed") remove(disk, folder, path);
  putList(disk, folder, new Map(digests));
}

/** Texts that a build which was stopped had not yet moved to their place. */
function removeLeftOver(disk: Disk, folder: string, paths: readonly string[]): void {
  if (disk.kind(folder) === undefined) return;
  const ours = new Set(paths.map((path) => `${folder}/${path}`));
  const folders = new Set([...ours].map((file) => file.slice(0, file.lastIndexOf("/"))));
  for (const one of folders) {
    for (const { name, kind } of disk.list(one) ?? []) {
      const [, target = ""] = /^(.+)\.[0-9a-f]{12}\.tmp$/.exec(name) ?? [];
      if (kind === "file" && ours.has(`${one}/${target}`)) disk.remove(`${one}/${name}`);
    }
  }
}

function putList(disk: Disk, folder: string, files: ReadonlyMap<string, string>): void {
  const text = writeOwned(files);
  const file = `${folder}/${ownedFile}`;
  if (changeOf(disk, file, { text }) !== "unchanged") disk.prepare(file, text).commit();
}

/** The file, and the folders above it that are empty then. */
function remove(disk: Disk, folder: string, file: string): void {
  disk.remove(file);
  for (let end = file.lastIndexOf("/"); end > folder.length; end = file.lastIndexOf("/", end - 1)) {
    disk.removeEmpty(file.slice(0, end));
  }
}
