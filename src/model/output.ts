import type { Digest } from "./scalar.ts";

/** The formats of a feed. */
export type FormatName = "rss" | "atom" | "json";

/** Where each format of a feed lies in its folder, and its media type in autodiscovery links. */
export const feedFiles: Readonly<Record<FormatName, { readonly file: string; readonly mediaType: string }>> =
  {
    rss: { file: "rss.xml", mediaType: "application/rss+xml" },
    atom: { file: "atom.xml", mediaType: "application/atom+xml" },
    json: { file: "feed.json", mediaType: "application/feed+json" },
  };

/** How a file may be packed: gzip (RFC 1952) and Brotli (RFC 7932), by the endings of such files. */
export const packings = ["gz", "br"] as const;
export type Packing = (typeof packings)[number];

/** The style sheet of what browsers show. */
export const sheetFile = "feed.css";

/** A file that must be in its place before any of the out folder is. */
export interface SavedFile {
  /** relative to the root */
  readonly file: string;
  /** in pieces where it may be long */
  readonly text: string | Iterable<string | Uint8Array>;
}

/**
 * A document in pieces: put together it is `head`, what browsers list, the entries with `between` between two of them,
 * `tail`.
 */
export interface Pieces {
  readonly head: string;
  /** each line the same text in every document that lists it */
  readonly listed?: { readonly lines: readonly string[]; readonly after: string };
  /** each the same text in every document that holds it */
  readonly entries: readonly string[];
  readonly between: string;
  readonly tail: string;
}

/** The pieces one after the other. */
export function inSequence({ head, listed, entries, between, tail }: Pieces): string[] {
  const texts = listed === undefined ? [head] : [head, ...listed.lines, listed.after];
  for (const [at, entry] of entries.entries()) {
    if (at > 0 && between !== "") texts.push(between);
    texts.push(entry);
  }
  texts.push(tail);
  return texts;
}

/** The document that the pieces make. */
export const joined = (pieces: Pieces): string => inSequence(pieces).join("");

/** A file that is to lie in the out folder. */
export interface Output {
  /** below the out folder, `/` between folders */
  readonly path: string;
  readonly mediaType: string;
  /** a feed's is made when it is asked for, and put together anew each time */
  readonly text: string;
  /** the text of a feed */
  readonly pieces?: Pieces | undefined;
  /** how it is packed, and the path of the output that it is the same as; absent where the file is the text itself */
  readonly packing?: { readonly by: Packing; readonly of: string };
  /** entries in it; absent where it is no feed */
  readonly entries?: number;
  /** left out where a file that is not ours lies there */
  readonly yields?: true;
  /** of all that a feed's text is made of: the same program makes the same of it */
  readonly made?: Digest | undefined;
  /** the file in its place, where that is this text, made of the same before, and proven: it need not be made again */
  readonly there?: There;
}

/** A file that lies in the out folder. */
export interface There {
  readonly bytes: number;
  /** SHA-256 of them */
  readonly digest: string;
}

/** Whether it is a feed, and as it is: neither packed nor beside one. */
export const isFeed = ({ mediaType }: Pick<Output, "mediaType">): boolean =>
  Object.values(feedFiles).some((file) => file.mediaType === mediaType);

/** The text of an output, in pieces where it has some. */
export const textsOf = (output: Pick<Output, "text" | "pieces">): readonly string[] =>
  output.pieces === undefined ? [output.text] : inSequence(output.pieces);

/** In UTF-8. */
export const bytesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
