import { atom } from "./format/atom.ts";
import { json } from "./format/json.ts";
import { rss } from "./format/rss.ts";
import { Feed as CleanFeed } from "./model.ts";

/**
 * A drop-in for the class `Feed` of the package `feed`: the same options, items and methods, but what it writes
 * is valid whatever goes in.
 * @throws TypeError that names the item, when it has no usable link or date
 */
export class Feed extends CleanFeed {
  /** RSS 2.0 */
  override rss2(): string {
    return rss(this);
  }

  /** Atom 1.0 */
  override atom1(): string {
    return atom(this);
  }

  /** JSON Feed 1.1 */
  override json1(): string {
    return json(this);
  }
}
