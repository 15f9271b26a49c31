import { hash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";

/** In characters: disks take names of 255. */
const longest = 200;

/** The user's own folder for what may be lost. */
export function userCaches(): string {
  const { env, platform } = process;
  const home = homeOfAccount();
  const caches =
    env.XDG_CACHE_HOME ||
    (platform === "darwin"
      ? path.join(home, "Library", "Caches")
      : platform === "win32"
        ? env.LOCALAPPDATA || path.join(home, "AppData", "Local")
        : path.join(home, ".cache"));
  return path.join(caches, "feedwright");
}

/** Of an account that has none, as in some containers, a place where nothing can be kept. */
function homeOfAccount(): string {
  try {
    return os.homedir();
  } catch {
    return os.devNull;
  }
}

/** The folder for what may be lost: beside the packages of the site, or the user's own for a site without packages. */
export function cacheFolder(root: string): string {
  const packages = path.join(root, "node_modules");
  if (fs.statSync(packages, { throwIfNoEntry: false })?.isDirectory())
    return path.join(packages, ".cache", "feedwright");
  // What digests are made with takes longer to load than all else that is remembered.
  const name = encodeURIComponent(fs.realpathSync(root));
  return path.join(userCaches(), name.length > longest ? hash("sha256", name) : name);
}

/**
 * What tells this program from any other: the version of Node and of what it knows of languages and time zones, and the
 * file of the program with its own stamp.
 */
export function programStamp(file: string): string {
  const { node, icu, tz, unicode } = process.versions;
  const { size = 0, mtimeMs = 0 } = fs.statSync(file, { throwIfNoEntry: false }) ?? {};
  return [node, icu, tz, unicode, size, mtimeMs].join(" ");
}
