import type { Diagnostic } from "../diagnostic.ts";
import { type Manner, reportFound } from "./report.ts";
import { count } from "./table.ts";

/** What was taken over of other feeds. */
export interface ReportedAdoption {
  readonly taken: Readonly<Record<"id" | "link" | "address" | "title", number>>;
  readonly known: number;
  readonly alone: number;
  readonly fresh: number;
  readonly past: number;
  readonly saved?: { readonly file: string };
}

const grounds = {
  id: "by an id in the article",
  link: "by address",
  address: "by the path of the address",
  title: "by title and date",
};

/** What `adopt` says: on standard output what was taken over, on standard error what was found on the way. */
export function reportAdoption(
  found: readonly Diagnostic[],
  adoption: ReportedAdoption | undefined,
  ledger: string,
  manner: Manner,
): { readonly out: string; readonly err: string } {
  const { format, quiet, exit, nameOf, colors } = manner;
  const file = nameOf(ledger);
  if (format === "json") {
    const { taken, known = 0, alone = 0, fresh = 0, past = 0, saved } = adoption ?? {};
    const told = { taken, known, alone, new: fresh, past, ledger: { file, changed: saved !== undefined } };
    return {
      out: `${JSON.stringify({ version: 1, exit, diagnostics: found, adopted: told }, undefined, 2)}\n`,
      err: "",
    };
  }
  const { out, err } = reportFound(found, manner);
  if (adoption === undefined || quiet || format === "github") return { out, err };
  const { taken, known, alone, fresh, past, saved } = adoption;
  const all = Object.values(taken).reduce((sum, one) => sum + one, 0);
  const by = Object.entries(grounds).flatMap(([ground, words]) => {
    const number = taken[ground as keyof typeof grounds];
    return number === 0 ? [] : [`${number} ${words}`];
  });
  const lines = [
    `${file}   ${saved === undefined ? colors.out.dim("unchanged") : colors.out.green("written")}`,
    `${count(all, "id", "ids")} taken over${by.length > 0 ? `: ${by.join(", ")}` : ""}${known > 0 ? `; ${known} known already` : ""}`,
    ...(alone > 0 ? [`${count(alone, "entry is", "entries are")} no article here`] : []),
    ...(fresh > 0 ? [`${count(fresh, "article", "articles")} will be new to subscribers`] : []),
    ...(past > 0 ? [`${count(past, "older article stays", "older articles stay")} out of the feeds`] : []),
  ];
  return { out: `${lines.join("\n")}\n`, err: err === "" ? "" : `${err}\n` };
}
