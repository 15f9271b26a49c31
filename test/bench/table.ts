import type { Judged } from "./goals.ts";
import { cold } from "./ours.ts";
import type { Race, Result } from "./race.ts";

/** A table of Markdown that reads well on a terminal too; the first column is text, the others are figures. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (row: readonly string[]) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? "";
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(" | ")} |\n`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return line(head) + line(rule) + rows.map(line).join("");
}

export const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** Three figures that count. */
export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A program's name among those of others. */
export const named = ({ kind, name }: Result) => (kind === "ours" ? `Feedwright, ${name}` : name);

/** What each took, in rows; times are also told as multiples of our cold build, which is a build like a peer's. */
export function raceTable({ results }: Race): string {
  const unit = results.find(({ name }) => name === cold)?.summary?.seconds;
  const rows = results.map((result) => {
    const { summary } = result;
    if (summary === undefined) return [named(result), "does not count"];
    const { seconds, fastest, slowest, cpu, megabytes } = summary;
    return [
      named(result),
      seconds.toFixed(3),
      `${fastest.toFixed(3)}–${slowest.toFixed(3)}`,
      cpu?.toFixed(2) ?? "–",
      megabytes?.toFixed(0) ?? "–",
      ...(unit === undefined ? [] : [figure(seconds / unit)]),
    ];
  });
  const head = ["", "seconds", "from–to", "cpu seconds", "peak MB"];
  return table(unit === undefined ? head : [...head, "× cold"], rows);
}

export function goalsTable(judged: readonly Judged[]): string {
  const rows = judged.map(({ what, most, unit, value }) => [
    what,
    `≤ ${most} ${unit}`,
    figure(value),
    value <= most ? "met" : "missed",
  ]);
  return table(["", "goal", "got", ""], rows);
}
