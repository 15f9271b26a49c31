/** Scalars that cannot be mixed up: each brand is given in one place, and its name says what was done to the value. */
declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Milliseconds since 1970-01-01T00:00:00Z, a whole number. Made by `instant` here. */
export type Instant = Branded<number, "Instant">;
/** An absolute http(s) URL as `new URL().href` writes it, what that leaves encoded too. Made in `markup/url.ts`. */
export type Url = Branded<string, "Url">;
/** What identifies an entry for ever: an IRI, the same string in every format. Made in `markup/identifier.ts`. */
export type EntryId = Branded<string, "EntryId">;
/** Text without markup: XML-legal, one line, trimmed; not escaped. Made in `markup/text.ts`. */
export type PlainText = Branded<string, "PlainText">;
/** An HTML fragment: sanitised, every URL absolute; not escaped. Made in `markup/html.ts`. */
export type Html = Branded<string, "Html">;
/** SHA-256, 64 hexadecimal digits. Made in `markup/digest.ts`. */
export type Digest = Branded<string, "Digest">;
/** A BCP 47 language tag in canonical case, such as `en-GB`. Made in `markup/language.ts`. */
export type LanguageTag = Branded<string, "LanguageTag">;

const [earliest, end] = [Date.parse("0001-01-01T00:00Z"), Date.UTC(10_000, 0)];

/**
 * The instant `milliseconds` after 1970-01-01T00:00:00Z.
 * @throws RangeError when it is not a whole number, or no year from 1 to 9999 (RFC 3339 §5.6 writes four digits).
 */
export function instant(milliseconds: number): Instant {
  if (!Number.isInteger(milliseconds) || !(milliseconds >= earliest && milliseconds < end)) {
    throw new RangeError(`no instant of the years 1 to 9999: ${milliseconds}`);
  }
  return milliseconds as Instant;
}
