import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { writeFiles } from "../ground.ts";

/** Has npm install packages into a folder of their own, where they stay; gives the folder. */
export function install(folder: string, packages: Readonly<Record<string, string>>): string {
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: packages });
  const file = path.join(folder, "package.json");
  if (fs.existsSync(path.join(folder, "installed")) && fs.readFileSync(file, "utf8") === manifest)
    return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, { "package.json": manifest });
  const words = ["install", "--no-audit", "--no-fund", "--no-save", "--no-package-lock"];
  const { status, stderr, error } = spawnSync("npm", words, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(error?.message ?? stderr.trim().split("\n").slice(-3).join(" "));
  writeFiles(folder, { installed: "" });
  return folder;
}
