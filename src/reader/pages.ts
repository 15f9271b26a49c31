import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { webUrl } from "../markup/url.ts";
import type { ForeignEntry, ForeignFeed, Url } from "../model.ts";
import type { Fetched } from "./fetch.ts";
import { readFeed } from "./read.ts";

export type Fetch = (address: string) => Promise<Outcome<Fetched | undefined>>;

/** More pages than the largest blogs have at ten entries each. */
const mostPages = 1000;

/**
 * A feed with the entries of all its pages and archives (RFC 5005, `next_url`, WordPress's `paged`), the newest page
 * first; of entries with one id the first counts.
 */
export async function readWholeFeed(
  address: string,
  fetch: Fetch,
): Promise<Outcome<ForeignFeed | undefined>> {
  const diagnostics: Diagnostic[] = [];
  const first = await readPage(address, fetch);
  if (first.value === undefined) return { value: undefined, diagnostics: first.diagnostics };
  const { feed, url } = first.value;
  const entries = new Map<string, ForeignEntry>();
  take(feed, entries);
  const seen = new Set<string>([address, url]);
  const waiting: Url[] = [...feed.pages];
  let guess = waiting.length === 0 ? firstGuess(feed, url) : undefined;
  for (let pages = 1; pages < mostPages; pages++) {
    const page = guess ?? waiting.shift();
    if (page === undefined) break;
    if (seen.has(page)) continue;
    seen.add(page);
    const read = await readPage(page, fetch);
    if (read.value === undefined) {
      // Where nobody said that there is a page, none is no loss.
      if (guess === undefined)
        diagnostics.push(diagnose("feed-page-unread", { page, reason: reasonOf(read.diagnostics) }));
      guess = undefined;
      continue;
    }
    seen.add(read.value.url);
    const grown = take(read.value.feed, entries);
    waiting.push(...read.value.feed.pages.filter((one) => !seen.has(one)));
    guess = guess !== undefined && grown ? nextGuess(guess) : undefined;
  }
  if (guess !== undefined || waiting.some((page) => !seen.has(page)))
    diagnostics.push(diagnose("feed-pages-many", { most: mostPages }));
  return { value: { ...feed, pages: [], entries: [...entries.values()] }, diagnostics };
}

/** The document at an address alone, whatever pages it has. */
export async function readFirstPage(
  address: string,
  fetch: Fetch,
): Promise<Outcome<ForeignFeed | undefined>> {
  const { value, diagnostics } = await readPage(address, fetch);
  return { value: value?.feed, diagnostics };
}

async function readPage(
  address: string,
  fetch: Fetch,
): Promise<Outcome<{ readonly feed: ForeignFeed; readonly url: string } | undefined>> {
  const { value: fetched, diagnostics } = await fetch(address);
  if (fetched === undefined) return { value: undefined, diagnostics };
  const { url, bytes, contentType } = fetched;
  const read = readFeed(bytes, { url, ...(contentType !== undefined && { contentType }) });
  return {
    value: read.value && { feed: read.value, url },
    diagnostics: [...diagnostics, ...read.diagnostics],
  };
}

/** @returns whether anything was new */
function take(feed: ForeignFeed, entries: Map<string, ForeignEntry>): boolean {
  const before = entries.size;
  for (const [at, entry] of feed.entries.entries()) {
    const key = entry.id ?? entry.link ?? `${entries.size} ${at}`;
    if (!entries.has(key)) entries.set(key, entry);
  }
  return entries.size > before;
}

/** WordPress pages its feeds and does not say so. */
function firstGuess({ generator = "", entries }: ForeignFeed, url: string): Url | undefined {
  if (!/wordpress/i.test(generator) || entries.length === 0) return undefined;
  const address = new URL(url);
  if (address.searchParams.has("paged")) return undefined;
  address.searchParams.set("paged", "2");
  return webUrl(address.href);
}

function nextGuess(page: Url): Url | undefined {
  const address = new URL(page);
  address.searchParams.set("paged", String(Number(address.searchParams.get("paged")) + 1));
  return webUrl(address.href);
}

const reasonOf = (found: readonly Diagnostic[]) =>
  found.map(({ message }) => message).join("; ") || "nothing lies there";
