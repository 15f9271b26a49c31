import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Newsroom } from "./newsroom.ts";

const program = fileURLToPath(new URL("../../../lib/cli.cjs", import.meta.url));
const ledgerFile = "articles/.published.jsonl";

/** A computer on which somebody has the site's folder, and builds. */
export class Machine {
  readonly root: string;
  private readonly env: Readonly<Record<string, string>>;

  /** @param env its locale and zone */
  constructor(root: string, env: Readonly<Record<string, string>>) {
    this.root = root;
    this.env = env;
    fs.mkdirSync(path.join(root, "articles"), { recursive: true });
  }

  get out(): string {
    return path.join(this.root, "dist");
  }

  get ledger(): string {
    return fs.readFileSync(path.join(this.root, ledgerFile), "utf8");
  }

  set ledger(text: string) {
    fs.writeFileSync(path.join(this.root, ledgerFile), text);
  }

  /** Makes the articles folder what the newsroom has, as git does on a checkout: what is the same is not touched. */
  checkOut(room: Newsroom): void {
    const files = room.files();
    const folder = path.join(this.root, "articles");
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const isFile = fs.statSync(path.join(folder, name)).isFile();
      if (isFile && !files.has(name) && name !== path.basename(ledgerFile))
        fs.rmSync(path.join(folder, name));
    }
    for (const [name, text] of files) putFile(path.join(folder, name), text);
    this.checkOutConfig(room);
  }

  checkOutConfig(room: Newsroom): void {
    putFile(path.join(this.root, "feedwright.config.json"), JSON.stringify(room.config()));
  }

  /** What a user types; gives the exit code and what was said. */
  run(words: readonly string[]): { readonly exit: number | null; readonly said: string } {
    const env = { PATH: "/usr/bin:/bin", HOME: this.root, ...this.env };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
      ...{ cwd: this.root, env, encoding: "utf8" },
    });
    return { exit: status, said: `${stdout}${stderr}` };
  }

  /** Every file that it has but what builds remember, as text, and when it was last changed. */
  state(): string[] {
    return fs
      .readdirSync(this.root, { recursive: true, encoding: "utf8" })
      .filter((name) => !name.startsWith(".cache"))
      .map((name) => [name, fs.statSync(path.join(this.root, name))] as const)
      .filter(([, stat]) => stat.isFile())
      .map(
        ([name, { mtimeMs }]) =>
          `${name} ${mtimeMs} ${fs.readFileSync(path.join(this.root, name), "latin1")}`,
      );
  }
}

function putFile(file: string, text: string | Uint8Array): void {
  if (fs.existsSync(file) && Buffer.compare(fs.readFileSync(file), Buffer.from(text)) === 0) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Both sides of a merge, as git joins them where `.gitattributes` says `merge=union`. */
export function unionMerge(base: string, ours: string, theirs: string, folder: string): string {
  const files = Object.entries({ ours, base, theirs }).map(([name, text]) => {
    const file = path.join(folder, `${name}.jsonl`);
    fs.writeFileSync(file, text);
    return file;
  });
  return execFileSync("git", ["merge-file", "--union", "-p", ...files], { encoding: "utf8" });
}

/**
 * Puts a machine's feeds on the host. With their times, as `rsync -t` does; without, only what differs is touched, as
 * when several machines put theirs there.
 */
export function deploy(from: string, host: string, withTimes: boolean): void {
  const names = fs.readdirSync(from).filter((name) => !name.startsWith("."));
  for (const name of fs.readdirSync(host)) if (!names.includes(name)) fs.rmSync(path.join(host, name));
  for (const name of names) {
    const [file, target] = [path.join(from, name), path.join(host, name)];
    putFile(target, fs.readFileSync(file));
    const { atime, mtime } = fs.statSync(file);
    if (withTimes) fs.utimesSync(target, atime, mtime);
  }
}
