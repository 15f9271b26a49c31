import type { Diagnostic } from "../diagnostic.ts";
import type { ReportedFile } from "./table.ts";

/** What a command found and did, for programs: one JSON object. */
export function reportJson(
  found: readonly Diagnostic[],
  files: readonly ReportedFile[],
  changes: { readonly [change: string]: number } | undefined,
  exit: number,
): string {
  return `${JSON.stringify({ version: 1, exit, diagnostics: found, files, changes }, undefined, 2)}\n`;
}
