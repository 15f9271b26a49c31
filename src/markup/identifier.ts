import type { EntryId, Url } from "../model.ts";
import { isSettled } from "./url.ts";

/** An absolute IRI (RFC 3987 §2.2): a scheme, and no character that must be encoded; none that turns the writing direction (§4.1). */
const iri =
  /^[a-z][a-z0-9+.-]*:(?:%[0-9a-f]{2}|[!#$&-;=?-Z_a-z~[\]]|(?![\p{C}\p{Z}\uFFF0-\uFFFF])[\u00A0-\u{EFFFF}])+$/iu;

/** What some schemes ask for besides: RFC 9110 §4.2, RFC 4151 §2.1, RFC 8141 §2, RFC 9562 §4. */
const schemes: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^https?:/i,
    /^https?:\/\/(?:\[[^\]/?#]*\])?[^/?#[\]]*[^/?#[\]:](?::\d*)?(?:[/?][^#[\]]*)?(?:#[^#[\]]*)?$/i,
  ],
  [
    /^tag:/i,
    /^tag:(?:[^\s@,:/]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?,\d{4}(?:-\d{2}(?:-\d{2})?)?:[^#]*(?:#.*)?$/i,
  ],
  [/^urn:uuid:/i, /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  [/^urn:/i, /^urn:[a-z0-9][a-z0-9-]{0,31}:.+$/i],
];

/** An id that is an IRI already. */
export function entryIri(written: string): EntryId | undefined {
  return isIri(written) ? (written as EntryId) : undefined;
}

/**
 * The id for ever of what its author calls `written`: an IRI stays as it is, anything else becomes a tag URI of
 * the site (RFC 4151).
 * @param year in which the entry was published, a year in which the site's host is taken to be its owner's
 */
export function writtenEntryId(written: string, site: Url, year: number): EntryId {
  if (isIri(written)) return written as EntryId;
  return `tag:${new URL(site).hostname},${String(year).padStart(4, "0")}:${tagSpecific(written)}` as EntryId;
}

/** The id of an entry that has neither an id in writing nor an address of its own (RFC 4151). @param day `2024-01-02` */
export function tagEntryId(path: string, site: Url, day: string): EntryId {
  return `tag:${new URL(site).hostname},${day}:${tagSpecific(path)}` as EntryId;
}

const tagSpecific = (text: string) => encodeURI(text.normalize("NFC")).replace(/#/g, "%23");

/** What an id that `writtenEntryId` made was made of, whatever the site and the year; `undefined` for any other. */
export function writtenIdIn(id: string): string | undefined {
  const specific = /^tag:[^,:]+,\d{4}:(.+)$/.exec(id)?.[1];
  if (specific === undefined) return undefined;
  try {
    return decodeURI(specific.replace(/%23/g, "#"));
  } catch {
    return undefined;
  }
}

/** The id of an entry whose author wrote none: its first address, without what counts visitors. */
export function linkEntryId(link: Url): EntryId {
  return link.replace(/\?[^#]*/, (query) => {
    const kept = query
      .slice(1)
      .split("&")
      .filter((parameter) => !/^utm_/i.test(parameter));
    return kept.length > 0 ? `?${kept.join("&")}` : "";
  }) as EntryId;
}

/** An id that was given once and written down, be it an IRI or not; `undefined` when it is empty. */
export function recordedId(written: string): EntryId | undefined {
  return written === "" ? undefined : (written as EntryId);
}

/** Whether Atom may hold it as an id (RFC 4287 §4.2.6). */
export function isIri(id: string): boolean {
  if (isSettled(id)) return true;
  const own = schemes.find(([scheme]) => scheme.test(id))?.[1];
  return iri.test(id) && (own?.test(id) ?? true) && (!/^https?:/i.test(id) || URL.canParse(id));
}
