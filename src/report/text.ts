import type { Colors } from "picocolors/types.js";

import type { Diagnostic } from "../diagnostic.ts";
import type { Place } from "../model.ts";
import { type Amounts, nameOfKind, overview, whatToDo } from "./overview.ts";
import { count } from "./table.ts";
import { visible } from "./visible.ts";
import { widthOf } from "./width.ts";

/** What a report for people needs from outside, since it touches no disk and no terminal. */
export interface Surroundings {
  readonly colors: Colors;
  /** the line of a file, without its end; `undefined` when it cannot be read */
  readonly lineAt: (place: Place) => string | undefined;
  /** how a file is named from where the person stands */
  readonly nameOf: (file: string) => string;
}

/** Of one code, more than this many make one block: in a report that is short, and in one that is long. */
const shownOfOneCode = { short: 5, long: 2 };
/** In a block of many, so many have their place and message. */
const namedOfMany = 5;
const shownInAll = 20;
/** In columns: a source line longer than this is shown from near the mistake on. */
const widest = 100;
const ranks = { error: 0, warning: 1, note: 2 };
const howToSeeAll = "`--format json` names all";

/**
 * Diagnostics as people read them: errors first, each with its place, source line and what to do. A mistake that
 * fills many files is one block; where something had to be left out, the whole begins with what was understood and
 * ends with what to do.
 */
export function reportText(found: readonly Diagnostic[], around: Surroundings, amounts?: Amounts): string {
  const { colors } = around;
  const sorted = found.toSorted((a, b) => ranks[a.severity] - ranks[b.severity] || byPlace(a.place, b.place));
  const all = grouped(sorted);
  const most = shownOfOneCode[found.length > shownInAll ? "long" : "short"];
  const units = sorted.flatMap((one) => {
    const alike = all.get(nameOfKind(one)) ?? [];
    return alike.length <= most ? [[one]] : alike[0] === one ? [alike] : [];
  });
  const blocks = units
    .slice(0, shownInAll)
    .map((alike) =>
      alike.length === 1 ? alike.map((one) => block(one, around)).join("") : many(alike, around),
    );
  const rest = [...grouped(units.slice(shownInAll).flat())].map(
    ([code, alike]) => `${alike.length} more ${code}`,
  );
  if (rest.length > 0) blocks.push(colors.dim(`… and ${rest.join(", ")}; ${howToSeeAll}`));
  if (
    amounts !== undefined &&
    (rest.length > 0 || units.some((alike) => alike.length > 1 && isWrong(alike)))
  ) {
    blocks.unshift(`${overview(found, amounts, colors)}\n`);
    blocks.push(`\n${whatToDo(found, colors)}`);
  }
  // A blank line sets apart what has several lines.
  return blocks
    .map((one, at) => (one.includes("\n") && at < blocks.length - 1 ? `${one.trimEnd()}\n\n` : `${one}\n`))
    .join("");
}

const isWrong = ([first]: readonly Diagnostic[]) => first !== undefined && first.severity !== "note";

function grouped(found: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const by = new Map<string, Diagnostic[]>();
  for (const diagnostic of found) {
    const alike = by.get(nameOfKind(diagnostic));
    if (alike === undefined) by.set(nameOfKind(diagnostic), [diagnostic]);
    else alike.push(diagnostic);
  }
  return by;
}

/** One mistake in many places: the first as it stands there, some others by name, the number of the rest. */
function many(alike: readonly Diagnostic[], around: Surroundings): string {
  const { colors, nameOf } = around;
  const [first] = alike;
  if (first === undefined) return "";
  const lines = alike.slice(1, namedOfMany).map(({ place, message }) => {
    const where = place && visible(`${nameOf(place.file)}:${place.line}:${place.column}`);
    return `  ${where === undefined ? "" : `${where}: `}${visible(message)}`;
  });
  const left = alike.slice(namedOfMany);
  const files = new Set(left.map(({ place }) => place?.file)).size;
  const end = colors.dim(
    `  … and ${left.length} more ${nameOfKind(first)}, in ${count(files, "file", "files")}; ${howToSeeAll}`,
  );
  const shown = block(first, around).split("\n");
  const help = first.severity === "note" ? [] : shown.splice(-1);
  return [...shown, ...lines, ...(left.length > 0 ? [end] : []), ...help].join("\n");
}

/** By file, then line; what belongs to no file comes first. */
function byPlace(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

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
  const from = wholeFrom(line, place.column > widest ? place.column - 20 : 0);
  const before = visible(line.slice(from, place.column - 1));
  const text = visible(line.slice(from, wholeFrom(line, from + widest)));
  const gutter = String(place.line);
  return [
    colors.dim(`  ${gutter} | `) + text,
    `${colors.dim(`  ${" ".repeat(gutter.length)} | `)}${" ".repeat(widthOf(before))}${paint("^")}`,
  ];
}

/** `at`, or one before it where a character of two units stands. */
function wholeFrom(line: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(line.charAt(at)) ? at - 1 : at;
}
