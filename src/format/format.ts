import { type Config, type Feed, type FormatName, feedFiles, type Output } from "../model.ts";
import { atom } from "./atom.ts";
import { json } from "./json.ts";
import { pages } from "./pages.ts";
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

/** Each feed in each of the formats that are asked for, and what lies beside the feeds. */
export function render(feeds: readonly Feed[], config: Pick<Config, "formats" | "page" | "view">): Output[] {
  const documents = feeds.flatMap((feed) =>
    config.formats.map((name) => {
      const { file, mediaType, write } = formats[name];
      return { path: file, mediaType, text: write(feed), entries: feed.items.length };
    }),
  );
  return [...documents, ...pages(feeds, config)];
}
