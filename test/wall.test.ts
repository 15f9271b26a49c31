import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { fromWall, type Instant, instant, isListed, runsIn, toWall } from "../src/model.ts";

const zones = Intl.supportedValuesOf("timeZone").filter(isListed);
const hour = 3_600_000;

/** Around these, clocks did something odd: seconds, half hours, days; twice within 19 days. */
const odd: readonly (readonly [string, string])[] = [
  ["Europe/London", "1847-12-01T00:01:15Z"],
  ["Europe/Dublin", "1916-05-21T02:25:21Z"],
  ["Africa/Monrovia", "1972-01-07T00:44:30Z"],
  ["Africa/Algiers", "1911-03-10T23:50:39Z"],
  ["America/Juneau", "1867-10-18T23:31:00Z"],
  ["Asia/Manila", "1844-12-31T15:56:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00Z"],
  ["Pacific/Kwajalein", "1993-08-21T12:00:00Z"],
  ["Australia/Lord_Howe", "2024-04-06T15:00:00Z"],
  ["America/Recife", "2000-10-08T03:00:00Z"],
  ["America/Recife", "2000-10-15T02:00:00Z"],
  ["America/Argentina/Tucuman", "2004-06-13T03:00:00Z"],
  ["Europe/Vienna", "1945-04-12T01:00:00Z"],
  ["Africa/Freetown", "1939-09-05T00:40:00Z"],
  ["Asia/Gaza", "2040-10-27T00:00:00Z"],
  ["Africa/Casablanca", "2024-04-14T02:00:00Z"],
];

const anywhere = fc.tuple(
  fc.constantFrom(...zones),
  fc.integer({ min: Date.UTC(1800, 0), max: Date.UTC(2100, 0) }),
);
const nearby = fc
  .tuple(fc.constantFrom(...odd), fc.integer({ min: -40 * hour, max: 40 * hour }))
  .map(([[zone, change], shift]) => [zone, Date.parse(change) + shift] as const);
const lately = fc.tuple(
  fc.constantFrom(...zones),
  fc.integer({ min: Date.UTC(1970, 0) / hour, max: Date.UTC(2040, 0) / hour }).map((hours) => hours * hour),
);

/** What is said of an instant, and of the wall time of the same number. */
const read = (at: Instant, zone: string) => [toWall(at, zone), fromWall(at, zone)];

describe("a process that runs in the zone", () => {
  const { TZ } = process.env;
  afterEach(() => {
    runsIn("");
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test("knows the times that the time zone data say", () => {
    fc.assert(
      fc.property(fc.oneof(anywhere, nearby, lately), ([zone, number]) => {
        const at = instant(number);
        runsIn("");
        const said = read(at, zone);
        process.env.TZ = zone;
        runsIn(zone);
        expect(read(at, zone)).toEqual(said);
      }),
      { numRuns: 4000 },
    );
  });

  test("does so when it is asked for one time after the other", () => {
    const [zone, first] = ["America/Recife", Date.UTC(2000, 8, 15)];
    const hours = Array.from({ length: 45 * 24 }, (_, at) => instant(first + at * hour));
    const said = hours.map((at) => read(at, zone));
    expect(new Set(said.map(([wall], at) => Number(wall) - (hours[at] ?? 0)))).toEqual(
      new Set([-3 * hour, -2 * hour]),
    );
    process.env.TZ = zone;
    runsIn(zone);
    expect(hours.map((at) => read(at, zone))).toEqual(said);
  });

  test.each(["UTC", "GMT", "europe/london", "Europe/Londn", "+01:00", "CET"])("is not told of %s", (name) => {
    expect(isListed(name)).toBe(false);
  });
});

describe("less than an hour behind", () => {
  test.each([
    ["Europe/Dublin", "1916-05-01T12:00:00Z", "1916-05-01T11:34:39Z"],
    ["Africa/Monrovia", "1971-05-01T12:00:00Z", "1971-05-01T11:15:30Z"],
    ["Africa/Algiers", "1900-01-01T12:00:00Z", "1900-01-01T12:09:21Z"],
  ])("%s", (zone, utc, wall) => {
    expect(new Date(toWall(instant(Date.parse(utc)), zone)).toISOString()).toBe(wall.replace("Z", ".000Z"));
  });
});
