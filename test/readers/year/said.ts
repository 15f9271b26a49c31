import fs from "node:fs";
import path from "node:path";
import { readers } from "../../meaning.ts";

/** What a feed's file to a program that knows nothing of ours. */
export interface Told {
  readonly bytes: string;
  /** its time of change as a server tells it, in seconds since 1970 */
  readonly modified: number;
  readonly entries: readonly { readonly key: string; readonly title: string; readonly link: string }[];
}

const files = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };

/** The feeds in a folder, by the names of their files. */
export async function feedsOf(folder: string): Promise<Map<string, Told>> {
  const told = Object.entries(files).map(async ([format, file]): Promise<[string, Told]> => {
    const bytes = fs.readFileSync(path.join(folder, file), "utf8");
    const parser = readers.find((one) => one.format === format && one.name === "feedsmith");
    const heard = (await parser?.read(bytes)) ?? [];
    const entries = heard.map(({ title = "", link = "", summary = "", content = "" }) => ({
      ...{ key: /\bL\d{3}\b/.exec(summary || content)?.[0] ?? "", title, link },
    }));
    return [
      file,
      { bytes, modified: Math.floor(fs.statSync(path.join(folder, file)).mtimeMs / 1000), entries },
    ];
  });
  return new Map(await Promise.all(told));
}
