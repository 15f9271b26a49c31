import { typeOfName, usualType } from "../markup/mediatype.ts";
import { type Bytes, RangeTokenizer } from "./range.ts";

/** What a media file's bytes and name say of it. */
export interface Measured {
  /** in bytes */
  readonly length: number;
  /** from the content, else from the name */
  readonly type?: string;
  /** whether the content itself said so */
  readonly certain: boolean;
  /** in pixels, as shown */
  readonly width?: number;
  /** in pixels, as shown */
  readonly height?: number;
  /** whole seconds, 1 at the least */
  readonly duration?: number;
}

/** In bytes: where the size of a picture is looked for first, and how much of it is read at the most. */
const pictureHead = 64 * 1024;
const pictureMost = 16 * 1024 * 1024;
/** In bytes: a recording up to here is read through if nothing else tells how long it is. */
const readThrough = 64 * 1024 * 1024;
/** In seconds: longer than any recording. */
const longestDuration = 1e7;

/** Types of files that hold files, of which the name says more: `.docx`, `.epub`. */
const containers = new Set(["application/xml", "application/zip", "application/x-cfb", "application/gzip"]);

/** Measures a media file; a function of its bytes and its name alone. Whatever they are, nothing is thrown but the disk's errors. */
export async function measure(bytes: Bytes, name: string): Promise<Measured> {
  const length = bytes.size;
  const content = length === 0 ? undefined : await typeOfContent(bytes);
  const type = content ?? typeOfName(name);
  const base = { length, certain: content !== undefined };
  if (type === undefined || length === 0) return { ...base, ...(type && { type }) };
  if (type.startsWith("image/")) return { ...base, type, ...(await sizeOfPicture(bytes)) };
  if (!/^(audio|video)\//.test(type)) return { ...base, type };
  const { duration, soundOnly } = await recording(bytes);
  // Containers of both kinds are named as video by their first bytes.
  const precise = soundOnly ? type.replace(/^video\/(mp4|webm|ogg|x-m4v)$/, soundType) : type;
  return { ...base, type: precise, ...(duration !== undefined && { duration }) };
}

const soundType = (_: string, container: string) => `audio/${container === "x-m4v" ? "mp4" : container}`;

async function typeOfContent(bytes: Bytes): Promise<string | undefined> {
  const { fileTypeFromTokenizer } = await import("file-type/core");
  const type = (await attempt(() => fileTypeFromTokenizer(new RangeTokenizer(bytes))))?.mime;
  return type === undefined || containers.has(type) ? undefined : usualType(type);
}

async function sizeOfPicture(bytes: Bytes): Promise<Pick<Measured, "width" | "height">> {
  const { imageSize } = await import("image-size");
  for (const most of [pictureHead, pictureMost]) {
    const size = await attempt(() => imageSize(bytes.read(0, most)));
    const { width = 0, height = 0, orientation = 1 } = size ?? {};
    const [across, down] = [Math.round(width), Math.round(height)];
    // EXIF 2.3 §4.6.4: from 5 on, rows are columns.
    if (across > 0 && down > 0)
      return orientation >= 5 ? { width: down, height: across } : { width: across, height: down };
    if (bytes.size <= most) break;
  }
  return {};
}

interface Recording {
  readonly duration?: number;
  /** whether it is known to have sound and no picture */
  readonly soundOnly: boolean;
}

async function recording(bytes: Bytes): Promise<Recording> {
  const { parseFromTokenizer } = await import("music-metadata");
  const options = { duration: bytes.size <= readThrough, skipCovers: true, skipPostHeaders: true };
  const found = await attempt(() => parseFromTokenizer(new RangeTokenizer(bytes), options));
  const { duration = 0, hasAudio, hasVideo } = found?.format ?? {};
  const seconds = Math.max(1, Math.round(duration));
  return {
    soundOnly: hasAudio === true && hasVideo !== true,
    ...(duration > 0 && seconds < longestDuration && { duration: seconds }),
  };
}

/** What a parser makes of the bytes; `undefined` when it gives up on them. */
async function attempt<Value>(parse: () => Value | Promise<Value>): Promise<Value | undefined> {
  try {
    return await parse();
  } catch (error) {
    // The system's errors have a code of capitals; what parsers throw is about the bytes.
    if (error instanceof Error && "syscall" in error) throw error;
    return undefined;
  }
}
