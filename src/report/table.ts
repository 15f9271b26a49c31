import type { Colors } from "picocolors/types.js";

/** A file of the out folder, as programs read of it. */
export interface ReportedFile {
  readonly path: string;
  /** absent where it is no feed */
  readonly entries?: number;
  readonly bytes: number;
  readonly change: string;
}

/** The files that a build is about: what is in each, and what became of it. */
export function reportTable(files: readonly ReportedFile[], colors: Colors): string {
  const feeds = files.filter(({ entries, change }) => entries !== undefined || change === "removed");
  const rows = feeds.map(({ path, entries, bytes, change }) => [
    path,
    entries === undefined ? "" : count(entries, "entry", "entries"),
    size(bytes),
    change,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const lines = rows
    .map(([path = "", entries = "", bytes = "", change = ""]) => {
      const cells = [
        path.padEnd(widths[0] ?? 0),
        entries.padStart(widths[1] ?? 0),
        bytes.padStart(widths[2] ?? 0),
      ];
      return `${cells.join("   ")}   ${change === "unchanged" ? colors.dim(change) : colors.green(change)}\n`;
    })
    .join("");
  return lines + beside(files.filter((file) => !feeds.includes(file)));
}

/** What became of the files that are no feeds, where anything did. */
function beside(files: readonly ReportedFile[]): string {
  const named = (change: string) =>
    files.filter((file) => file.change === change).map(({ path }) => path.replace(/^.*[/\\]/, ""));
  return ["new", "changed"]
    .flatMap((change) =>
      named(change).length > 0 ? `${change} beside them: ${named(change).join(", ")}\n` : [],
    )
    .join("");
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Bytes in the units that people use for files: 1 kB is 1,000 bytes. */
function size(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
