import type { Disk } from "./disk.ts";
import { ledgerFile } from "./model.ts";

/**
 * Tells git to keep the lines of both sides when the ledger is merged, as `.gitattributes` says it.
 * @param articles the articles folder, relative to the root
 * @returns whether anything was written
 */
export function init(disk: Disk, articles: string): boolean {
  const file = ".gitattributes";
  const path = `${articles}/${ledgerFile}`;
  const before = disk.kind(file) === "file" ? new TextDecoder().decode(disk.read(file)) : "";
  if (before.split(/\r?\n/).some((line) => line.trim().split(/\s+/)[0] === path)) return false;
  const joint = before === "" || before.endsWith("\n") ? before : `${before}\n`;
  disk.prepare(file, `${joint}${path} merge=union\n`).commit();
  return true;
}
