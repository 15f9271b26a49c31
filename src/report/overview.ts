import type { Colors } from "picocolors/types.js";
import type { Diagnostic } from "../diagnostic.ts";
import { count } from "./table.ts";
import { visible } from "./visible.ts";

/** How much there was, and how much of it came through. */
export interface Amounts {
  /** files that hold articles */
  readonly documents: number;
  readonly entries: number;
}

/** Why an article that was understood is in no feed, in words for one and for several. */
const waiting: Readonly<Record<string, readonly [string, string]>> = {
  draft: ["draft", "drafts"],
  scheduled: ["scheduled", "scheduled"],
  expired: ["expired", "expired"],
  unlisted: ["unlisted", "unlisted"],
  withdrawn: ["withdrawn", "withdrawn"],
};
/** In a list of what to do more is not read. */
const mostSteps = 6;

const files = (found: readonly Diagnostic[]) => new Set(found.map(({ place }) => place?.file)).size;

/** What is counted and named as one kind: the rule of a feed, or the code. */
export const nameOfKind = ({ rule, code }: Diagnostic): string => rule ?? code;

/** The beginning of a long report: what was understood, and what was not. */
export function overview(
  found: readonly Diagnostic[],
  { documents, entries }: Amounts,
  colors: Colors,
): string {
  const wrong = found.filter(({ severity }) => severity === "error");
  const held = files(wrong);
  const others = Object.entries(waiting).flatMap(([code, [one, many]]) => {
    const number = found.filter((diagnostic) => diagnostic.code === code).length;
    return number === 0 ? [] : [count(number, one, many)];
  });
  const understood = `${Math.max(0, documents - held)} of ${count(documents, "file", "files")} understood: ${[`${entries} published`, ...others].join(", ")}`;
  if (held === 0) return colors.bold(understood);
  const what = groups(wrong).map(([code, all]) => `${all.length} ${code}`);
  return `${colors.bold(understood)}\n${colors.bold(`${count(held, "file", "files")} held back: ${what.join(", ")}`)}`;
}

/** The end of a long report: what mends most, first. */
export function whatToDo(found: readonly Diagnostic[], colors: Colors): string {
  const steps = [
    ...groups(found.filter(({ severity }) => severity === "error")),
    ...groups(found.filter(({ severity }) => severity === "warning")),
  ];
  const lines = steps.slice(0, mostSteps).map(([code, all], at) => {
    return `  ${at + 1}. ${count(files(all), "file", "files")}: ${visible(all[0]?.help ?? "")} ${colors.dim(`[${code}]`)}`;
  });
  return [colors.bold("What to do, in this order:"), ...lines].join("\n");
}

/** By code, the most frequent first. */
function groups(found: readonly Diagnostic[]): [string, Diagnostic[]][] {
  const by = new Map<string, Diagnostic[]>();
  for (const diagnostic of found) {
    const alike = by.get(nameOfKind(diagnostic));
    if (alike === undefined) by.set(nameOfKind(diagnostic), [diagnostic]);
    else alike.push(diagnostic);
  }
  return [...by].sort(([, a], [, b]) => b.length - a.length);
}
