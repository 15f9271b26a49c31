import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** Debian's packages, and a file that each brings. */
const packages: readonly { readonly name: string; readonly file: string }[] = [
  { name: "newsboat", file: "/usr/bin/newsboat" },
  { name: "python3-feedparser", file: "/usr/lib/python3/dist-packages/feedparser/__init__.py" },
  { name: "sfeed", file: "/usr/bin/sfeed_update" },
  { name: "curl", file: "/usr/bin/curl" },
  { name: "rss2email", file: "/usr/bin/r2e" },
];

/** Installs the programs that read the feeds, where they are missing; vitest calls it once, before all tests. */
export default function install(): void {
  const missing = packages.filter(({ file }) => !fs.existsSync(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(" ")}`;
  const here = (process.env.PATH ?? "").split(path.delimiter);
  if (!here.some((folder) => fs.existsSync(path.join(folder, "apt-get")))) {
    throw new Error(
      `The reader tests need these programs of Debian, and here is no apt-get: ${missing.join(", ")}.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      `The reader tests need programs that are not installed, and only root can install them: ${command}`,
    );
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
