import type { Disk } from "../disk.ts";
import { type BodyPicture, smallestPicture } from "../markup/leadpicture.ts";
import { typeOfName } from "../markup/mediatype.ts";
import { webUrl } from "../markup/url.ts";
import type { Config, Entry, FeedItem } from "../model.ts";
import { localFile, pathOnSite } from "./locate.ts";
import { measureFile } from "./media.ts";

/** Types that aggregators show. */
const shown = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"]);

/**
 * What stands for an entry whose author named no picture: the first of its body that is one by its type and, where it
 * lies here, by its size. It is the author's text that shows it, so nothing is said of one that will not do.
 */
export async function pictureOf(
  pictures: readonly BodyPicture[],
  entry: Entry,
  config: Config,
  disk: Disk,
): Promise<FeedItem["image"]> {
  for (const { source, alt } of pictures) {
    const url = webUrl(source);
    if (url === undefined) continue;
    const below = pathOnSite(url, config);
    const file = localFile(besideArticle(source, entry), url, entry.article.path, config, disk);
    if (file === undefined && below !== undefined) continue;
    const written = { key: "", written: source };
    const measured = file === undefined ? undefined : await measureFile(file, written, undefined, disk, []);
    const { type = typeOfName(url), width, height, length } = measured ?? {};
    if (type === undefined || !shown.has(type)) continue;
    if (measured && Math.min(width ?? 0, height ?? 0) < smallestPicture) continue;
    return {
      url,
      type,
      found: true,
      ...(length && { length }),
      ...(width && { width }),
      ...(height && { height }),
      ...(alt && { alt }),
    };
  }
  return undefined;
}

/** The address as it stood in the text, if it leads below the article's own. */
function besideArticle(source: string, { link }: Entry): string {
  return source.startsWith(link) ? source.slice(link.length) : source;
}
