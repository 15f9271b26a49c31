import { formats } from "./format/format.ts";
import { cleanItem } from "./model/clean.ts";
import { Feed as CleanFeed } from "./model.ts";

/**
 * A drop-in for the class `Feed` of the package `feed`: the same options, items and methods, but what it writes
 * is valid whatever goes in.
 * @throws TypeError that names the item, when it has no usable link or date
 */
export class Feed extends CleanFeed {
  /** RSS 2.0 */
  override rss2(): string {
    return formats.rss.write(cleaned(this));
  }

  /** Atom 1.0 */
  override atom1(): string {
    return formats.atom.write(cleaned(this));
  }

  /** JSON Feed 1.1 */
  override json1(): string {
    return formats.json.write(cleaned(this));
  }
}

/** The feed, with what was pushed to `items`, past `addItem`, cleaned. */
function cleaned(feed: Feed): Feed {
  feed.items = feed.items.map((item, at) =>
    "related" in item ? item : cleanItem(item, at + 1, feed.options.link),
  );
  return feed;
}
