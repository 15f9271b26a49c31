import { type Feed, type FormatName, feedFiles, type Output } from "../model.ts";
import { atom } from "./atom.ts";
import { json } from "./json.ts";
import { rss } from "./rss.ts";

/** A way to write a feed: where it lies, what it is served as, and its text. */
export interface Format {
  readonly name: FormatName;
  readonly file: string;
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
}

export const formats: Readonly<Record<FormatName, Format>> = {
  rss: { name: "rss", ...feedFiles.rss, write: rss },
  atom: { name: "atom", ...feedFiles.atom, write: atom },
  json: { name: "json", ...feedFiles.json, write: json },
};

/** Each feed in each of the formats that are asked for. */
export function render(feeds: readonly Feed[], names: readonly FormatName[]): Output[] {
  return feeds.flatMap((feed) =>
    names.map((name) => {
      const { file, mediaType, write } = formats[name];
      return { path: file, mediaType, text: write(feed), entries: feed.items.length };
    }),
  );
}
