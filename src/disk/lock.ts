import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import process from "node:process";

/** In milliseconds: nobody writes for so long. */
const longest = 10 * 60_000;
/** In milliseconds: between making the file and writing to it. */
const moment = 2000;

/**
 * Makes a file that says who holds it. One whose program has ended, or that is older than anybody writes, is taken over.
 * @returns `undefined` when another program holds it
 */
export function lockFile(file: string): { release(): void } | undefined {
  const own = `${JSON.stringify({ pid: process.pid, host: os.hostname(), key: randomBytes(6).toString("hex") })}\n`;
  // A second try, for a lock that was stale or was released between two looks.
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      fs.writeFileSync(file, own, { flag: "wx" });
      return { release: () => release(file, own) };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    if (!removeStale(file)) return undefined;
  }
  return undefined;
}

function release(file: string, own: string): void {
  if (textOf(file) === own) fs.rmSync(file, { force: true });
}

function textOf(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Whether nothing is in the way any more. */
function removeStale(file: string): boolean {
  const text = textOf(file);
  if (text === undefined) return true;
  // What is empty has been made, and its maker is about to write.
  if (text === "" ? ageOf(file) < moment : isHeld(text) && ageOf(file) < longest) return false;
  // Moved away first: of two programs that find the same stale lock only one can do that.
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return true;
  }
  const isSame = textOf(aside) === text;
  if (isSame) fs.rmSync(aside, { force: true });
  else fs.renameSync(aside, file);
  return isSame;
}

/** Whether the program that made the lock may still run; on another machine nobody can tell. */
function isHeld(text: string): boolean {
  try {
    const { pid, host }: { pid?: unknown; host?: unknown } = JSON.parse(text);
    if (host !== os.hostname() || typeof pid !== "number") return host !== undefined;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** In milliseconds, by the clock of the disk, which may be another machine's. */
function ageOf(file: string): number {
  const probe = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    fs.writeFileSync(probe, "", { flag: "wx" });
    return fs.statSync(probe).mtimeMs - fs.statSync(file).mtimeMs;
  } catch {
    return 0;
  } finally {
    fs.rmSync(probe, { force: true });
  }
}
