import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { collapsed, instantOf, type Reader, type Shown } from "./reader.ts";
import { run } from "./run.ts";

interface Row {
  readonly guid: string;
  readonly title: string;
  readonly url: string;
  readonly author: string;
  readonly pubDate: number;
  readonly content: string;
  readonly unread: 0 | 1;
}

const script = fileURLToPath(new URL("newsboat_cache.py", import.meta.url));

export const newsboat: Reader = {
  name: "newsboat",
  // of several <dc:creator> it keeps the last
  authors: (names, format) => (format === "atom.xml" ? names.join(", ") : (names.at(-1) ?? "")),
  asksAfter: 2,
  showsEdits: true,
  subscribe(address, home) {
    const [urls, config, cache] = ["urls", "config", "cache.db"].map((name) => path.join(home, name));
    if (urls === undefined || config === undefined || cache === undefined) throw new Error("no home");
    fs.writeFileSync(urls, `${address}\n`);
    fs.writeFileSync(config, "");
    const rows = async (...words: string[]): Promise<readonly Row[]> =>
      JSON.parse(await run("/usr/bin/python3", [script, cache, ...words], home));
    return {
      async refresh() {
        await run("newsboat", ["-u", urls, "-C", config, "-c", cache, "-x", "reload"], home);
        return (await rows("--read")).filter(({ unread }) => unread === 1).map(shown);
      },
      kept: async () => (await rows()).map(shown),
    };
  },
};

function shown({ guid, title, url, author, pubDate, content }: Row): Shown {
  return {
    id: guid,
    title,
    link: url,
    published: instantOf(pubDate),
    summary: collapsed(content),
    authors: author,
  };
}
