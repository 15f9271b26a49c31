import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";

/** Writes one file whole, or says why not. @param file relative to the root */
export function save(disk: Disk, file: string, text: string | Iterable<string | Uint8Array>): Diagnostic[] {
  try {
    disk.prepare(file, text).commit();
    return [];
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    const facts = { path: file, reason: reasonOf(error) };
    return [diagnose("output-unwritable", facts, { file, line: 1, column: 1 })];
  }
}
