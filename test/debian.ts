import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A package of Debian, and a file that it brings. */
export interface Package {
  readonly name: string;
  readonly file: string;
}

/** Installs those of Debian's packages that are missing; root alone can. */
export function installMissing(packages: readonly Package[]): void {
  const missing = packages.filter(({ file }) => !fs.existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(" ")}`;
  const here = (process.env.PATH ?? "").split(path.delimiter);
  if (!here.some((folder) => fs.existsSync(path.join(folder, "apt-get")))) {
    throw new Error(`These tests need programs of Debian, and here is no apt-get: ${missing.join(", ")}.`);
  }
  if (process.getuid?.() !== 0) {
    throw new Error(`These tests need programs that only root can install: ${command}`);
  }
  console.log(`Installing ${missing.join(", ")} …`);
  apt("update");
  apt("install", "-y", "--no-install-recommends", ...missing);
  const absent = packages.filter(({ file }) => !fs.existsSync(file));
  if (absent.length > 0) {
    throw new Error(`Installed, yet not there: ${absent.map(({ file }) => file).join(", ")}`);
  }
}

function apt(...words: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(
    "apt-get",
    ["-q", "-o", "DPkg::Lock::Timeout=120", ...words],
    {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    },
  );
  if (status !== 0) {
    throw new Error(`apt-get ${words.join(" ")} failed: ${error?.message ?? ""}\n${stdout}${stderr}`);
  }
}
