import { diagnose } from "../diagnostic.ts";
import { usualType } from "../markup/mediatype.ts";
import { plainText } from "../markup/text.ts";
import type { Details, Field, Media, Written } from "../model.ts";
import { type Fields, shape, type TextField } from "./fields.ts";

/** The pictures of an article: the one that stands for it, further ones, and a banner that is another. */
export function picturesOf(fields: Fields): Pick<Details, "image" | "images" | "banner"> {
  const wide = fields.field("banner");
  const field = fields.field("image") ?? wide;
  if (field === undefined) return { images: [] };
  const [first, ...images] = once(filesIn(fields, field));
  const [banner] = filesIn(fields, wide);
  return {
    image: first && described(first, fields),
    images,
    banner: banner?.source === first?.source ? undefined : banner,
  };
}

/** With what the picture shows, where it is written beside it. */
function described(picture: Media, fields: Fields): Media {
  const alt = picture.alt ? "" : plainText(fields.text("imageAlt")?.value ?? "");
  return alt === "" ? picture : { ...picture, alt };
}

/** Every media file that goes with an article, whatever key it stands under, each once. */
export function attachmentsOf(fields: Fields, linked: TextField | undefined): Media[] {
  const written = [...fields.all("attachments"), ...(linked === undefined ? [] : [linked])];
  if (written.length === 0) return [];
  return once(written.flatMap((field) => filesIn(fields, field)));
}

const once = (media: readonly Media[]) =>
  media.filter(({ source }, at) => media.findIndex((other) => other.source === source) === at);

/** The file or files that are written under a key. */
export function filesIn(fields: Fields, field: Field | undefined): Media[] {
  if (field === undefined) return [];
  const files = Array.isArray(field.value) ? (field.value as readonly Written[]) : [field.value];
  const found: Media[] = [];
  for (const file of files) {
    const media = typeof file === "string" ? mediaAt(fields, field, file) : mediaIn(fields, field, file);
    if (media !== undefined) found.push(media);
  }
  return found;
}

function mediaAt(fields: Fields, field: Field, written: string): Media | undefined {
  const source = fields.clean(field, written).trim();
  return source === "" ? undefined : { source, key: field.key, place: field.place };
}

function mediaIn(fields: Fields, field: Field, written: Exclude<Written, string>): Media | undefined {
  const { key, place } = field;
  const keys = new Map(Object.entries(written).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (...names: string[]) => {
    for (const name of names) {
      const value = keys.get(name);
      if (typeof value === "string" && value !== "") return value;
    }
    return undefined;
  };
  const source = text("url", "src", "href", "file", "path", "source", "feature", "image");
  if (source === undefined) {
    fields.report(
      diagnose("value-not-read", { key, written: shape(written), must: "a path or an address" }, place),
    );
    return undefined;
  }
  /** What stands under one of the names, read; what cannot be meant is reported. */
  const read = <Value>(
    must: string,
    reader: (written: string) => Value | undefined,
    ...names: string[]
  ): Value | undefined => {
    const written = text(...names);
    if (written === undefined) return undefined;
    const value = reader(written);
    if (value === undefined)
      fields.report(diagnose("value-not-read", { key: names[0] ?? key, written, must }, place));
    return value;
  };
  const type = read("a media type such as audio/mpeg", usualType, "type", "mime_type", "mime", "mimetype");
  const length = read("a number of bytes", wholeNumber, "length", "size", "bytes", "size_in_bytes");
  const duration = read("seconds, or like 0:01:35", seconds, "duration", "duration_in_seconds");
  const width = read("a number of pixels", pixels, "width");
  const height = read("a number of pixels", pixels, "height");
  const title = plainText(text("title", "caption") ?? "");
  const alt = plainText(text("alt", "description") ?? "");
  return {
    source: fields.clean(field, source).trim(),
    key,
    place,
    ...(type !== undefined && { type }),
    ...(length !== undefined && { length }),
    ...(duration !== undefined && { duration }),
    ...(width !== undefined && height !== undefined && { size: { width, height } }),
    ...(title !== "" && { title }),
    ...(alt !== "" && { alt }),
  };
}

export function wholeNumber(written: string): number | undefined {
  return /^\d{1,15}$/.test(written) ? Number(written) : undefined;
}

/** As in attributes of HTML; `800px` is meant the same. */
const pixels = (written: string) => wholeNumber(written.replace(/\s*px$/, "")) || undefined;

/** Seconds from `95`, `1:35` or `0:01:35`. */
export function seconds(written: string): number | undefined {
  if (!/^\d+(:\d{1,2}){0,2}$/.test(written)) return undefined;
  return written.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}
