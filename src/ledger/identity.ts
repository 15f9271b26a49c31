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
  return new Set(lines.flatMap(({ id, atom }) => (atom === undefined ? [id] : [id, atom])));
}

/**
 * The id that a new article has from now on: the one its author wrote, else its address, else, where that is
 * another's already, one made of its day and path (RFC 4151).
 * @param given every id that was ever given
 */
export function newId(
  { writtenId, path }: Pick<Article, "writtenId" | "path">,
  link: Url,
  published: Instant,
  { site, timeZone }: Config,
  given: ReadonlySet<string>,
): EntryId {
  const day = new Date(toWall(published, timeZone)).toISOString().slice(0, 10);
  if (writtenId !== undefined) return writtenEntryId(writtenId.value.trim(), site, Number(day.slice(0, 4)));
  const address = linkEntryId(link);
  if (!given.has(address)) return address;
  for (let count = 1; ; count++) {
    const id = tagEntryId(count === 1 ? path : `${path};${count}`, site, day);
    if (!given.has(id)) return id;
  }
}

/** The id in Atom of an entry whose own is no IRI, as feeds that were taken over may have. */
export function atomId(id: EntryId, published: Instant, { site, timeZone }: Config): EntryId | undefined {
  if (isIri(id)) return undefined;
  return writtenEntryId(id, site, new Date(toWall(published, timeZone)).getUTCFullYear());
}
