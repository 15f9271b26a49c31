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
  readonly text: string | Iterable<string>;
}

/** A file that is to lie in the out folder. */
export interface Output {
  /** below the out folder, `/` between folders */
  readonly path: string;
  readonly mediaType: string;
  readonly text: string;
  /** how it is packed, and the path of the output that it is the same as; absent where the file is the text itself */
  readonly packing?: { readonly by: Packing; readonly of: string };
  /** entries in it; absent where it is no feed */
  readonly entries?: number;
  /** left out where a file that is not ours lies there */
  readonly yields?: true;
}
