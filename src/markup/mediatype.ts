import mime from "mime/lite";

/** Names that people write for a type, and the registered one. */
const usual: Readonly<Record<string, string>> = {
  "audio/mp3": "audio/mpeg",
  "audio/m4a": "audio/mp4",
  "audio/x-m4a": "audio/mp4",
  "audio/x-wav": "audio/wav",
  "image/jpg": "image/jpeg",
  "image/svg": "image/svg+xml",
};

/** The media type as registered, from what an author wrote; `undefined` when that is none. */
export function usualType(written: string | undefined): string | undefined {
  const type = written?.trim().toLowerCase();
  if (type === undefined || !/^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(type)) return undefined;
  return usual[type] ?? type;
}

/** The media type that the ending of a path or URL stands for. */
export function typeOfName(name: string): string | undefined {
  return usualType(mime.getType(name.replace(/[?#].*$/, "")) ?? undefined);
}
