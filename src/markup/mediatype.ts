import mime from "mime/lite";

/** Names that people write for a type, and the registered one. */
const usual: Readonly<Record<string, string>> = {
  "audio/mp3": "audio/mpeg",
  "audio/m4a": "audio/mp4",
  "audio/x-m4a": "audio/mp4",
  "audio/x-wav": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/svg": "image/svg+xml",
};

/** Types of endings that the list of registered ones lacks. */
const endings: Readonly<Record<string, string>> = {
  m4v: "video/x-m4v",
  mkv: "video/x-matroska",
  srt: "application/x-subrip",
};

/** The media type as registered and without parameters, from what an author wrote; `undefined` when that is none. */
export function usualType(written: string | undefined): string | undefined {
  const type = written?.replace(/;.*$/s, "").trim().toLowerCase();
  if (type === undefined || !/^[a-z]+\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(type)) return undefined;
  return usual[type] ?? type;
}

/** The media type that the ending of a path or URL stands for. */
export function typeOfName(name: string): string | undefined {
  const path = name.replace(/[?#].*$/, "");
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return usualType(mime.getType(path) ?? endings[ending]);
}

/** Types that one kind of file goes by: what is said of it lies in the file, and programs ask for no more. */
const families = [
  "mp4 quicktime m4v 3gpp 3gpp2 m4a",
  "ogg opus vorbis",
  "webm matroska",
  "mpeg mp2 mp3 mpga",
  "aac aacp",
];

/** Whether two types may be said of one file: `audio/mp4` and `video/quicktime` are the same container. */
export function isSameFile(one: string, other: string): boolean {
  const family = (type: string) => {
    const name = type.replace(/^.*\/(x-)?/, "");
    return families.find((names) => names.split(" ").includes(name)) ?? type.replace("/x-", "/");
  };
  return family(one) === family(other);
}
