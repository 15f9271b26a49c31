import { fromWall, type Instant, instant, isTimeZone, type Settled, type WallTime } from "../model.ts";
import { tidied } from "./datetext.ts";
import { withMonthNumber } from "./months.ts";
import { readByPattern } from "./pattern.ts";

/** What was read from a written date, or why it was not. */
export type ReadDate =
  | {
      readonly instant: Instant;
      readonly zoned: boolean;
      readonly settled: Settled["kind"];
      readonly epoch: boolean;
      /** a month without a day: the first was taken */
      readonly coarse: boolean;
    }
  | { readonly problem: "impossible" | "unclear" };

const minute = 60_000;

/** In characters; a longer text says more than a date. */
const longest = 200;

/** Written shapes of a day, each with the pattern that reads it (Unicode TR #35). */
const days: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}$/, "yyyy-M-d"],
  [/^\d{4}\/\d{1,2}\/\d{1,2}$/, "yyyy/M/d"],
  [/^\d{4}\.\d{1,2}\.\d{1,2}$/, "yyyy.M.d"],
  [/^\d{8}$/, "yyyyMMdd"],
  [/^\d{4}-\d{2}$/, "yyyy-MM"],
  [/^\d{4}-\d{3}$/, "yyyy-DDD"],
  [/^\d{4}-W\d{2}-\d$/, "RRRR-'W'II-i"],
  [/^\d{4}W\d{3}$/, "RRRR'W'IIi"],
  [/^\d{1,2}\.\d{1,2}\.\d{4}$/, "d.M.yyyy"],
  // Where the one cannot be a month, it is the day.
  [/^(?:1[3-9]|[23]\d)[-/]\d{1,2}[-/]\d{4}$/, "d-M-yyyy"],
  [/^\d{1,2}[-/](?:1[3-9]|[23]\d)[-/]\d{4}$/, "M-d-yyyy"],
];
const times: readonly (readonly [RegExp, string])[] = [
  [/^\d{1,2}:\d{1,2}$/, "H:m"],
  [/^\d{1,2}:\d{1,2}:\d{1,2}$/, "H:m:s"],
  [/^\d{2}$/, "HH"],
  [/^\d{4}$/, "HHmm"],
  [/^\d{6}$/, "HHmmss"],
  [/^\d{1,2} [ap]m$/, "h a"],
  [/^\d{1,2}:\d{2} [ap]m$/, "h:mm a"],
  [/^\d{1,2}:\d{2}:\d{2} [ap]m$/, "h:mm:ss a"],
];
/** Zones of RFC 822 §5.1, and others of one meaning, in minutes; any other name may mean several. */
const namedZones: Readonly<Record<string, number>> = {
  ...{ z: 0, utc: 0, gmt: 0, ut: 0, est: -300, edt: -240, cst: -360, cdt: -300 },
  ...{ mst: -420, mdt: -360, pst: -480, pdt: -420 },
  ...{ wet: 0, west: 60, cet: 60, cest: 120, eet: 120, eest: 180, jst: 540 },
};

const shape = new RegExp(
  [
    "^(?:\\p{L}{2,12}(?:[.,]{1,2} ?| ))?", // the day of the week says nothing new
    "(?<day>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{8}|\\d{4}-?W\\d{2}-?\\d|\\d{4}-\\d{3}|\\d{4}-\\d{2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})",
    "(?:(?:(?:[Tt]|[,_-]? *(?:at )?)(?<time>\\d{1,2}:\\d{1,2}(?::\\d{1,2})?)(?:[.,](?<fraction>\\d{1,9}))?(?<half> ?[AaPp]\\.?[Mm]\\.?)?)",
    "|[Tt](?<basic>\\d{2}(?:\\d{2}){0,2})|,? (?<hour>\\d{1,2}) ?(?<noon>[AaPp]\\.?[Mm]\\.?))?",
    "(?: ?(?<zone>[Zz]|[A-Za-z]{2,4}|[A-Z][A-Za-z]+(?:/[A-Za-z_-]+){1,2}|(?:GMT|UTC|Z)?[+-]\\d{1,2}(?::?\\d{2})?)(?: [A-Z]{1,5})?)?$",
  ].join(""),
  "u",
);

/**
 * The instant of a date as its author typed it; without a zone of its own it is taken in `zone` (IANA name).
 * @param language a BCP 47 tag; names of months are read in it, besides English
 */
export function readDate(written: string, zone: string, language = "en"): ReadDate {
  return readCanonical(written, zone) ?? readAny(written, zone, language);
}

const canonical =
  /^([1-9]\d{3})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{3}))?)?(?: ?(Z|[+-]\d{2}:\d{2}))?)?$/;

/** A date and time of RFC 3339, or a part of one, as nearly all programs write it: a tenth of the work of the patterns. */
function readCanonical(written: string, zone: string): ReadDate | undefined {
  const match = canonical.exec(written);
  if (match === null) return undefined;
  const [, year, month, day, hour = 0, minutes = 0, seconds = 0, fraction = 0, typedZone] = match;
  const [wallHour, wallMinute, wallSecond] = [Number(hour), Number(minutes), Number(seconds)];
  const midnight = midnightOf(Number(year), Number(month), Number(day));
  if (midnight === undefined || wallHour > 23 || wallMinute > 59 || wallSecond > 59) return undefined;
  const at = midnight + ((wallHour * 60 + wallMinute) * 60 + wallSecond) * 1000 + Number(fraction);
  const offset = typedZone === undefined ? undefined : offsetOf(typedZone);
  if (typeof offset === "string") return undefined;
  return settle(at, offset, zone);
}

/** The beginning of a day of the years 1000 to 9999; `undefined` when there is no such day. */
function midnightOf(year: number, month: number, day: number): WallTime | undefined {
  if (month >= 1 && month <= 12 && day >= 1 && day <= 28) return Date.UTC(year, month - 1, day);
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // `Date` rolls over what does not exist.
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
    ? midnight.getTime()
    : undefined;
}

/** The same of a date in whatever shape; the patterns say what is impossible. */
export function readAny(written: string, zone: string, language: string): ReadDate {
  if (written.length > longest) return { problem: "unclear" };
  const text = [...new Set(["en", language])].reduce(withMonthNumber, tidied(written));
  if (/^(\d{10}|\d{13})$/.test(text)) return fromEpoch(text);
  const groups = shape.exec(text)?.groups ?? {};
  const { day, basic, fraction = "", zone: typedZone } = groups;
  const time = groups.time ?? basic ?? groups.hour;
  const half = (groups.half ?? groups.noon ?? "").replace(/[\s.]/g, "").toLowerCase();
  // A zone without a time is a time that is written in another way.
  if (day === undefined || (time === undefined && typedZone !== undefined)) return { problem: "unclear" };
  // English writers put the month first, or not.
  if (/^(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|1[0-2])\./.test(day) && /^en\b/i.test(language))
    return { problem: "unclear" };
  const date = wall(day, days);
  const clock = time === undefined ? 0 : wall(`${time} ${half}`.trim(), times);
  const isPlace = typedZone?.includes("/") ?? false;
  if (isPlace && !isTimeZone(typedZone ?? "")) return { problem: "unclear" };
  const offset = typedZone === undefined || isPlace ? undefined : offsetOf(typedZone);
  if (date === "unclear" || clock === "unclear" || offset === "unclear") return { problem: "unclear" };
  if (date === "impossible" || clock === "impossible" || offset === "impossible")
    return { problem: "impossible" };
  const at = date + clock + Number(fraction.padEnd(3, "0").slice(0, 3));
  const read = settle(at, offset, isPlace && typedZone ? typedZone : zone);
  if ("problem" in read) return read;
  return { ...read, zoned: typedZone !== undefined, coarse: /^\d{4}-\d{2}$/.test(day) };
}

function settle(at: WallTime, offset: number | undefined, zone: string): ReadDate {
  try {
    const settled: Settled =
      offset === undefined ? fromWall(at, zone) : { instant: instant(at - offset * minute), kind: "once" };
    return {
      instant: settled.instant,
      settled: settled.kind,
      zoned: offset !== undefined,
      epoch: false,
      coarse: false,
    };
  } catch (error) {
    if (error instanceof RangeError) return { problem: "impossible" };
    throw error;
  }
}

/** Seconds or milliseconds since 1970, as databases write a date. */
function fromEpoch(digits: string): ReadDate {
  const milliseconds = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return { instant: instant(milliseconds), zoned: true, settled: "once", epoch: true, coarse: false };
}

/** What the pattern for its shape reads. */
function wall(
  text: string,
  shapes: readonly (readonly [RegExp, string])[],
): WallTime | "impossible" | "unclear" {
  const pattern = shapes.find(([fits]) => fits.test(text))?.[1];
  if (pattern === undefined) return "unclear";
  const typed = pattern.includes("-M") || pattern.startsWith("M-") ? text.replace(/\//g, "-") : text;
  const at = readByPattern(typed, pattern);
  return Number.isNaN(at) ? "impossible" : at;
}

/** Minutes east of Greenwich. */
function offsetOf(typed: string): number | "impossible" | "unclear" {
  const named = namedZones[typed.toLowerCase()];
  if (named !== undefined) return named;
  const [, sign, hours = "", minutes = "0"] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(typed) ?? [];
  if (sign === undefined) return "unclear";
  if (Number(hours) > 15 || Number(minutes) > 59) return "impossible";
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The day that a file's name begins with, as in `2024-12-5-slug`, whether there is such a day or not. */
export function dayInName(name: string): string | undefined {
  return /^(\d{4}-\d{1,2}-\d{1,2})(?![\p{L}\d])/u.exec(name)?.[1];
}

/** The same, and what follows it in the name; `undefined` when there is no such day. */
export function dateInName(name: string): { readonly day: string; readonly rest: string } | undefined {
  const day = dayInName(name);
  if (day === undefined) return undefined;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const midnight = year < 1000 ? wall(day, days) : midnightOf(year, month, date);
  if (midnight === undefined || midnight === "impossible") return undefined;
  return { day, rest: name.slice(day.length).replace(/^[-_. ]+/, "") };
}

/** The day in an address or a path of folders, as in `/2024/12/5/slug/`. */
export function dayInPath(path: string): string | undefined {
  const [, year, month, day] = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?=\/|-|$)/.exec(path) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
