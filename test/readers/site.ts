import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const program = path.join(repository, "lib/cli.cjs");

/** A copy of this repository's newsroom, which lives through builds and changes. */
export interface Site {
  /** where its feeds lie */
  readonly out: string;
  /** What a user types, at `now`: an article held back or a warning fails. */
  build(now: string): Promise<void>;
  write(article: string, text: string): void;
  replace(article: string, words: string, by: string): void;
}

export function copySite(folder: string): Site {
  fs.copyFileSync(path.join(repository, "package.json"), path.join(folder, "package.json"));
  fs.cpSync(path.join(repository, "articles"), path.join(folder, "articles"), { recursive: true });
  const at = (article: string) => path.join(folder, "articles", article);
  return {
    out: path.join(folder, "dist"),
    async build(now) {
      await run(process.execPath, [program, "build", "--root", folder, "--strict", "--now", now], folder);
    },
    write: (article, text) => fs.writeFileSync(at(article), text, { flag: "wx" }),
    replace(article, words, by) {
      const text = fs.readFileSync(at(article), "utf8");
      if (text.split(words).length !== 2) throw new Error(`not once in ${article}: ${words}`);
      fs.writeFileSync(
        at(article),
        text.replace(words, () => by),
      );
    },
  };
}
