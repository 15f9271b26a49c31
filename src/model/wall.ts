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

/** In minutes. For the zone that needs no data none are loaded, which takes longer than a build with nothing to do. */
const offsetAt = (at: number, zone: string) => (zone === "UTC" ? 0 : tzOffset(zone, new Date(at)));

/** What the clock in `zone` (IANA name) shows at `at`. */
export function toWall(at: Instant, zone: string): WallTime {
  return at + offsetAt(at, zone) * minute;
}

/**
 * The instant at which the clock in `zone` shows `wall`: the earlier of two; in a gap, as far after it
 * as the wall time was after the gap's beginning.
 */
export function fromWall(wall: WallTime, zone: string): Settled {
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const candidates = [...new Set(offsets.map((offset) => wall - offset * minute))].sort((a, b) => a - b);
  const fitting = candidates.filter((candidate) => toWall(instant(candidate), zone) === wall);
  const [first] = fitting;
  if (first === undefined) {
    const before = wall - offsetAt(wall - day, zone) * minute;
    return { instant: instant(before), kind: "gap" };
  }
  return { instant: instant(first), kind: fitting.length > 1 ? "twice" : "once" };
}

/** Whether this machine's time zone data knows `zone`. */
export function isTimeZone(zone: string): boolean {
  // Looking a name up is ten times quicker than asking for its offset; other spellings are not in the list.
  if (zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone)) return true;
  return !Number.isNaN(tzOffset(zone, new Date(0)));
}

/** A date as date-fns takes it `in` UTC; the whole class brings formats with it that take long to make. */
export const inUtc = (value: Date | number | string): Date => new UTCDateMini(+new Date(value));
