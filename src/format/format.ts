import { digestOf } from "../markup/digest.ts";
import {
  type Config,
  type Digest,
  type Feed,
  type FormatName,
  feedFiles,
  foldersOf,
  joined,
  type Output,
  type Pieces,
} from "../model.ts";
import { atom } from "./atom.ts";
import { json } from "./json.ts";
import { type Once, remembering } from "./once.ts";
import { withPacked } from "./packed.ts";
import { pages } from "./pages.ts";
import { rss } from "./rss.ts";

/** A way to write a feed: where it lies, what it is served as, and its text. */
export interface Format {
  readonly name: FormatName;
  readonly file: string;
  readonly mediaType: string;
  readonly write: (feed: Feed) => string;
  /** @param once for items that stand in several feeds */
  readonly pieces: (feed: Feed, once?: Once) => Pieces;
}

const format = (name: FormatName, pieces: Format["pieces"]): Format => ({
  ...{ name, ...feedFiles[name] },
  write: (feed) => joined(pieces(feed)),
  pieces,
});

export const formats: Readonly<Record<FormatName, Format>> = {
  rss: format("rss", rss),
  atom: format("atom", atom),
  json: format("json", json),
};

const names: readonly FormatName[] = ["rss", "atom", "json"];

/** The formats that a feed has, and where below the out folder it lies in each. */
export function documentsOf({ name, paging, options }: Feed): (Format & Pick<Output, "path">)[] {
  return names
    .filter((format) => options.feedLinks[format] !== undefined)
    .map((format) => {
      const path = [...foldersOf(name, paging.page), formats[format].file].join("/");
      return { ...formats[format], path };
    });
}

/**
 * Each feed in each of the formats that it has, made when it is asked for, and what lies beside the feeds.
 * @param once where items of these feeds may be written already
 */
export function render(
  feeds: readonly Feed[],
  { compress = [], ...config }: Pick<Config, "page"> & Partial<Pick<Config, "compress">>,
  once: Once = remembering(),
): Output[] {
  const outputs = feeds.flatMap((feed) =>
    documentsOf(feed).map((document) => outputOf(feed, document, once)),
  );
  return [...outputs, ...pages(feeds, config)].flatMap((output) => withPacked(output, compress));
}

function outputOf(
  feed: Feed,
  { name, path, mediaType, pieces }: Format & Pick<Output, "path">,
  once: Once,
): Output {
  const written = () => once(feed, name, () => pieces(feed, once));
  return {
    ...{ path, mediaType, entries: feed.items.length },
    get made() {
      return once(feed, "digest", () => digestOfFeed(feed, once));
    },
    get pieces() {
      return written();
    },
    get text() {
      return joined(written());
    },
  };
}

/** Of all that the documents of a feed are made of. */
function digestOfFeed({ items, room: _room, ...around }: Feed, once: Once): Digest {
  const digests = items.map((item) => once(item, "digest", () => digestOf(JSON.stringify(item))));
  return digestOf(JSON.stringify([around, digests]));
}
