import { readRfc822, readRfc3339, readW3cDate } from "./dates.ts";
import { isAscii, isIri, isReference, isWebUrl } from "./iri.ts";
import { languageFlaw } from "./language.ts";

/** What a value may be. */
export interface Kind {
  readonly must: string;
  readonly fits: (text: string) => boolean;
  /** why some readers do not take a value that fits */
  readonly doubt?: (text: string) => string | undefined;
  /** why it does not fit, where that can be said */
  readonly why?: (text: string) => string | undefined;
}

const pattern = (must: string, form: RegExp): Kind => ({ must, fits: (text) => form.test(text) });
const oneOf = (...words: string[]): Kind => ({
  must: words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? ""),
  fits: (text) => words.includes(text),
});
const notAscii = (text: string) =>
  /[^\p{ASCII}]/u.test(text) ? "letters outside of ASCII are percent-encoded in addresses" : undefined;

const nptTime = /^(?:now|\d+(?:\.\d+)?|\d+:[0-5]?\d:[0-5]?\d(?:\.\d+)?|[0-5]?\d:[0-5]?\d(?:\.\d+)?)$/;

/** Every kind of value that an element or attribute can have. */
export const kinds = {
  any: { must: "anything", fits: () => true },
  text: { must: "some text", fits: (text: string) => text.trim() !== "" },
  web: {
    must: "an absolute http(s) URL in ASCII",
    fits: (text: string) => isWebUrl(text) && isAscii(text),
    why: notAscii,
  },
  uri: {
    must: "an absolute URL in ASCII",
    fits: (text: string) => isIri(text) && isAscii(text),
    why: notAscii,
  },
  iri: { must: "an absolute IRI", fits: isIri },
  scheme: {
    must: "an absolute URL, or a scheme of Media RSS",
    fits: (text: string) => /^urn:(?:ebu|yvs|simple|icra|mpaa|v-chip)$/.test(text) || isIri(text),
  },
  reference: { must: "an IRI", fits: isReference },
  rfc822: {
    must: "a date of RFC 822",
    fits: (text: string) => readRfc822(text).at !== undefined,
    why: (text: string) => readRfc822(text).flaw,
    doubt: (text: string) => readRfc822(text).flaw,
  },
  rfc3339: {
    must: "a date of RFC 3339",
    fits: (text: string) => readRfc3339(text).at !== undefined,
    why: (text: string) => readRfc3339(text).flaw,
  },
  w3cDate: {
    must: "a date of W3C-DTF",
    fits: (text: string) => readW3cDate(text).at !== undefined,
    why: (text: string) => readW3cDate(text).flaw,
  },
  language: {
    must: "a language tag of BCP 47",
    fits: (text: string) => languageFlaw(text) === undefined,
    why: languageFlaw,
  },
  mailbox: {
    must: "an e-mail address, with a name in parentheses",
    fits: (text: string) => /[^\s@<>()]+(?:@|%40)[^\s@<>()]+/.test(text.replace(/\([^()]*\)/g, "")),
    doubt: (text: string) =>
      /^[^\s@<>():,]+@[^\s@<>():,]+\.[^\s@<>():,]+\s+\(.*\)$/.test(text)
        ? undefined
        : "it is written like `ann@example.org (Ann Lee)`",
  },
  address: {
    ...pattern("an e-mail address", /^[^\s@<>()]+@[^\s@<>()]+$/),
    doubt: (text: string) => (/@.+\./.test(text) ? undefined : "the host has no dot"),
  },
  count: pattern("a whole number, 0 or more", /^\+?\d+$/),
  positive: pattern("a whole number above 0", /^\+?0*[1-9]\d*$/),
  decimal: pattern("a number", /^[+-]?(?:\d+\.?\d*|\.\d+)$/),
  mediaType: pattern(
    "a media type",
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[^\s"]+|"[^"]*"))*;?$/,
  ),
  trueFalse: oneOf("true", "false"),
  explicit: {
    ...oneOf("true", "false"),
    fits: (text: string) => /^(?:true|false|yes|no|clean|explicit)$/i.test(text),
    doubt: (text: string) => (/^(?:true|false)$/.test(text) ? undefined : "Apple asks for true or false"),
  },
  yes: oneOf("Yes", "yes", "No", "no"),
  hour: {
    ...pattern("an hour, 0 to 23", /^(?:[01]?\d|2[0-4])$/),
    doubt: (text: string) => (text === "24" ? "midnight is 0" : undefined),
  },
  latitude: {
    must: "degrees from -90 to 90",
    fits: (text: string) => /^[+-]?\d/.test(text) && Math.abs(Number(text)) <= 90,
  },
  longitude: {
    must: "degrees from -180 to 180",
    fits: (text: string) => /^[+-]?\d/.test(text) && Math.abs(Number(text)) <= 180,
  },
  relationship: oneOf("allow", "deny"),
  weekday: oneOf("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
  duration: pattern("seconds, or hours:minutes:seconds", /^(?:\d+|(?:\d+:)?\d{1,2}:\d{2})$/),
  time: pattern("a time such as 12:05:35 or 123.5", nptTime),
  medium: oneOf("image", "audio", "video", "document", "executable"),
  expression: oneOf("full", "sample", "nonstop"),
  textType: oneOf("plain", "html"),
  hash: pattern("a hash in hexadecimal digits", /^[0-9a-f]+$/i),
  period: oneOf("hourly", "daily", "weekly", "monthly", "yearly"),
  showType: oneOf("episodic", "serial"),
  episodeType: oneOf("full", "trailer", "bonus"),
  counts: pattern("whole numbers with commas between", /^\d+(?:,\d+)*$/),
  protocol: oneOf("xml-rpc", "soap", "http-post"),
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
