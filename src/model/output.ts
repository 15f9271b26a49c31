import type { Passage } from "./passage.ts";
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
  /** each line the same in every document that lists it */
  readonly listed?: { readonly lines: readonly Passage[]; readonly after: string };
  /** each the same in every document that holds it */
  readonly entries: readonly Passage[];
  readonly between: string;
  readonly tail: string;
}

/** The pieces one after the other, passages as `of` has them. */
function inSequence<Part>(
  { head, listed, entries, between, tail }: Pieces,
  of: (passage: Passage) => Part,
): (string | Part)[] {
  const parts: (string | Part)[] = [head];
  if (listed !== undefined) parts.push(...listed.lines.map(of), listed.after);
  for (const [at, entry] of entries.entries()) {
    if (at > 0 && between !== "") parts.push(between);
    parts.push(of(entry));
  }
  parts.push(tail);
  return parts;
}

/** The document that the pieces make. */
export const joined = (pieces: Pieces): string => inSequence(pieces, ({ text }) => text).join("");

/** The same for a file. */
export const partsIn = (pieces: Pieces): (string | Uint8Array)[] => inSequence(pieces, ({ bytes }) => bytes);

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

/** The text of an output, in parts where it has some. */
export const partsOf = (output: Pick<Output, "text" | "pieces">): readonly (string | Uint8Array)[] =>
  output.pieces === undefined ? [output.text] : partsIn(output.pieces);

/** In UTF-8. */
export const bytesOf = (parts: readonly (string | Uint8Array)[]): number =>
  parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
