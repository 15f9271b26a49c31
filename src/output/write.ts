import { createHash } from "node:crypto";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { counted, type Output, type Progress, type SavedFile, unseen } from "../model.ts";
import { ownedFile, readOwned, writeOwned } from "./owned.ts";

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

/** What `write` would do, and what forbids it: a file that is in the way and not ours. */
export function plan(disk: Disk, folder: string, outputs: readonly Output[]): Outcome<readonly Written[]> {
  return guarded(folder, () => {
    if (disk.kind(folder) === "file") {
      return { value: [], diagnostics: [failure("output-unwritable", folder, "it is a file, not a folder")] };
    }
    const owned = readOwned(disk, folder);
    const kept = outputs.map(({ path, entries, text, yields = false }): Written => {
      const change = changeOf(disk, `${folder}/${path}`, text);
      return {
        path: `${folder}/${path}`,
        bytes: Buffer.byteLength(text),
        change: yields && change === "changed" && !owned.has(path) ? "theirs" : change,
        ...(entries !== undefined && { entries }),
      };
    });
    // What has other bytes by now is no longer ours to remove.
    const stale = [...owned].flatMap(([path, digest]) => {
      const made = outputs.some((output) => output.path === path);
      return !made && digestOf(disk, `${folder}/${path}`) === digest ? [path] : [];
    });
    const removed = stale.map(
      (path): Written => ({ path: `${folder}/${path}`, bytes: 0, change: "removed" }),
    );
    const foreign = outputs.filter(({ path }, at) => kept[at]?.change === "changed" && !owned.has(path));
    const theirs = kept.filter(({ change }) => change === "theirs");
    return {
      value: [...kept, ...removed],
      diagnostics: [
        ...foreign.map(({ path }) => failure("output-foreign", `${folder}/${path}`)),
        ...theirs.map(({ path: file }) =>
          diagnose("output-left-out", { path: file }, { file, line: 1, column: 1 }),
        ),
      ],
    };
  });
}

const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

function digestOf(disk: Disk, file: string): string | undefined {
  return disk.kind(file) === "file" ? sha256(disk.read(file)) : undefined;
}

function changeOf(disk: Disk, file: string, text: string): "new" | "changed" | "unchanged" {
  const kind = disk.kind(file);
  if (kind === undefined) return "new";
  return kind === "file" && Buffer.compare(disk.read(file), Buffer.from(text)) === 0
    ? "unchanged"
    : "changed";
}

/**
 * Does what was planned: each file is whole at every moment, one whose bytes did not change is not touched, what we
 * wrote once and no longer make is removed, and what we did not write stays as it is.
 * @param saved is in its place before the first of them is
 */
export function write(
  disk: Disk,
  folder: string,
  outputs: readonly Output[],
  planned: readonly Written[],
  saved?: SavedFile,
  progress: Progress = unseen,
): Outcome<readonly Written[]> {
  return guarded(saved?.file ?? folder, () => {
    const first = saved && disk.prepare(saved.file, saved.text);
    return guarded(folder, () => {
      put(disk, folder, outputs, planned, first, progress);
      return { value: planned, diagnostics: [] };
    });
  });
}

type Prepared = ReturnType<Disk["prepare"]>;

/** Every new text lies whole beside its place before the first is moved there; the list of ours knows it before that. */
function put(
  disk: Disk,
  folder: string,
  outputs: readonly Output[],
  planned: readonly Written[],
  first: Prepared | undefined,
  progress: Progress,
): void {
  const ours = outputs.filter((_, at) => planned[at]?.change !== "theirs");
  const digests = ours.map(({ path, text }) => [path, sha256(text)] as const);
  const moved = outputs.filter((_, at) => /^(?:new|changed)$/.test(planned[at]?.change ?? ""));
  const prepared: Prepared[] = first === undefined ? [] : [first];
  try {
    const before = readOwned(disk, folder);
    removeLeftOver(disk, folder, [ownedFile, ...before.keys(), ...digests.map(([path]) => path)]);
    if (moved.length > 0) putList(disk, folder, new Map([...before, ...digests]));
    for (const { path, text } of counted(moved, "saving files", progress))
      prepared.push(disk.prepare(`${folder}/${path}`, text));
  } catch (error) {
    for (const one of prepared) one.discard();
    throw error;
  }
  for (const one of prepared) one.commit();
  for (const { path, change } of planned) if (change === "removed") remove(disk, folder, path);
  putList(disk, folder, new Map(digests));
}

/** Texts that a build which was stopped had not yet moved to their place. */
function removeLeftOver(disk: Disk, folder: string, paths: readonly string[]): void {
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
  if (changeOf(disk, file, text) !== "unchanged") disk.prepare(file, text).commit();
}

/** The file, and the folders above it that are empty then. */
function remove(disk: Disk, folder: string, file: string): void {
  disk.remove(file);
  for (let end = file.lastIndexOf("/"); end > folder.length; end = file.lastIndexOf("/", end - 1)) {
    disk.removeEmpty(file.slice(0, end));
  }
}

/** What the system says against it, as a diagnostic. */
function guarded(folder: string, work: () => Outcome<readonly Written[]>): Outcome<readonly Written[]> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return {
      value: [],
      diagnostics: [failure("output-unwritable", folder, reasonOf(error))],
    };
  }
}

function failure(code: "output-foreign" | "output-unwritable", path: string, reason = ""): Diagnostic {
  return diagnose(code, { path, reason }, { file: path, line: 1, column: 1 });
}
