import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Article, type Config, fromWall, type Instant, instant, toWall } from "../model.ts";
import { writeInstant } from "./instant.ts";

/** Whether the article is to be seen at `now`; why not is a note. */
export function isDue(article: Article, now: Instant, found: Diagnostic[]): boolean {
  const { state, published, expires } = article;
  if (state.kind !== "public") return false;
  if (expires !== undefined && expires <= now) {
    found.push(diagnose("expired", { instant: writeInstant(expires) }, article.place));
    return false;
  }
  if (published !== undefined && published > now) {
    found.push(diagnose("scheduled", { instant: writeInstant(published) }, article.place));
    return false;
  }
  return true;
}

/** In milliseconds. */
const day = 86_400_000;

/**
 * The first instant after `now` at which the same files may make something else: an article falls due or expires, or
 * a day begins, which stands in messages and in the addresses of what has no date.
 */
export function nextChange(articles: readonly Article[], config: Config, now: Instant): Instant {
  const hasHours = (article: Article) =>
    article.link === undefined &&
    /:(?:hour|minute|second)/.test(article.details.permalink.pattern ?? config.permalink);
  if (articles.some(hasHours)) return instant(now + 1);
  const midnight = Math.floor(toWall(now, config.timeZone) / day) * day + day;
  let next: number = fromWall(midnight, config.timeZone).instant;
  for (const { published = 0, expires = 0 } of articles) {
    if (published > now && published < next) next = published;
    if (expires > now && expires < next) next = expires;
  }
  return instant(Math.max(next, now + 1));
}
