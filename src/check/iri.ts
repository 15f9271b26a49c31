const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** RFC 3987 §2.2 has no place for these; brackets only in a host. */
const misplaced = /[\s<>"{}|\\^`\p{Cc}]|%(?![0-9a-f]{2})/iu;
const tagUri =
  /^tag:(?:[^\s@,:/]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?,\d{4}(?:-\d{2}(?:-\d{2})?)?:[^#]*(?:#.*)?$/i;
const urn = /^urn:[a-z0-9][a-z0-9-]{0,31}:.+$/i;
const uuid = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An absolute IRI (RFC 3987), `tag:` and `urn:` by their own rules. */
export function isIri(text: string): boolean {
  if (!scheme.test(text) || misplaced.test(text) || scheme.exec(text)?.[0].length === text.length)
    return false;
  if (/^https?:/i.test(text)) return isWebUrl(text);
  if (/^tag:/i.test(text)) return tagUri.test(text);
  if (/^urn:uuid:/i.test(text)) return uuid.test(text);
  return !/^urn:/i.test(text) || urn.test(text);
}

/** An absolute http(s) address with a host. */
export function isWebUrl(text: string): boolean {
  if (!/^https?:\/\/[^/?#]/i.test(text) || misplaced.test(text) || !URL.canParse(text)) return false;
  const afterHost = text.replace(/^https?:\/\/[^/?#]*/i, "");
  return !/[[\]]/.test(afterHost) && !afterHost.includes("#", afterHost.indexOf("#") + 1 || afterHost.length);
}

/** An absolute IRI or one that is relative to the document. */
export function isReference(text: string): boolean {
  return scheme.test(text) ? isIri(text) : !misplaced.test(text) && URL.canParse(text, "http://localhost/");
}

/** An address in ASCII alone, which every program can ask for. */
export const isAscii = (text: string) => /^[\x21-\x7E]*$/.test(text);
