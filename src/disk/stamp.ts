import type fs from "node:fs";
import type { Stamp } from "../disk.ts";

export function stampOf(stat: fs.Stats): Stamp {
  const { size, mtimeMs: modified, ctimeMs: changed, ino: inode, dev: device } = stat;
  return { kind: kindOf(stat), size, modified, changed, inode, device };
}

export function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): "file" | "folder" | "other" {
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}
