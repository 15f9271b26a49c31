import { digest } from "../markup/digest.ts";
import { plainText } from "../markup/text.ts";
import {
  type Config,
  type EntryId,
  type ForeignEntry,
  type Instant,
  instant,
  type LedgerLine,
  type Url,
} from "../model.ts";
import { addressOf } from "./entry.ts";
import type { Candidate } from "./foreign.ts";
import { atomId } from "./identity.ts";

/** The line of an article that is known to subscribers as `foreign`. */
export function lineOf(
  { entry }: Candidate,
  { published, updated }: ForeignEntry,
  id: EntryId,
  config: Config,
): LedgerLine {
  const theirs = published ?? updated;
  const { path, digest, title, published: written } = entry.article;
  const isDated = written !== undefined;
  const date = written ?? theirs ?? entry.published;
  const atom = atomId(id, date, config);
  return {
    ...{ path, id, digest, title, published: date },
    link: isDated ? entry.link : addressOf(entry.article, date, config),
    updated: instant(Math.max(date, isDated ? entry.updated : date, updated ?? date)),
    first: theirs ?? date,
    ...(atom && { atom }),
  };
}

/** The line of an entry that no article is, at a path where none can lie. */
export function lineAlone(
  entry: ForeignEntry,
  id: EntryId,
  link: Url,
  config: Config,
  now: Instant,
): LedgerLine {
  const published = entry.published ?? entry.updated ?? now;
  const atom = atomId(id, published, config);
  const name = digest(id);
  return {
    path: `.adopted/${name.slice(0, 12)}`,
    ...{ id, link, digest: name, title: plainText(entry.title ?? ""), published },
    updated: instant(Math.max(published, entry.updated ?? published)),
    first: published,
    ...(atom && { atom }),
  };
}
