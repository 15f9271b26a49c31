import type { Article } from "./article.ts";
import type { EntryId, Instant, Url } from "./scalar.ts";

/** An article with its public identity and its dates, never null. */
export interface Entry {
  readonly article: Article;
  readonly id: EntryId;
  readonly link: Url;
  readonly published: Instant;
  /** never before `published` */
  readonly updated: Instant;
  /** when a build first published it */
  readonly first: Instant;
  /** its id in Atom, where `id` is no IRI */
  readonly atomId?: EntryId | undefined;
}
