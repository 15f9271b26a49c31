import fs from "node:fs";
import path from "node:path";
import { newest, site } from "../articles.ts";
import { type Contestant, readFeed, wrongLinks } from "../contestant.ts";
import { type Ground, remove, writeArticles, writeFiles } from "../ground.ts";
import { install } from "./install.ts";

const packages = { hexo: "8.1.2", "hexo-generator-feed": "3.0.0", "hexo-renderer-marked": "7.0.1" };

/** Takes away what writes pages. */
const script = `hexo.extend.filter.register("after_init", () => {
  const { store } = hexo.extend.generator;
  for (const name of Object.keys(store)) if (name !== "rss2") delete store[name];
});
`;

/** Hexo with its feed plugin, and no other generator. */
export function hexoSite({ count, folder, links }: Ground, peers: string, largest: number): Contestant[] {
  if (count > largest) return [];
  const installed = install(path.join(peers, "hexo"), packages);
  const at = path.join(folder, "hexo");
  writeArticles(path.join(at, "source/_posts"), count, ({ page }) => page);
  writeFiles(at, {
    "package.json": JSON.stringify({ hexo: { version: packages.hexo }, dependencies: packages }),
    "scripts/feeds-only.js": script,
    "_config.yml": JSON.stringify({
      title: "Bench",
      url: site,
      permalink: ":title/",
      theme: false,
      feed: { type: "rss2", path: "rss.xml", limit: newest, content: false },
    }),
  });
  fs.symlinkSync(path.join(installed, "node_modules"), path.join(at, "node_modules"));
  return [
    {
      name: "Hexo",
      kind: "peer",
      version: Object.entries(packages)
        .map((one) => one.join(" "))
        .join(", "),
      largest,
      command: [process.execPath, "node_modules/hexo/bin/hexo", "generate", "--silent"],
      folder: at,
      prepare: () => remove(path.join(at, "public"), path.join(at, "db.json")),
      fault: () => wrongLinks(readFeed(path.join(at, "public/rss.xml")), links),
    },
  ];
}
