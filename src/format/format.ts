import { type Config, type Feed, type FormatName, feedFiles, foldersOf, type Output } from "../model.ts";
import { atom } from "./atom.ts";
import { json } from "./json.ts";
import { type Once, remembering } from "./once.ts";
import { pages } from "./pages.ts";
import { rss } from "./rss.ts";

/** A way to write a feed: where it lies, what it is served as, and its text. */
export interface Format {
  readonly name: FormatName;
  readonly file: string;
  readonly mediaType: string;
  /** @param once for items that stand in several feeds */
  readonly write: (feed: Feed, once?: Once) => string;
}

export const formats: Readonly<Record<FormatName, Format>> = {
  rss: { name: "rss", ...feedFiles.rss, write: rss },
  atom: { name: "atom", ...feedFiles.atom, write: atom },
  json: { name: "json", ...feedFiles.json, write: json },
};

const names: readonly FormatName[] = ["rss", "atom", "json"];

/** Each feed in each of the formats that it has, and what lies beside the feeds. */
export function render(feeds: readonly Feed[], config: Pick<Config, "page">): Output[] {
  const once = remembering();
  const documents = feeds.flatMap((feed) =>
    names
      .filter((name) => feed.options.feedLinks[name] !== undefined)
      .map((name): Output => {
        const { file, mediaType, write } = formats[name];
        const path = [...foldersOf(feed.name, feed.paging.page), file].join("/");
        return {
          path,
          mediaType,
          text: write(feed, once),
          entries: feed.items.length,
        };
      }),
  );
  return [...documents, ...pages(feeds, config)];
}
