import { utc } from "@date-fns/utc";
import { enUS } from "date-fns/locale/en-US";
import { parse } from "date-fns/parse";
import { fromWall, type Instant, instant, type Settled, type WallTime } from "../model.ts";
import { monthsOf, plain } from "./months.ts";

/** What was read from a written date, or why it was not. */
export type ReadDate =
  | {
      readonly instant: Instant;
      readonly zoned: boolean;
      readonly settled: Settled["kind"];
      readonly epoch: boolean;
    }
  | { readonly problem: "impossible" | "unclear" };

const minute = 60_000;

/** Written shapes of a day, each with the pattern that reads it (Unicode TR #35). */
const days: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}$/, "yyyy-M-d"],
  [/^\d{4}\/\d{1,2}\/\d{1,2}$/, "yyyy/M/d"],
  [/^\d{4}\.\d{1,2}\.\d{1,2}$/, "yyyy.M.d"],
  [/^\d{8}$/, "yyyyMMdd"],
  [/^\d{1,2} \p{L}{3} \d{4}$/u, "d MMM yyyy"],
  [/^\d{1,2} \p{L}+ \d{4}$/u, "d MMMM yyyy"],
  [/^\p{L}{3} \d{1,2} \d{4}$/u, "MMM d yyyy"],
  [/^\p{L}+ \d{1,2} \d{4}$/u, "MMMM d yyyy"],
];
const times: readonly (readonly [RegExp, string])[] = [
  [/^\d{1,2}:\d{2}$/, "H:mm"],
  [/^\d{1,2}:\d{2}:\d{2}$/, "H:mm:ss"],
  [/^\d{1,2}:\d{2} ?[ap]m$/, "h:mm a"],
  [/^\d{1,2}:\d{2}:\d{2} ?[ap]m$/, "h:mm:ss a"],
];
/** Zones of RFC 822 §5.1 in minutes; any other name may mean several. */
const namedZones: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  ut: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const shape = new RegExp(
  [
    "^(?:\\p{L}{3,9}, ?)?", // the day of the week says nothing new
    "(?<day>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{8}|\\d{1,2} \\p{L}+,? \\d{4}|\\p{L}+ \\d{1,2},? \\d{4})",
    "(?:(?:[Tt]|,? +(?:at )?)(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?)(?:[.,](?<fraction>\\d{1,9}))?(?<half> ?[AaPp]\\.?[Mm]\\.?)?)?",
    "(?: ?(?<zone>[Zz]|[A-Za-z]{2,3}|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?))?$",
  ].join(""),
  "u",
);

/**
 * The instant of a date as its author typed it; without a zone of its own it is taken in `zone` (IANA name).
 * @param language a BCP 47 tag; names of months are read in it, besides English
 */
export function readDate(written: string, zone: string, language?: string): ReadDate {
  const text = inEnglish(written, language)
    .trim()
    .replace(/\s+/g, " ")
    .replace(/(\d)(?:st|nd|rd|th)\b/i, "$1")
    .replace(/\.(?= )/, "");
  if (/^(\d{10}|\d{13})$/.test(text)) return fromEpoch(text);
  const { day, time, fraction = "", half = "", zone: typedZone } = shape.exec(text)?.groups ?? {};
  // A zone without a time is a time that is written in another way.
  if (day === undefined || (time === undefined && typedZone !== undefined)) return { problem: "unclear" };
  const date = wall(day.replace(/,/g, ""), days);
  const clock =
    time === undefined ? 0 : wall(`${time} ${half.replace(/[\s.]/g, "").toLowerCase()}`.trim(), times);
  const offset = typedZone === undefined ? undefined : offsetOf(typedZone);
  if (date === "unclear" || clock === "unclear" || offset === "unclear") return { problem: "unclear" };
  if (date === "impossible" || clock === "impossible" || offset === "impossible")
    return { problem: "impossible" };
  return settle(date + clock + Number(fraction.padEnd(3, "0").slice(0, 3)), offset, zone);
}

const english = "January February March April May June July August September October November December".split(
  " ",
);

/** `2. März 2024` as `2 March 2024`; the words between (`5 de mayo de 2024`) go. */
function inEnglish(written: string, language: string | undefined): string {
  if (language === undefined || /^en\b/i.test(language) || !/\p{L}{3}/u.test(written)) return written;
  const months = monthsOf(language);
  const [, day, month = "", rest = ""] =
    /^(?:\p{L}+,? )?(\d{1,2})(?:\.|er|º|ª)?(?: de| di)? (\p{L}+\.?),?(?: de| del)? (\d{4}.*)$/u.exec(
      written.trim(),
    ) ?? [];
  const number = months.get(plain(month));
  return number === undefined ? written : `${day} ${english[number - 1]} ${rest.replace(/ (?:г\.|г)$/, "")}`;
}

function settle(at: WallTime, offset: number | undefined, zone: string): ReadDate {
  try {
    const settled: Settled =
      offset === undefined ? fromWall(at, zone) : { instant: instant(at - offset * minute), kind: "once" };
    return { instant: settled.instant, settled: settled.kind, zoned: offset !== undefined, epoch: false };
  } catch (error) {
    if (error instanceof RangeError) return { problem: "impossible" };
    throw error;
  }
}

/** Seconds or milliseconds since 1970, as databases write a date. */
function fromEpoch(digits: string): ReadDate {
  const milliseconds = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return { instant: instant(milliseconds), zoned: true, settled: "once", epoch: true };
}

/** What the pattern for its shape reads: as UTC, for no zone of the machine may come into it. */
function wall(
  text: string,
  shapes: readonly (readonly [RegExp, string])[],
): WallTime | "impossible" | "unclear" {
  const pattern = shapes.find(([fits]) => fits.test(text))?.[1];
  if (pattern === undefined) return "unclear";
  const at = parse(text, pattern, new Date(0), { locale: enUS, in: utc }).getTime();
  if (!Number.isNaN(at)) return at;
  // The first of a month that there is: then it was the day that there is not.
  const first = text.replace(/\b\d{1,2}\b(?!:)/, "1");
  const known =
    !/\p{L}{3}/u.test(text) ||
    !Number.isNaN(parse(first, pattern, new Date(0), { locale: enUS, in: utc }).getTime());
  return known ? "impossible" : "unclear";
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
  if (day === undefined || wall(day, days) === "impossible") return undefined;
  return { day, rest: name.slice(day.length).replace(/^[-_. ]+/, "") };
}

/** The day in an address or a path of folders, as in `/2024/12/5/slug/`. */
export function dayInPath(path: string): string | undefined {
  const [, year, month, day] = /(?:^|\/)(\d{4})\/(\d{1,2})\/(\d{1,2})(?=\/|-|$)/.exec(path) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
