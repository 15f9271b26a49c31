import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { typeOfName } from "../markup/mediatype.ts";
import { webUrl } from "../markup/url.ts";
import type { Config, Podcast, Show, Url } from "../model.ts";
import { pathOnSite } from "./locate.ts";
import { measureFile } from "./media.ts";

/** The namespace of podcasts in which their ids are made (podcast namespace 1.0, `guid`). */
const podcasts = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";
/** In pixels: the smallest and largest artwork that Apple Podcasts takes. */
const smallest = 1400;
const largest = 3000;

/**
 * What a feed says of itself as a podcast.
 * @param address of the feed, in RSS
 */
export async function showOf(
  podcast: Podcast,
  address: string,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Show> {
  const { image, place, ...rest } = podcast;
  const missing = [
    ...(image === undefined ? ["podcast.image"] : []),
    ...(podcast.categories.length === 0 ? ["podcast.category"] : []),
    ...(podcast.explicit === undefined ? ["podcast.explicit"] : []),
    ...(config.language === undefined ? ["language"] : []),
    ...(config.description === undefined ? ["description"] : []),
  ];
  if (missing.length > 0) found.push(diagnose("podcast-incomplete", { missing: missing.join(", ") }, place));
  const artwork = image === undefined ? undefined : await artworkOf(image, podcast, config, disk, found);
  const author = podcast.author ?? config.author?.name;
  return {
    ...rest,
    guid: podcast.guid ?? (await guidOf(address)),
    ...(author && { author }),
    ...(artwork && { artwork }),
  };
}

/** UUID v5 of the feed's address without scheme and trailing slashes (podcast namespace 1.0, `guid`). */
export async function guidOf(address: string): Promise<string> {
  const { v5 } = await import("uuid");
  return v5(address.replace(/^https?:\/\//, "").replace(/\/+$/, ""), podcasts);
}

async function artworkOf(
  image: string,
  { place }: Podcast,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Url | undefined> {
  const written = { key: "podcast.image", written: image };
  const url = webUrl(image, config.site);
  if (url === undefined) {
    found.push(diagnose("media-refused", written, place));
    return undefined;
  }
  const below = pathOnSite(url, config);
  const folders = [config.articles, ...config.media];
  const file = folders.map((folder) => `${folder}/${below}`).find((one) => disk.kind(one) === "file");
  if (below !== undefined && file === undefined) {
    const names = folders.map((folder) => (folder === "." ? "the root" : folder)).join(", ");
    found.push(diagnose("media-missing", { ...written, folders: names }, place));
  }
  const measured = below && file ? await measureFile(file, written, place, disk, found) : undefined;
  const { width, height, type = typeOfName(url) } = measured ?? {};
  const right = type === "image/jpeg" || type === "image/png";
  const square = width === undefined || (width === height && width >= smallest && width <= largest);
  if (!right || !square || (measured && width === undefined)) {
    const size = width === undefined ? "" : `${width} × ${height} pixels, `;
    const facts = { ...written, is: `${size}${type ?? "of no known type"}`, smallest, largest };
    found.push(diagnose("podcast-artwork", facts, place));
  }
  return url;
}
