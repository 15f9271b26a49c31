import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { linkEntryId, writtenEntryId } from "../markup/identifier.ts";
import { permalink } from "../markup/permalink.ts";
import {
  type Article,
  type Config,
  type Entry,
  type EntryId,
  type Instant,
  instant,
  toWall,
} from "../model.ts";
import { pagesAmong } from "./page.ts";

/**
 * The articles that are to be seen at `now`, each with the id and the dates that readers know it by.
 * Two articles with one address or id: the older one keeps it, then the one whose path comes first.
 */
export function publish(articles: readonly Article[], config: Config, now: Instant): Outcome<Entry[]> {
  const diagnostics: Diagnostic[] = [];
  const pages = pagesAmong(articles);
  const due = articles.filter(
    (article) => article.state.kind === "public" && !pages.has(article) && isDue(article, now, diagnostics),
  );
  for (const { place } of pages)
    diagnostics.push(diagnose("page-without-date", { day: dayOf(now, config) }, place));
  const entries = due.map((article) => ({ article, entry: entryOf(article, config, now, diagnostics) }));
  const sorted = entries.toSorted((a, b) => byAge(a.entry, b.entry));
  return { value: unique(sorted, config, diagnostics), diagnostics };
}

const dayOf = (at: Instant, { timeZone }: Config) =>
  new Date(toWall(at, timeZone)).toISOString().slice(0, 10);
const iso = (at: Instant) => new Date(at).toISOString().replace(".000Z", "Z");

function isDue({ published, expires, place }: Article, now: Instant, found: Diagnostic[]): boolean {
  if (expires !== undefined && expires <= now) {
    found.push(diagnose("expired", { instant: iso(expires) }, place));
    return false;
  }
  if (published !== undefined && published > now) {
    found.push(diagnose("scheduled", { instant: iso(published) }, place));
    return false;
  }
  return true;
}

function entryOf(article: Article, config: Config, now: Instant, found: Diagnostic[]): Entry {
  const { published: written, updated, permalink: _parts, writtenId, state: _state, ...rest } = article;
  const published = written ?? now;
  const day = dayOf(published, config);
  if (written === undefined) found.push(diagnose("date-missing", { day }, article.place));
  const link = permalink(article, published, config);
  const id =
    writtenId === undefined
      ? linkEntryId(link)
      : writtenEntryId(writtenId.value.trim(), config.site, Number(day.slice(0, 4)));
  return { ...rest, id, link, published, updated: instant(Math.max(updated ?? published, published)) };
}

const byAge = (a: Entry, b: Entry) => a.published - b.published || (a.path < b.path ? -1 : 1);

interface Candidate {
  readonly article: Article;
  readonly entry: Entry;
}

/** Every link and id once: who comes later takes the whole name of its file, where nobody wrote a link, or is held back. */
function unique(candidates: readonly Candidate[], config: Config, found: Diagnostic[]): Entry[] {
  const links = new Map<string, Entry>();
  const ids = new Map<EntryId, Entry>();
  return candidates.flatMap(({ article, entry: first }) => {
    const before = links.get(first.link);
    const other = before && withWholeName(article, first, config);
    const moved = other !== undefined && !links.has(other.link);
    const entry = moved ? other : first;
    const sameLink = links.get(entry.link);
    const holder = sameLink ?? ids.get(entry.id);
    if (holder !== undefined) {
      const related = [{ message: "the article that keeps it", place: holder.place }];
      found.push(
        sameLink !== undefined
          ? diagnose("link-taken", { link: entry.link, other: holder.file }, entry.place, related)
          : diagnose("id-taken", { id: entry.id, other: holder.file }, entry.place, related),
      );
      return [];
    }
    if (moved && before !== undefined) {
      const facts = { link: first.link, other: before.file, used: entry.link };
      found.push(diagnose("link-shared", facts, entry.place));
    }
    links.set(entry.link, entry);
    ids.set(entry.id, entry);
    return [entry];
  });
}

/** The entry under the whole name of its file, its date in it; `undefined` where its author wrote the address. */
function withWholeName(article: Article, entry: Entry, config: Config): Entry | undefined {
  const { written, slug, stem } = article.permalink;
  if (written !== undefined || slug === stem || !stem.endsWith(slug)) return undefined;
  const link = permalink(
    { ...article, permalink: { ...article.permalink, slug: stem } },
    entry.published,
    config,
  );
  return { ...entry, link, id: article.writtenId === undefined ? linkEntryId(link) : entry.id };
}
