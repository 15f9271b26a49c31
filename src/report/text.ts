import type { Colors } from "picocolors/types.js";
import stringWidth from "string-width";
import type { Diagnostic } from "../diagnostic.ts";
import type { Place } from "../model.ts";
import { visible } from "./visible.ts";

/** What a report for people needs from outside, since it touches no disk and no terminal. */
export interface Surroundings {
  readonly colors: Colors;
  /** the line of a file, without its end; `undefined` when it cannot be read */
  readonly lineAt: (place: Place) => string | undefined;
  /** how a file is named from where the person stands */
  readonly nameOf: (file: string) => string;
}

/** Of one code, this many are shown whole; of the rest errors are named, others counted. */
const shownOfOneCode = 5;
const shownInAll = 20;
/** In columns: a source line longer than this is shown from near the mistake on. */
const widest = 100;
const ranks = { error: 0, warning: 1, note: 2 };

/** Diagnostics as people read them: errors first, each with its place, source line and what to do. */
export function reportText(found: readonly Diagnostic[], around: Surroundings): string {
  const sorted = found.toSorted((a, b) => ranks[a.severity] - ranks[b.severity] || byPlace(a.place, b.place));
  const seen = new Map<string, number>();
  const blocks: string[] = [];
  const counted = new Map<string, number>();
  for (const diagnostic of sorted) {
    const { severity } = diagnostic;
    const code = nameOfKind(diagnostic);
    const before = seen.get(code) ?? 0;
    seen.set(code, before + 1);
    if (before < shownOfOneCode && blocks.length < shownInAll) blocks.push(block(diagnostic, around));
    else if (severity === "error") blocks.push(headOf(diagnostic, around));
    else counted.set(code, (counted.get(code) ?? 0) + 1);
  }
  const rest = [...counted].map(([code, count]) => `${count} more ${code}`);
  if (rest.length > 0) blocks.push(around.colors.dim(`… and ${rest.join(", ")}`));
  // A blank line sets apart what has several lines.
  return blocks
    .map((one, at) => (one.includes("\n") && at < blocks.length - 1 ? `${one}\n\n` : `${one}\n`))
    .join("");
}

/** By file, then line; what belongs to no file comes first. */
function byPlace(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

/** What is counted and named as one kind: the rule of a feed, or the code. */
export const nameOfKind = ({ rule, code }: Diagnostic): string => rule ?? code;

/** The first line: where, what, and the code. */
function headOf(diagnostic: Diagnostic, { colors, nameOf }: Surroundings): string {
  const { severity, message, place } = diagnostic;
  const where =
    place === undefined
      ? ""
      : `${colors.bold(visible(`${nameOf(place.file)}:${place.line}:${place.column}`))}: `;
  const paint = paintOf(severity, colors);
  return `${where}${paint(colors.bold(severity))}: ${visible(message)} ${colors.dim(`[${nameOfKind(diagnostic)}]`)}`;
}

const paintOf = (severity: Diagnostic["severity"], colors: Colors) =>
  ({ error: colors.red, warning: colors.yellow, note: colors.cyan })[severity];

function block(diagnostic: Diagnostic, around: Surroundings): string {
  const { severity, help, place, related = [] } = diagnostic;
  const { colors, nameOf } = around;
  const paint = paintOf(severity, colors);
  const head = headOf(diagnostic, around);
  const others = related.map(
    (other) =>
      `  ${visible(`${nameOf(other.place.file)}:${other.place.line}:${other.place.column}`)}: ${visible(other.message)}`,
  );
  if (severity === "note") return [head, ...others].join("\n");
  return [
    head,
    ...sourceLine(place, paint, around),
    ...others,
    `  ${colors.green("help")}: ${visible(help)}`,
  ].join("\n");
}

/** The line that is wrong, with a mark below the column; nothing for a place that means the whole file. */
function sourceLine(
  place: Place | undefined,
  paint: (text: string) => string,
  { colors, lineAt }: Surroundings,
): string[] {
  const line = place && (place.line > 1 || place.column > 1) ? lineAt(place) : undefined;
  if (place === undefined || line === undefined || line.trim() === "") return [];
  const from = place.column > widest ? place.column - 20 : 0;
  const before = visible(line.slice(from, place.column - 1));
  const text = visible(line.slice(from, from + widest));
  const gutter = String(place.line);
  return [
    colors.dim(`  ${gutter} | `) + text,
    `${colors.dim(`  ${" ".repeat(gutter.length)} | `)}${" ".repeat(stringWidth(before))}${paint("^")}`,
  ];
}
