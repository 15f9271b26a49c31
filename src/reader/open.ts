import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import type { ForeignFeed } from "../model.ts";
import { type Fetch, readWholeFeed } from "./pages.ts";
import { readFeed } from "./read.ts";

/** A feed by the name that its owner gave it: an address, or a file relative to the root. */
export interface NamedFeed {
  readonly name: string;
  readonly feed: ForeignFeed;
}

/** Whether it is meant as an address: one of another scheme than the web's is told so, and is not looked for as a file. */
export const isAddress = (name: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(name);

/**
 * The feeds at addresses and in files.
 * @param read how much of one: all its pages, or the first
 */
export async function openFeeds(
  names: readonly string[],
  disk: Disk,
  fetch: Fetch,
  read: typeof readWholeFeed = readWholeFeed,
): Promise<Outcome<readonly NamedFeed[]>> {
  const feeds: NamedFeed[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const { value: feed, diagnostics: found } = isAddress(name)
      ? await read(name, fetch)
      : openFile(name, disk);
    diagnostics.push(...found);
    if (feed !== undefined) feeds.push({ name, feed });
  }
  return { value: feeds, diagnostics };
}

/** A file; the pages that it leads to lie elsewhere and are not read. */
export function openFile(file: string, disk: Disk): Outcome<ForeignFeed | undefined> {
  const place = { file, line: 1, column: 1 };
  const refuse = (reason: string) => ({
    value: undefined,
    diagnostics: [diagnose("feed-file", { file, reason })],
  });
  if (disk.kind(file) === undefined) return refuse("there is no such file");
  try {
    const { value, diagnostics } = readFeed(disk.read(file));
    const [page] = value?.pages ?? [];
    return {
      value,
      diagnostics: [
        ...diagnostics.map((one) => ({ ...one, place })),
        ...(page === undefined ? [] : [diagnose("feed-page-elsewhere", { page }, place)]),
      ],
    };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return refuse(reasonOf(error));
  }
}
