import type { Colors } from "picocolors/types.js";

/** A file of the out folder, as programs read of it. */
export interface ReportedFile {
  readonly path: string;
  /** absent where it is no feed */
  readonly entries?: number;
  readonly bytes: number;
  readonly change: string;
}

/** More rows than this nobody reads. */
const mostRows = 12;

/** What becomes of a file, in the words of a build, and of one that writes nothing. */
const words: Readonly<Record<string, string>> = {
  new: "would be new",
  changed: "would change",
  removed: "would be removed",
};

/**
 * The files that a build is about: what is in each, and what became of it; where there are many, feed by feed.
 * @param preview whether nothing was written
 */
export function reportTable(files: readonly ReportedFile[], colors: Colors, preview = false): string {
  const said = (change: string) => (preview ? (words[change] ?? change) : change);
  const documents = files.filter(({ entries, change }) => entries !== undefined || change === "removed");
  const feeds = documents.length > mostRows ? byFolder(documents) : documents;
  const shown = feeds.length > mostRows ? feeds.slice(0, mostRows - 1) : feeds;
  const rows = shown.map(({ path, entries, bytes, change }) => [
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
      return `${cells.join("   ")}   ${(change === "unchanged" ? colors.dim : colors.green)(said(change))}\n`;
    })
    .join("");
  return (
    lines +
    rest(feeds.slice(shown.length), said) +
    beside(
      files.filter((file) => !documents.includes(file)),
      said,
    )
  );
}

/** A row for each folder, that is, for each feed: its formats together. */
function byFolder(files: readonly ReportedFile[]): ReportedFile[] {
  const folders = new Map<string, ReportedFile[]>();
  for (const file of files) {
    const folder = file.path.replace(/[^/\\]*$/, "");
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].map(([path, inside]) => {
    const changes = new Set(inside.map(({ change }) => change));
    const [only] = changes;
    const entries = inside.find((file) => file.entries !== undefined)?.entries;
    return {
      path: path || ".",
      ...(entries !== undefined && { entries }),
      bytes: inside.reduce((sum, { bytes }) => sum + bytes, 0),
      change: changes.size === 1 && only !== undefined ? only : "changed",
    };
  });
}

/** The feeds for which there is no row, in one line. */
function rest(feeds: readonly ReportedFile[], said: (change: string) => string): string {
  if (feeds.length === 0) return "";
  const changes = ["new", "changed", "unchanged", "removed"].flatMap((change) => {
    const number = feeds.filter((feed) => feed.change === change).length;
    return number === 0 ? [] : [`${number} ${said(change)}`];
  });
  const bytes = feeds.reduce((sum, feed) => sum + feed.bytes, 0);
  return `and ${count(feeds.length, "more feed", "more feeds")}: ${changes.join(", ")}; ${size(bytes)}\n`;
}

/** Each lies beside the file that it is the same as, and is changed with it. */
const isPacked = (path: string) => /\.(?:gz|br)$/.test(path);

/** What became of the files that are no feeds, where anything did. */
function beside(files: readonly ReportedFile[], said: (change: string) => string): string {
  const named = (change: string) => {
    const paths = files.filter((file) => file.change === change).map(({ path }) => path);
    const names = paths.filter((path) => !isPacked(path)).map((path) => path.replace(/^.*[/\\]/, ""));
    const packed = paths.length - names.length;
    return packed === 0 ? names : [...names, count(packed, "packed file", "packed files")];
  };
  return ["new", "changed"]
    .flatMap((change) =>
      named(change).length > 0 ? `${said(change)} beside them: ${named(change).join(", ")}\n` : [],
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
