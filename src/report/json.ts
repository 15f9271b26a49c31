import type { Diagnostic } from "../diagnostic.ts";

/** A file of the out folder, as programs read of it. */
export interface ReportedFile {
  readonly path: string;
  readonly entries: number;
  readonly bytes: number;
  readonly change: string;
}

/** What a command found and did, for programs: one JSON object. */
export function reportJson(
  found: readonly Diagnostic[],
  files: readonly ReportedFile[],
  exit: number,
): string {
  return `${JSON.stringify({ version: 1, exit, diagnostics: found, files }, undefined, 2)}\n`;
}
