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

/**
 * The articles that are to be seen at `now`, each with the id and the dates that readers know it by.
 * Two articles with one address or id: the older one keeps it, then the one whose path comes first.
 */
export function publish(articles: readonly Article[], config: Config, now: Instant): Outcome<Entry[]> {
  const diagnostics: Diagnostic[] = [];
  const due = articles.filter(
    (article) => article.state.kind === "public" && isDue(article, now, diagnostics),
  );
  const entries = due.map((article) => entryOf(article, config, now, diagnostics));
  return { value: unique(entries.toSorted(byAge), diagnostics), diagnostics };
}

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
  const wall = new Date(toWall(published, config.timeZone)).toISOString();
  if (written === undefined) found.push(diagnose("date-missing", { day: wall.slice(0, 10) }, article.place));
  const link = permalink(article, published, config);
  const id =
    writtenId === undefined
      ? linkEntryId(link)
      : writtenEntryId(writtenId.value.trim(), config.site, Number(wall.slice(0, 4)));
  return { ...rest, id, link, published, updated: instant(Math.max(updated ?? published, published)) };
}

const byAge = (a: Entry, b: Entry) => a.published - b.published || (a.path < b.path ? -1 : 1);

function unique(entries: readonly Entry[], found: Diagnostic[]): Entry[] {
  const links = new Map<string, Entry>();
  const ids = new Map<EntryId, Entry>();
  return entries.filter((entry) => {
    const sameLink = links.get(entry.link);
    const sameId = ids.get(entry.id);
    const other = sameLink ?? sameId;
    if (other !== undefined) {
      const related = [{ message: "the article that keeps it", place: other.place }];
      found.push(
        sameLink !== undefined
          ? diagnose("link-taken", { link: entry.link, other: other.file }, entry.place, related)
          : diagnose("id-taken", { id: entry.id, other: other.file }, entry.place, related),
      );
      return false;
    }
    links.set(entry.link, entry);
    ids.set(entry.id, entry);
    return true;
  });
}
