import { spawnSync } from "node:child_process";
import path from "node:path";
import { installMissing } from "../../debian.ts";
import { newest, site } from "../articles.ts";
import { type Contestant, readFeed, wrongLinks } from "../contestant.ts";
import { type Ground, remove, writeArticles, writeFiles } from "../ground.ts";

/** Name that goals and tables refer to. */
export const hugo = "Hugo";

const template = `{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0"><channel><title>{{ site.Title }}</title><link>{{ site.BaseURL }}</link><description/>
{{- range first ${newest} site.RegularPages }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>
<description>{{ .Summary | html }}</description></item>
{{- end }}
</channel></rss>
`;

/** Hugo that writes one feed and no page, by a template as short as can be. */
export function hugoSite({ count, folder, links }: Ground, largest: number): Contestant[] {
  if (count > largest) return [];
  if (spawnSync("hugo", ["version"]).error) installMissing([{ name: "hugo", file: "/usr/bin/hugo" }]);
  const said = spawnSync("hugo", ["version"], { encoding: "utf8" }).stdout;
  const [, version = "", minor = "0"] = /v(\d+\.(\d+)\.\d+)/.exec(said) ?? [];
  const at = path.join(folder, "hugo");
  writeArticles(path.join(at, "content"), count, ({ page }) => page);
  writeFiles(at, {
    "layouts/index.rss.xml": template,
    "config.json": JSON.stringify({
      baseURL: site,
      title: "Bench",
      languageCode: "en",
      disableKinds: ["section", "taxonomy", "term", "404", "sitemap", "robotsTXT"],
      outputs: { home: ["RSS"] },
      outputFormats: { RSS: { mediaType: "application/rss+xml", baseName: "rss" } },
      // An address for each page, and no file; the key has lost its underscore since 0.145.
      cascade:
        Number(minor) < 145
          ? [{ _target: { kind: "page" }, _build: { render: "link" } }]
          : [{ target: { kind: "page" }, build: { render: "link" } }],
    }),
  });
  return [
    {
      name: hugo,
      kind: "peer",
      version: `Hugo ${version}`,
      largest,
      command: ["hugo", "--quiet"],
      folder: at,
      prepare: () => remove(path.join(at, "public"), path.join(at, "resources")),
      fault: () => wrongLinks(readFeed(path.join(at, "public/rss.xml")), links),
    },
  ];
}
