import fs from "node:fs";
import path from "node:path";
import { collapsed, instantOf, type Reader, type Shown } from "./reader.ts";
import { run } from "./run.ts";

/** Takes an entry for another one as soon as its id, its title or its link differs: nobody is stricter. */
export const sfeed: Reader = {
  name: "sfeed",
  authors: ([first = ""]) => first,
  showsEdits: false,
  subscribe(address, home) {
    const config = path.join(home, "sfeedrc");
    const folder = path.join(home, "feeds");
    fs.writeFileSync(config, `sfeedpath="${folder}"\nfeeds() {\n\tfeed harbour "${address}"\n}\n`);
    const seen = new Set<string>();
    const rows = () =>
      fs
        .readFileSync(path.join(folder, "harbour"), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map(shown);
    return {
      async refresh() {
        await run("sfeed_update", [config], home);
        const keyed = rows().map((row) => ({ key: `${row.id}\t${row.title}\t${row.link}`, row }));
        const fresh = keyed.filter(({ key }) => !seen.has(key));
        for (const { key } of fresh) seen.add(key);
        return fresh.map(({ row }) => row);
      },
      kept: async () => rows(),
    };
  },
};

/** A line of sfeed(5): fields between tabs. */
function shown(line: string): Shown {
  const fields = line
    .split("\t")
    .map((field) => field.replace(/\\([nt\\])/g, (_, mark) => (mark === "\\" ? "\\" : " ")));
  const [seconds = "", title = "", link = "", content = "", , id = "", authors = ""] = fields;
  return { id, title, link, published: instantOf(Number(seconds)), summary: collapsed(content), authors };
}
