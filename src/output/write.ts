import { createHash } from "node:crypto";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Output } from "../model.ts";
import { ownedFile, readOwned, writeOwned } from "./owned.ts";

/** A file of the out folder, and what becomes of it. */
export interface Written {
  /** relative to the root */
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  readonly change: "new" | "changed" | "unchanged" | "removed";
}

/** What `write` would do. */
export function plan(disk: Disk, folder: string, outputs: readonly Output[]): Written[] {
  const kept = outputs.map(({ path, entries, text }): Written => {
    const file = `${folder}/${path}`;
    const before = disk.kind(file);
    const bytes = Buffer.from(text);
    const same = before === "file" && Buffer.compare(disk.read(file), bytes) === 0;
    const change = before === undefined ? "new" : same ? "unchanged" : "changed";
    return { path: file, entries, bytes: bytes.length, change };
  });
  const stale = [...readOwned(disk, folder)].filter(
    (path) => !outputs.some((output) => output.path === path),
  );
  return [
    ...kept,
    ...stale.map((path): Written => ({ path: `${folder}/${path}`, entries: 0, bytes: 0, change: "removed" })),
  ];
}

/**
 * Puts the outputs into the out folder: each file is whole at every moment, one whose bytes did not change is not
 * touched, what we wrote once and no longer make is removed, and what we did not write stays as it is.
 */
export function write(disk: Disk, folder: string, outputs: readonly Output[]): Outcome<Written[]> {
  try {
    const planned = plan(disk, folder, outputs);
    const owned = new Set([...readOwned(disk, folder)].map((path) => `${folder}/${path}`));
    const foreign = planned.filter(({ path, change }) => change === "changed" && !owned.has(path));
    if (foreign.length > 0)
      return { value: [], diagnostics: foreign.map(({ path }) => failed("output-foreign", path)) };
    put(disk, folder, outputs, planned);
    return { value: planned, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return { value: [], diagnostics: [failed("output-unwritable", folder, String(error.code))] };
  }
}

/** Every new text lies whole beside its place before the first is moved there; the list of ours knows it before that. */
function put(disk: Disk, folder: string, outputs: readonly Output[], planned: readonly Written[]): void {
  const digests = new Map(
    outputs.map(({ path, text }) => [path, createHash("sha256").update(text).digest("hex")]),
  );
  const before = [...readOwned(disk, folder)].map((path) => [path, ""] as const);
  const moved = outputs.filter((_, at) => planned[at]?.change !== "unchanged");
  if (moved.length > 0) putOne(disk, folder, ownedFile, writeOwned(new Map([...before, ...digests])));
  const prepared: ReturnType<Disk["prepare"]>[] = [];
  try {
    for (const { path, text } of moved) prepared.push(disk.prepare(`${folder}/${path}`, text));
  } catch (error) {
    for (const one of prepared) one.discard();
    throw error;
  }
  for (const one of prepared) one.commit();
  for (const { path, change } of planned) {
    if (change !== "removed") continue;
    disk.remove(path);
    for (let end = path.lastIndexOf("/"); end > folder.length; end = path.lastIndexOf("/", end - 1)) {
      disk.removeEmpty(path.slice(0, end));
    }
  }
  putOne(disk, folder, ownedFile, writeOwned(digests));
}

function putOne(disk: Disk, folder: string, path: string, text: string): void {
  const [change] = plan(disk, folder, [{ path, text, mediaType: "application/json", entries: 0 }]);
  if (change?.change !== "unchanged") disk.prepare(`${folder}/${path}`, text).commit();
}

function failed(code: "output-foreign" | "output-unwritable", path: string, reason = ""): Diagnostic {
  return diagnose(code, { path, reason }, { file: path, line: 1, column: 1 });
}
