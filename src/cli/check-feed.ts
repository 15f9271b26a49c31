import { checkFeed, type FoundFeed } from "../check/feed.ts";
import { diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, realDisk, reasonOf } from "../disk.ts";
import type { Place } from "../model.ts";
import { isAddress } from "../reader/open.ts";
import { begin, readNow } from "./begin.ts";
import type { Options } from "./options.ts";
import { say } from "./say.ts";

/** Checks a feed that lies anywhere; where an article of this site has an entry's id, its file is named. */
export async function checkAnyFeed(asked: string, options: Options): Promise<void> {
  const { value: got, diagnostics } = isAddress(asked)
    ? await fetched(asked, options.allowPrivate ?? false)
    : readFeed(realDisk("."), asked);
  const now = readNow(options.now);
  const name = got?.name ?? asked;
  const checked =
    got && checkFeed(got, { ...(now !== undefined && { now }), articleOf: await articlesOf(options) });
  const found = [...diagnostics, ...(checked?.diagnostics ?? [])];
  // What is wrong with a feed is no article that is held back.
  await say(
    found,
    undefined,
    { ...options, lenient: false },
    { name, lines: checked?.text.split(/\r\n?|\n/) ?? [] },
  );
}

async function fetched(address: string, allowPrivate: boolean): Promise<Outcome<FoundFeed | undefined>> {
  const { fetchFeed } = await import("../reader/fetch.ts");
  const { value, diagnostics } = await fetchFeed(address, { allowPrivate });
  if (value === undefined) return { value, diagnostics };
  const { url, bytes, contentType } = value;
  return {
    value: { name: url, bytes, served: contentType === undefined ? {} : { contentType } },
    diagnostics,
  };
}

function readFeed(disk: Disk, file: string): Outcome<FoundFeed | undefined> {
  const refuse = (reason: string) => ({
    value: undefined,
    diagnostics: [diagnose("feed-missing", { file, reason })],
  });
  const kind = disk.kind(file);
  if (kind !== "file") return refuse(kind === undefined ? "there is no such file" : "it is no file");
  try {
    return { value: { name: file, bytes: disk.read(file) }, diagnostics: [] };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

/** The articles of the site here by the ids of their entries; none where there is no site. */
async function articlesOf(options: Options): Promise<(id: string) => Place | undefined> {
  const { site } = await begin(options);
  if (site === undefined || site.disk.kind(site.config.articles) !== "folder") return () => undefined;
  const { preview } = await import("../build.ts");
  const { entries } = await preview(site.config, site.disk, site.now);
  const places = new Map(entries.map(({ id, article }) => [id as string, article.place]));
  return (id) => places.get(id);
}
