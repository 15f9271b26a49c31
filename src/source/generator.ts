import type { Disk } from "../disk.ts";
import type { Generator } from "../model.ts";

const endings = (name: string, list: string) => list.split(" ").map((ending) => `${name}.${ending}`);

/** Files that only one generator has, and a mark in files whose names several share. */
const evidence: readonly (readonly [Generator["name"], readonly string[], RegExp?])[] = [
  ["docusaurus", endings("docusaurus.config", "js ts mjs cjs mts")],
  ["astro", endings("astro.config", "mjs js ts cjs mts")],
  [
    "hugo",
    [
      ...endings("hugo", "toml yaml yml json"),
      ...endings("config/_default/hugo", "toml yaml yml json"),
      ...endings("config/_default/config", "toml yaml yml json"),
    ],
  ],
  ["pelican", ["pelicanconf.py"]],
  ["zola", ["config.toml"], /^\s*base_url\s*=/m],
  ["hugo", endings("config", "toml yaml yml json"), /^\s*"?baseurl"?\s*[:=]/im],
  ["hexo", ["package.json"], /"hexo"\s*:/],
  ["jekyll", ["_config.yml", "_config.yaml", "_config.toml"]],
];
/** In bytes; what is looked for stands in no longer file. */
const longestConfig = 1_000_000;

/**
 * The generator that the site was made for, from the files at its root: the nearest folder above the articles that
 * has such a file.
 */
export function generatorOf(disk: Disk, articles: string): Generator | undefined {
  const folders = articles.split("/").map((_, at, all) => `${all.slice(0, all.length - at).join("/")}/`);
  for (const folder of [...folders, ""]) {
    for (const [name, files, mark] of evidence) {
      for (const file of files) {
        const text = read(disk, folder + file);
        if (text !== undefined && (mark?.test(text) ?? true)) return generator(name, text, disk, folder);
      }
    }
  }
  return undefined;
}

function read(disk: Disk, file: string): string | undefined {
  try {
    if (disk.kind(file) !== "file") return undefined;
    return new TextDecoder().decode(disk.read(file, longestConfig));
  } catch {
    // Evidence that cannot be read is none.
    return undefined;
  }
}

function generator(name: Generator["name"], text: string, disk: Disk, folder: string): Generator {
  const keepsCase = /^\s*"?disablePathToLower"?\s*[:=]\s*true\b/im.test(text);
  const hexo = name === "hexo" ? (read(disk, `${folder}_config.yml`) ?? "") : "";
  const keepsDay = {
    hugo: !/["']:filename["']|^\s*-\s*:filename/m.test(text),
    hexo: !/^new_post_name\s*:.*:(?:year|day)/m.test(hexo),
    astro: true,
  };
  const namesByTitle = !/^\s*SLUGIFY_SOURCE\s*=\s*["']basename/m.test(text);
  return {
    name,
    keepsCase,
    keepsDay: name in keepsDay && keepsDay[name as keyof typeof keepsDay],
    namesByTitle,
  };
}
