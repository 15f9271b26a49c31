import type { Disk } from "../disk.ts";
import { decodePath } from "../markup/url.ts";
import type { Config, Url } from "../model.ts";

/** Where a media file lies here: beside the article, or in a folder that the site serves. Never outside the root. */
export function localFile(
  source: string,
  url: Url,
  /** of the article, below the articles folder */
  path: string,
  config: Config,
  disk: Disk,
): string | undefined {
  const candidates: string[] = [];
  // Resolved as a path of an address: `..` cannot lead out of it.
  const beside = /^[a-z][a-z0-9+.-]*:|^\//i.test(source)
    ? undefined
    : new URL(encodeURI(decodePath(source)), `http://articles/${path}`);
  if (beside !== undefined) candidates.push(config.articles + decodePath(beside.pathname));
  const below = pathOnSite(url, config);
  if (below !== undefined) candidates.push(...config.media.map((folder) => `${folder}/${below}`));
  return candidates.find((file) => disk.kind(file) === "file");
}

/** The path below the site's address; `undefined` on another host. */
export function pathOnSite(url: Url, { site }: Config): string | undefined {
  const { host, pathname } = new URL(url);
  const { host: ours, pathname: folder } = new URL(site);
  if (host !== ours) return undefined;
  return decodePath(pathname.startsWith(folder) ? pathname.slice(folder.length) : pathname.slice(1));
}
