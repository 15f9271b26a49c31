import path from "node:path";
import { elements, type Root } from "../markup/html.ts";
import { decodePath, webUrl } from "../markup/url.ts";
import type { Entry, Url } from "../model.ts";

/** A path without its ending, an `index` file by its folder; capitals make no difference to generators. */
const nameOf = (file: string) =>
  file
    .toLowerCase()
    .replace(/\.(?:md|mdx|markdown|html?|txt)$/i, "")
    .replace(/\/index$/i, "");
/** A link to a file beside it, as writers for Docusaurus, Astro and GitHub make them, or below the root as for Zola. */
const toFile = /^(?:@\/|(?![a-z][a-z0-9+.-]*:|\/\/)).*\.(?:md|mdx|markdown)(?:[?#].*)?$/i;

/** The articles that bodies link to by their files, with the addresses at which they are published. */
export class CrossReferences {
  private readonly entries: readonly Entry[];
  private readonly byPath = new Map<string, Entry>();
  /** by the last part of their path */
  private readonly byName = new Map<string, Entry[]>();

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  /** Few texts link to a file, and only then is it worth to know them all. */
  private find(): void {
    if (this.byPath.size > 0) return;
    for (const entry of this.entries) {
      const name = nameOf(entry.article.path);
      this.byPath.set(name, entry);
      const last = name.slice(name.lastIndexOf("/") + 1);
      const alike = this.byName.get(last);
      if (alike === undefined) this.byName.set(last, [entry]);
      else alike.push(entry);
    }
  }

  /** The address of the article that `reference` means where it stands in `from`; none when no one or several may be. */
  linkOf(reference: string, from: Entry): Url | undefined {
    const [, target = "", tail = ""] = /^([^?#]*)(.*)$/s.exec(reference.trim()) ?? [];
    const file = decodePath(target).normalize("NFC");
    if (file === "") return undefined;
    this.find();
    const beside = path.posix.join(path.posix.dirname(from.article.path), file);
    const entry =
      this.byPath.get(nameOf(beside)) ?? this.ending(nameOf(file.replace(/^(?:@|\.{1,2}(?=\/)|\/)+/, "")));
    return entry && webUrl(entry.link + tail);
  }

  /** The one article whose path ends so. */
  private ending(name: string): Entry | undefined {
    const alike = this.byName.get(name.slice(name.lastIndexOf("/") + 1)) ?? [];
    const fitting = alike.filter(({ article }) => `/${nameOf(article.file)}`.endsWith(`/${name}`));
    return fitting.length === 1 ? fitting[0] : undefined;
  }
}

/** Links to files of articles lead to the articles; where there is none to be seen, the words stay. */
export function resolveLinks(tree: Root, linkOf: (reference: string) => Url | undefined): void {
  for (const { tagName, properties } of elements(tree)) {
    const { href } = properties;
    if (tagName !== "a" || typeof href !== "string" || !toFile.test(href)) continue;
    const link = linkOf(href);
    if (link !== undefined) properties.href = link;
    else if (!href.startsWith("/")) delete properties.href;
  }
}
