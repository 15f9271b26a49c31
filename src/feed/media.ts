import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { typeOfName, usualType } from "../markup/mediatype.ts";
import { decodePath, webUrl } from "../markup/url.ts";
import type { Attachment, Config, Entry, Media, Url } from "../model.ts";

/** In bytes: as much as `file-type` asks for to tell what a file is. */
const head = 4100;
const unknownType = "application/octet-stream";

/** The media file as a feed shows it: a local one measured, a remote one as its author described it. */
export async function measure(
  media: Media,
  entry: Entry,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Attachment | undefined> {
  const { source, key, place } = media;
  const url = webUrl(source, entry.link);
  if (url === undefined) {
    found.push(diagnose("media-refused", { key, written: source }, place));
    return undefined;
  }
  const title = media.title && { title: media.title };
  const duration = media.duration !== undefined && { duration: media.duration };
  const file = localFile(source, url, entry, config, disk);
  if (file !== undefined) {
    const type =
      (await typeOfContent(disk.read(file, head))) ?? typeOfName(file) ?? media.type ?? unknownType;
    return { url, type, length: disk.size(file), ...duration, ...title };
  }
  if (new URL(url).host === new URL(config.site).host) {
    const folders = config.media.map((folder) => (folder === "." ? "the root" : folder)).join(", ");
    found.push(diagnose("media-missing", { key, written: source, folders }, place));
  }
  const type = media.type ?? typeOfName(url) ?? unknownType;
  return { url, type, ...(media.length && { length: media.length }), ...duration, ...title };
}

/** Where the file lies here: beside the article, or in a folder that the site serves. Never outside the root. */
function localFile(source: string, url: Url, entry: Entry, config: Config, disk: Disk): string | undefined {
  const site = new URL(config.site);
  const { host, pathname } = new URL(url);
  const candidates: string[] = [];
  // Resolved as a path of an address: `..` cannot lead out of it.
  const beside = /^[a-z][a-z0-9+.-]*:|^\//i.test(source)
    ? undefined
    : new URL(encodeURI(decodePath(source)), `http://articles/${entry.path}`);
  if (beside !== undefined) candidates.push(config.articles + decodePath(beside.pathname));
  if (host === site.host) {
    const below = pathname.startsWith(site.pathname)
      ? pathname.slice(site.pathname.length)
      : pathname.slice(1);
    candidates.push(...config.media.map((folder) => `${folder}/${decodePath(below)}`));
  }
  return candidates.find((file) => disk.kind(file) === "file");
}

async function typeOfContent(bytes: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import("file-type");
  const type = (await fileTypeFromBuffer(bytes))?.mime;
  return type === "application/xml" ? undefined : usualType(type);
}
