import { isIri, linkEntryId, tagEntryId, writtenEntryId } from "../markup/identifier.ts";
import {
  type Article,
  type Config,
  type EntryId,
  type Instant,
  type LedgerLine,
  toWall,
  type Url,
} from "../model.ts";

/** Every id that was ever given, so that none is given twice. */
export function givenIds(lines: readonly LedgerLine[]): Set<string> {
  const given = new Set<string>();
  for (const { id, atom } of lines) {
    given.add(id);
    if (atom !== undefined) given.add(atom);
  }
  return given;
}

/** The id that a new article has if it is free: the one its author wrote, else its address. */
export function wantedId(
  { writtenId }: Pick<Article, "writtenId">,
  link: Url,
  published: Instant,
  { site, timeZone }: Config,
): EntryId {
  if (writtenId === undefined) return linkEntryId(link);
  const year = new Date(toWall(published, timeZone)).getUTCFullYear();
  return writtenEntryId(writtenId.value.trim(), site, year);
}

/**
 * The id that a new article has from now on: the one that it wants, else, where its address is another's already, one
 * made of its day and path (RFC 4151).
 * @param given every id that was ever given
 */
export function newId(
  article: Pick<Article, "writtenId" | "path">,
  link: Url,
  published: Instant,
  config: Config,
  given: ReadonlySet<string>,
): EntryId {
  const { writtenId, path } = article;
  const wanted = wantedId(article, link, published, config);
  if (writtenId !== undefined || !given.has(wanted)) return wanted;
  const day = new Date(toWall(published, config.timeZone)).toISOString().slice(0, 10);
  for (let count = 1; ; count++) {
    const id = tagEntryId(count === 1 ? path : `${path};${count}`, config.site, day);
    if (!given.has(id)) return id;
  }
}

/** The id in Atom of an entry whose own is no IRI, as feeds that were taken over may have. */
export function atomId(id: EntryId, published: Instant, { site, timeZone }: Config): EntryId | undefined {
  if (isIri(id)) return undefined;
  return writtenEntryId(id, site, new Date(toWall(published, timeZone)).getUTCFullYear());
}
