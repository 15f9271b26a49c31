import { createHash } from "node:crypto";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Output } from "../model.ts";
import { ownedFile, readOwned, writeOwned } from "./owned.ts";

/** What became of a file. */
export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly change: "new" | "changed" | "unchanged" | "removed";
}

/**
 * Puts the outputs into the out folder: each file is whole at every moment, one whose bytes did not change is not
 * touched, what we wrote once and no longer make is removed, and what we did not write stays as it is.
 */
export function write(disk: Disk, folder: string, outputs: readonly Output[]): Outcome<Written[]> {
  try {
    const owned = readOwned(disk, folder);
    const planned = outputs.map((output) => plan(disk, folder, output));
    const foreign = planned.filter(({ path, change }) => change === "changed" && !owned.has(path));
    if (foreign.length > 0)
      return { value: [], diagnostics: foreign.map(({ path }) => refusal("output-foreign", folder, path)) };
    const stale = [...owned].filter((path) => !outputs.some((output) => output.path === path));
    put(disk, folder, planned, owned, stale);
    const removed = stale.map((path): Written => ({ path, bytes: 0, change: "removed" }));
    return {
      value: [...planned.map(({ path, bytes, change }) => ({ path, bytes, change })), ...removed],
      diagnostics: [],
    };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const reason = String(error.code);
    return {
      value: [],
      diagnostics: [
        diagnose("output-unwritable", { path: folder, reason }, { file: folder, line: 1, column: 1 }),
      ],
    };
  }
}

interface Planned extends Written {
  readonly text: string;
  readonly digest: string;
}

function plan(disk: Disk, folder: string, { path, text }: Output): Planned {
  const bytes = Buffer.from(text);
  const file = `${folder}/${path}`;
  const before = disk.kind(file);
  const same = before === "file" && Buffer.compare(disk.read(file), bytes) === 0;
  const change = before === undefined ? "new" : same ? "unchanged" : "changed";
  return {
    path,
    text,
    bytes: bytes.length,
    change,
    digest: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** Every new text lies whole beside its place before the first is moved there; the list of ours knows it before that. */
function put(
  disk: Disk,
  folder: string,
  planned: readonly Planned[],
  owned: ReadonlySet<string>,
  stale: readonly string[],
): void {
  const list = new Map(planned.map(({ path, digest }) => [path, digest]));
  const moved = planned.filter(({ change }) => change !== "unchanged");
  const newcomers = moved.some(({ path }) => !owned.has(path));
  if (newcomers)
    putOne(
      disk,
      `${folder}/${ownedFile}`,
      writeOwned(new Map([...[...owned].map((path) => [path, ""] as const), ...list])),
    );
  const prepared: ReturnType<Disk["prepare"]>[] = [];
  try {
    for (const { path, text } of moved) prepared.push(disk.prepare(`${folder}/${path}`, text));
  } catch (error) {
    for (const one of prepared) one.discard();
    throw error;
  }
  for (const one of prepared) one.commit();
  for (const path of stale) {
    disk.remove(`${folder}/${path}`);
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1))
      disk.removeEmpty(`${folder}/${path.slice(0, at)}`);
  }
  putOne(disk, `${folder}/${ownedFile}`, writeOwned(list));
}

function putOne(disk: Disk, file: string, text: string): void {
  if (disk.kind(file) === "file" && new TextDecoder().decode(disk.read(file)) === text) return;
  disk.prepare(file, text).commit();
}

function refusal(code: "output-foreign", folder: string, path: string): Diagnostic {
  return diagnose(code, { path: `${folder}/${path}` }, { file: `${folder}/${path}`, line: 1, column: 1 });
}
