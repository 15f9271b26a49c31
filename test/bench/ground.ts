import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { type Generated, generate, newestLinks } from "./articles.ts";

/** A folder with so many articles, in which everybody builds. */
export interface Ground {
  readonly count: number;
  readonly folder: string;
  readonly articles: string;
  /** home of the programs, with their caches */
  readonly home: string;
  /** where the newest 50 are, newest first */
  readonly links: readonly string[];
}

/** Writes the articles. */
export function layOut(work: string, count: number): Ground {
  const folder = path.join(work, String(count));
  const articles = path.join(folder, "ours", "articles");
  fs.rmSync(folder, { recursive: true, force: true });
  writeArticles(articles, count, () => true);
  return { count, folder, articles, home: path.join(folder, "home"), links: newestLinks(count) };
}

/** Writes those of the articles that `wanted` names, and gives how many. */
export function writeArticles(folder: string, count: number, wanted: (one: Generated) => boolean): number {
  let made = "";
  let written = 0;
  for (let index = 0; index < count; index += 1) {
    const article = generate(index, count);
    if (!wanted(article)) continue;
    const file = path.join(folder, article.path);
    const into = path.dirname(file);
    if (into !== made) fs.mkdirSync(into, { recursive: true });
    made = into;
    fs.writeFileSync(file, article.text);
    written += 1;
  }
  return written;
}

/**
 * Waits until the articles are on the disk, and are older than the grain of any file's clock: what was written just
 * now a careful program looks at twice.
 */
export function settle(): void {
  spawnSync("sync");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

/** Forgets what builds remember; what was compiled of the program is there after any first start. */
export function forgetBuilds(home: string): void {
  const caches = path.join(home, "cache", "feedwright");
  for (const name of fs.existsSync(caches) ? fs.readdirSync(caches) : [])
    if (!name.startsWith("compiled-")) remove(path.join(caches, name));
}

export const remove = (...files: readonly string[]) => {
  for (const file of files) fs.rmSync(file, { recursive: true, force: true });
};
