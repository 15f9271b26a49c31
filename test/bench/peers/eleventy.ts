import path from "node:path";
import { newest, site } from "../articles.ts";
import { type Contestant, readFeed, wrongLinks } from "../contestant.ts";
import { type Ground, remove, writeArticles, writeFiles } from "../ground.ts";
import { install } from "./install.ts";

const packages = { "@11ty/eleventy": "3.1.8" };

const settings = `export default function (config) {
  config.setUseGitIgnore(false);
  config.addGlobalData("permalink", () => false);
  return {
    dir: { input: "content", output: "public" },
    templateFormats: ["md", "html", "11ty.js"],
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
`;

const template = `export const data = { permalink: "rss.xml", eleventyExcludeFromCollections: true };
const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
export function render({ collections }) {
  const items = collections.all.slice(-${newest}).reverse().map((post) => {
    const link = "${site.slice(0, -1)}" + post.filePathStem + "/";
    const summary = post.data.description ?? post.rawInput.trim().split("\\n\\n")[0].slice(0, 300);
    return "<item><title>" + xml(post.data.title) + "</title><link>" + link + "</link><guid>" + link + "</guid>" +
      "<pubDate>" + post.date.toUTCString() + "</pubDate><description>" + xml(summary) + "</description></item>";
  });
  return '<?xml version="1.0" encoding="utf-8"?>\\n<rss version="2.0"><channel><title>Bench</title>' +
    "<link>${site}</link><description/>" + items.join("\\n") + "</channel></rss>\\n";
}
`;

/** Eleventy that writes one feed and no page, no template language in the articles, and nothing rendered. */
export function eleventySite({ count, folder, links }: Ground, peers: string, largest: number): Contestant[] {
  if (count > largest) return [];
  const installed = install(path.join(peers, "eleventy"), packages);
  const at = path.join(folder, "eleventy");
  writeArticles(path.join(at, "content"), count, ({ page }) => page);
  writeFiles(at, {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "eleventy.config.js": settings,
    "content/feed.11ty.js": template,
  });
  return [
    {
      name: "Eleventy",
      kind: "peer",
      version: `Eleventy ${packages["@11ty/eleventy"]}`,
      largest,
      command: [process.execPath, path.join(installed, "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
      folder: at,
      prepare: () => remove(path.join(at, "public")),
      fault: () => wrongLinks(readFeed(path.join(at, "public/rss.xml")), links),
    },
  ];
}
