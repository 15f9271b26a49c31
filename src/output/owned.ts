import type { Disk } from "../disk.ts";

/** Lists what was written to the out folder, so that nobody else's file is overwritten or removed. */
export const ownedFile = ".feedwright.json";

/** What an earlier build wrote to the out folder: the digest of each file by its path there. */
export function readOwned(disk: Disk, folder: string): Map<string, string> {
  const file = `${folder}/${ownedFile}`;
  if (disk.kind(file) !== "file") return new Map();
  try {
    const { files }: { files?: unknown } = JSON.parse(new TextDecoder().decode(disk.read(file)));
    const entries = typeof files === "object" && files !== null ? Object.entries(files) : [];
    return new Map(entries.filter(([path]) => isBelow(path)).map(([path, digest]) => [path, String(digest)]));
  } catch {
    // Without a list nothing counts as ours: the next build says which files it will not overwrite.
    return new Map();
  }
}

const isBelow = (path: string) => !path.startsWith("/") && !path.split("/").includes("..");

/** The list as text; by path, so that the same files make the same bytes. */
export function writeOwned(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(sorted) }, undefined, 2)}\n`;
}
