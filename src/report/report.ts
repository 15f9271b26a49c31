import type { Colors } from "picocolors/types.js";
import type { Diagnostic } from "../diagnostic.ts";
import type { Place } from "../model.ts";
import { reportGithub } from "./github.ts";
import { reportJson } from "./json.ts";
import { count, type ReportedFile, reportTable } from "./table.ts";
import { reportText } from "./text.ts";

/** What was made: a preview of a build, or a build. */
export interface Made {
  /** files that hold articles */
  readonly documents: number;
  /** articles that are to be seen */
  readonly published: number;
  readonly files: readonly ReportedFile[];
  /** what changes for readers, in articles */
  readonly changes?: { readonly [change: string]: number };
  /** whether nothing was written: the files are said to be as they would be */
  readonly preview?: boolean;
}

/** How to say it. */
export interface Manner {
  readonly format: "text" | "json" | "github";
  /** say only what is wrong */
  readonly quiet: boolean;
  /** the exit code of the command */
  readonly exit: number;
  /** how a file is named from where the person stands */
  readonly nameOf: (file: string) => string;
  /** the line of a file, without its end; `undefined` when it cannot be read */
  readonly lineAt: (place: Place) => string | undefined;
  readonly colors: { readonly out: Colors; readonly err: Colors };
}

/** What a command says: on standard output what was made, on standard error what was found on the way. */
export function report(
  found: readonly Diagnostic[],
  made: Made | undefined,
  manner: Manner,
): { readonly out: string; readonly err: string } {
  const { format, quiet, exit, nameOf, lineAt, colors } = manner;
  const files = (made?.files ?? []).map((file) => ({ ...file, path: nameOf(file.path) }));
  const told = quiet ? found.filter(({ severity }) => severity !== "note") : found;
  if (format === "json") return { out: reportJson(found, files, made?.changes, exit), err: "" };
  if (format === "github") return { out: reportGithub(told, nameOf), err: "" };
  const amounts =
    made === undefined || quiet ? undefined : { documents: made.documents, entries: made.published };
  const err = reportText(told, { colors: colors.err, nameOf, lineAt }, amounts);
  if (quiet || made === undefined) return { out: "", err };
  const total = (severity: Diagnostic["severity"]) => found.filter((one) => one.severity === severity).length;
  const changes = Object.entries(made.changes ?? {}).filter(([, number]) => number > 0);
  const changed = changes.map(([change, number]) => `${number} ${change}`).join(", ");
  const sum = [
    `${count(made.published, "article", "articles")} of ${count(made.documents, "file", "files")}${changed && ` (${changed})`}`,
    count(total("error"), "error", "errors"),
    count(total("warning"), "warning", "warnings"),
  ];
  return {
    out: `${reportTable(files, colors.out, made.preview)}${sum.join(", ")}\n`,
    err: err === "" ? "" : `${err}\n`,
  };
}

/** What was found, as people or GitHub read it. */
export function reportFound(
  found: readonly Diagnostic[],
  { format, quiet, nameOf, lineAt, colors }: Manner,
): { readonly out: string; readonly err: string } {
  const told = quiet ? found.filter(({ severity }) => severity !== "note") : found;
  if (format === "github") return { out: reportGithub(told, nameOf), err: "" };
  return { out: "", err: reportText(told, { colors: colors.err, nameOf, lineAt }) };
}
