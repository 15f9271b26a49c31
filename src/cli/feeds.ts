import type { Outcome } from "../diagnostic.ts";
import { fetchFeed } from "../reader/fetch.ts";
import { isAddress, type NamedFeed, openFeeds } from "../reader/open.ts";
import { readWholeFeed } from "../reader/pages.ts";
import type { Site } from "./begin.ts";
import type { Options } from "./options.ts";
import { fromRoot } from "./path.ts";

/** The feeds at addresses and in files, all their pages or the first. */
export async function feedsOf(
  names: readonly string[],
  { allowPrivate = false }: Options,
  { disk, root }: Site,
  read: typeof readWholeFeed = readWholeFeed,
): Promise<Outcome<readonly NamedFeed[]>> {
  const known = names.map((name) => (isAddress(name) ? name : fromRoot(root, name)));
  return openFeeds(known, disk, (address) => fetchFeed(address, { allowPrivate }), read);
}
