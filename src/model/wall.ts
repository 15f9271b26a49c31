import { tzOffset } from "@date-fns/tz/tzOffset";
import { UTCDateMini } from "@date-fns/utc/date/mini";
import { type Instant, instant } from "./scalar.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** What a clock on the wall shows: milliseconds since 1970-01-01T00:00 of that clock, whatever its zone. */
export type WallTime = number;

/** How a wall time lies in its zone: once, twice (clocks went back), or not at all (clocks went forward). */
export interface Settled {
  readonly instant: Instant;
  readonly kind: "once" | "twice" | "gap";
}

let processZone = "";

/**
 * Says in which zone (IANA name) this process runs; the command lets it run in that of the site. `Date` knows that one
 * at once; what `Intl` loads before it knows its first takes longer than to read twenty articles.
 */
export function runsIn(zone: string): void {
  processZone = zone;
}

/** The zone of which that was said; none is the empty text. */
export const zoneOfProcess = (): string => processZone;

/** In milliseconds. For the zone that needs no data none are loaded, which takes longer than a build with nothing to do. */
function offsetAt(at: number, zone: string): number {
  if (zone === "UTC") return 0;
  if (zone === processZone) return offsetHere(at);
  const minutes = tzOffset(zone, new Date(at));
  // Of less than an hour it does not see the sign: Dublin was 25 minutes behind until 1916, Monrovia 44 until 1972.
  return (minutes > 0 && minutes < 60 && isBehind(zone, at) ? -minutes : minutes) * minute;
}

const isBehind = (zone: string, at: number): boolean =>
  new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" })
    .format(at)
    .includes("GMT-");

/**
 * When a clock of this process's zone shows `wall`: the first time of two; in a gap, as if it had not begun
 * (ECMA-262, `UTC`). V8 looks this up each time. What a clock shows at an instant it takes from what it knows of
 * the 19 days around, in which zones have changed twice.
 */
const whenHere = (wall: WallTime): number => new Date(1970, 0, 1, 0, 0, 0, wall).getTime();

/** The same for the zone of this process, by a day before and a day after: no zone changes twice in three days. */
function offsetHere(at: number): number {
  const [before, after] = [at - day - whenHere(at - day), at + day - whenHere(at + day)];
  // Wall times that come twice or never lie between the two; only what the greater makes of `at` tells where `at` is.
  const telling = Math.max(before, after);
  return before === after || whenHere(at + telling) === at ? telling : Math.min(before, after);
}

/** What the clock in `zone` (IANA name) shows at `at`. */
export function toWall(at: Instant, zone: string): WallTime {
  return at + offsetAt(at, zone);
}

/**
 * The instant at which the clock in `zone` shows `wall`: the earlier of two; in a gap, as far after it
 * as the wall time was after the gap's beginning.
 */
export function fromWall(wall: WallTime, zone: string): Settled {
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const candidates = [...new Set(offsets.map((offset) => wall - offset))].sort((a, b) => a - b);
  const fitting = candidates.filter((candidate) => toWall(instant(candidate), zone) === wall);
  const [first] = fitting;
  if (first === undefined) {
    const before = wall - offsetAt(wall - day, zone);
    return { instant: instant(before), kind: "gap" };
  }
  return { instant: instant(first), kind: fitting.length > 1 ? "twice" : "once" };
}

/** Whether this machine's time zone data knows `zone`. */
export function isTimeZone(zone: string): boolean {
  // Looking a name up is ten times quicker than asking for its offset; other spellings are not in the list.
  return zone === "UTC" || isListed(zone) || !Number.isNaN(tzOffset(zone, new Date(0)));
}

/** Whether `zone` is such a name as a process can be told to run in: of another, or of other capitals, it makes UTC. */
export const isListed = (zone: string): boolean =>
  zone.includes("/") && Intl.supportedValuesOf("timeZone").includes(zone);

/** A date as date-fns takes it `in` UTC; the whole class brings formats with it that take long to make. */
export const inUtc = (value: Date | number | string): Date => new UTCDateMini(+new Date(value));
