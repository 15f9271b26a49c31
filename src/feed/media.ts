import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { isSameFile, typeOfName } from "../markup/mediatype.ts";
import { webUrl } from "../markup/url.ts";
import type { Attachment, Config, Entry, Media, Place } from "../model.ts";
import { localFile, pathOnSite } from "./locate.ts";
import { type Measured, measure } from "./measure.ts";

/** The media file as a feed shows it: a local one measured, a remote one as its author described it. */
export async function attach(
  media: Media,
  { link, article: { path } }: Entry,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Attachment | undefined> {
  const { source, key, place, title, alt } = media;
  const written = { key, written: source };
  const url = webUrl(source, link);
  if (url === undefined) {
    found.push(diagnose("media-refused", written, place));
    return undefined;
  }
  const file = localFile(source, url, path, config, disk);
  const missing = file === undefined && pathOnSite(url, config) !== undefined;
  if (missing) {
    const folders = config.media.map((folder) => (folder === "." ? "the root" : folder)).join(", ");
    found.push(diagnose("media-missing", { ...written, folders }, place));
  }
  const measured = file === undefined ? undefined : await measureFile(file, written, place, disk, found);
  if (measured && file) reportFlaws(measured, media, file, found);
  const type = measured?.certain ? measured.type : (media.type ?? measured?.type ?? typeOfName(url));
  const length = measured?.length || media.length;
  const duration = measured?.duration ?? media.duration;
  if (type === undefined && !missing) found.push(diagnose("media-type-unknown", written, place));
  if (!length && !missing && measured === undefined && /^(audio|video)\//.test(type ?? ""))
    found.push(diagnose("media-length-unknown", written, place));
  return {
    url,
    ...(type && { type }),
    ...(length && { length }),
    ...(duration !== undefined && { duration }),
    ...sizeOf(measured, media),
    ...(title && { title }),
    ...(alt && { alt }),
  };
}

/** What is written may be that of another rendition, so a file's own size goes first. */
function sizeOf(measured: Measured | undefined, { size }: Media): Pick<Attachment, "width" | "height"> {
  return measured?.width && measured.height
    ? { width: measured.width, height: measured.height }
    : (size ?? {});
}

/** What the file's bytes say; nothing when it may not be read. */
export async function measureFile(
  file: string,
  written: { readonly key: string; readonly written: string },
  place: Place | undefined,
  disk: Disk,
  found: Diagnostic[],
): Promise<Measured | undefined> {
  const known = disk.memory?.recall<Measured, never>(file, "measured");
  if (known !== undefined) return known.brief;
  try {
    const read = (from: number, most: number) => disk.read(file, most, from);
    const measured = await measure({ size: disk.size(file), read }, file);
    disk.memory?.remember(file, "measured", { brief: JSON.stringify(measured) });
    return measured;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    found.push(diagnose("media-unreadable", { ...written, reason: reasonOf(error) }, place));
    return undefined;
  }
}

/** Names the file that is empty or damaged, or is not what its name or its author says. */
function reportFlaws(
  measured: Measured,
  { source, key, place, type: said }: Media,
  file: string,
  found: Diagnostic[],
): void {
  const { length, type, certain, width, duration } = measured;
  const written = { key, written: source };
  if (length === 0) {
    found.push(diagnose("media-empty", written, place));
    return;
  }
  const expected = said ?? typeOfName(file);
  if (certain && type && expected && !isSameFile(type, expected) && isMedia(expected)) {
    found.push(
      diagnose("media-type-differs", { ...written, type, expected, by: said ? "type" : "name" }, place),
    );
  }
  const kind = type?.split("/")[0];
  // An SVG need not say how large it is, nor a film of few formats how long.
  const missing =
    kind === "image" && width === undefined && type !== "image/svg+xml"
      ? "its width and height"
      : kind === "audio" && duration === undefined
        ? "its duration"
        : undefined;
  if (type && missing) found.push(diagnose("media-damaged", { ...written, type, missing }, place));
}

const isMedia = (type: string) => /^(image|audio|video)\//.test(type);
