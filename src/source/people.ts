import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { decode } from "../markup/decode.ts";
import type { Config, Written } from "../model.ts";
import { readFrontMatter } from "./frontmatter.ts";

/** Where generators keep the people that articles name by an id, relative to the articles folder and to the root. */
const files = ["authors", "_data/authors", "data/authors"];
const folders = ["_authors", "data/authors"];
const languages = { yml: "yaml", yaml: "yaml", json: "json", toml: "toml" } as const;
type Ending = keyof typeof languages;
const endings = Object.keys(languages) as Ending[];

/** What is known of people by their ids, as it was written. */
export function readPeople(disk: Disk, { articles }: Config, found: Diagnostic[]): Map<string, Written> {
  const people = new Map<string, Written>();
  const bases = [articles, articles.includes("/") ? articles.replace(/\/[^/]*$/, "") : ".", "."];
  for (const base of new Set(bases)) {
    for (const name of files) {
      for (const ending of endings) {
        const file = `${base}/${name}.${ending}`.replace(/^\.\//, "");
        for (const [id, person] of read(disk, file, ending, found))
          if (!people.has(id)) people.set(id, person);
      }
    }
    for (const name of folders) {
      const folder = `${base}/${name}`.replace(/^\.\//, "");
      if (disk.kind(folder) !== "folder") continue;
      for (const { name: file, kind } of disk.list(folder) ?? []) {
        const [, id = "", ending = ""] = /^(.+)\.(\w+)$/.exec(file) ?? [];
        const known = endings.find((one) => one === ending);
        if (kind !== "file" || known === undefined || people.has(id)) continue;
        people.set(id, Object.fromEntries(read(disk, `${folder}/${file}`, known, found)));
      }
    }
  }
  return people;
}

function read(disk: Disk, file: string, ending: Ending, found: Diagnostic[]): Map<string, Written> {
  if (disk.kind(file) !== "file") return new Map();
  const decoded = decode(disk.read(file));
  if (!("text" in decoded)) return new Map();
  const block = {
    kind: "block",
    language: languages[ending],
    text: decoded.text,
    line: 1,
    bodyOffset: 0,
  } as const;
  const fields = readFrontMatter(block, file, found) ?? new Map();
  return new Map([...fields.values()].map(({ key, value }) => [key, value]));
}
