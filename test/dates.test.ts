import { describe, expect, test } from "vitest";
import { dateInName, readDate } from "../src/article/date.ts";

/** What was read, as text: the instant in UTC, or the problem; then what is special about it. */
function shown(written: string, zone = "UTC"): string {
  const read = readDate(written, zone);
  if ("problem" in read) return read.problem;
  const special = [
    ...(read.zoned ? ["zoned"] : []),
    ...(read.settled === "once" ? [] : [read.settled]),
    ...(read.epoch ? ["epoch"] : []),
  ];
  return [new Date(read.instant).toISOString().replace(".000Z", "Z"), ...special].join(" ");
}

describe("days and times as people write them", () => {
  test.each([
    ["2024-01-02", "2024-01-02T00:00:00Z"],
    ["2024-1-2", "2024-01-02T00:00:00Z"],
    ["2024/01/02", "2024-01-02T00:00:00Z"],
    ["2024.1.2", "2024-01-02T00:00:00Z"],
    ["20240102", "2024-01-02T00:00:00Z"],
    ["2024-02-29", "2024-02-29T00:00:00Z"],
    ["0001-01-01", "0001-01-01T00:00:00Z"],
    ["9999-12-31", "9999-12-31T00:00:00Z"],
    ["  2024-01-02  ", "2024-01-02T00:00:00Z"],
    ["2024-01-02 10:00", "2024-01-02T10:00:00Z"],
    ["2024-01-02T10:00", "2024-01-02T10:00:00Z"],
    ["2024-01-02t10:00:59", "2024-01-02T10:00:59Z"],
    ["2024-01-02 9:05", "2024-01-02T09:05:00Z"],
    ["2024-01-02 10:00:00.5", "2024-01-02T10:00:00.500Z"],
    ["2024-01-02 10:00:00,123456789", "2024-01-02T10:00:00.123Z"],
    ["2024-01-02 12:00 AM", "2024-01-02T00:00:00Z"],
    ["2024-01-02 12:30 pm", "2024-01-02T12:30:00Z"],
    ["2024-01-02 11:59:58PM", "2024-01-02T23:59:58Z"],
    ["2024-01-02 9:05am", "2024-01-02T09:05:00Z"],
    ["2 Jan 2024", "2024-01-02T00:00:00Z"],
    ["2 January 2024", "2024-01-02T00:00:00Z"],
    ["2 January, 2024", "2024-01-02T00:00:00Z"],
    ["January 2, 2024", "2024-01-02T00:00:00Z"],
    ["Jan 2 2024", "2024-01-02T00:00:00Z"],
    ["May 3, 2024", "2024-05-03T00:00:00Z"],
    ["January 2nd, 2024", "2024-01-02T00:00:00Z"],
    ["3rd March 2024", "2024-03-03T00:00:00Z"],
    ["march 1st, 2024 at 9:05 p.m.", "2024-03-01T21:05:00Z"],
    ["Tuesday, January 2, 2024", "2024-01-02T00:00:00Z"],
    ["Tue, 02 Jan 2024 03:04:05", "2024-01-02T03:04:05Z"],
  ])("%j", (written, expected) => {
    expect(shown(written)).toBe(expected);
  });
});

describe("zones that are written count, whatever the site’s is", () => {
  test.each([
    ["2024-01-02T10:00:00Z", "2024-01-02T10:00:00Z zoned"],
    ["2024-01-02 10:00 UTC", "2024-01-02T10:00:00Z zoned"],
    ["2024-01-02T10:00:00+05:45", "2024-01-02T04:15:00Z zoned"],
    ["2024-01-02 10:00:00 -0330", "2024-01-02T13:30:00Z zoned"],
    ["2024-01-02 10:00 +2", "2024-01-02T08:00:00Z zoned"],
    ["2024-01-02 10:00 GMT+1", "2024-01-02T09:00:00Z zoned"],
    ["Tue, 02 Jan 2024 03:04:05 GMT", "2024-01-02T03:04:05Z zoned"],
    ["Tue, 02 Jan 2024 03:04:05 EST", "2024-01-02T08:04:05Z zoned"],
    ["Tue, 2 Jan 2024 03:04 PDT", "2024-01-02T10:04:00Z zoned"],
    ["2024-01-02 10:00 +14:00", "2024-01-01T20:00:00Z zoned"],
    ["2024-01-02T10:00:00-00:00", "2024-01-02T10:00:00Z zoned"],
  ])("%j", (written, expected) => {
    expect(shown(written, "Asia/Tokyo")).toBe(expected);
  });
});

describe("without a zone the site’s is meant", () => {
  test.each([
    ["2024-01-02", "Europe/Berlin", "2024-01-01T23:00:00Z"],
    ["2024-07-02", "Europe/Berlin", "2024-07-01T22:00:00Z"],
    ["2024-01-02 10:00", "America/St_Johns", "2024-01-02T13:30:00Z"],
    ["2024-01-02 10:00", "Asia/Kathmandu", "2024-01-02T04:15:00Z"],
    ["2024-01-02", "Pacific/Kiritimati", "2024-01-01T10:00:00Z"],
    ["1883-11-18 12:00", "Europe/London", "1883-11-18T12:00:00Z"],
  ])("%j in %s", (written, zone, expected) => {
    expect(shown(written, zone)).toBe(expected);
  });
});

describe("clocks that change", () => {
  test.each([
    ["2024-03-31 01:59", "Europe/Berlin", "2024-03-31T00:59:00Z"],
    ["2024-03-31 02:00", "Europe/Berlin", "2024-03-31T01:00:00Z gap"],
    ["2024-03-31 02:30", "Europe/Berlin", "2024-03-31T01:30:00Z gap"],
    ["2024-03-31 03:00", "Europe/Berlin", "2024-03-31T01:00:00Z"],
    ["2024-10-27 01:59", "Europe/Berlin", "2024-10-26T23:59:00Z"],
    ["2024-10-27 02:30", "Europe/Berlin", "2024-10-27T00:30:00Z twice"],
    ["2024-10-27 03:00", "Europe/Berlin", "2024-10-27T02:00:00Z"],
    ["2024-10-27 02:30+01:00", "Europe/Berlin", "2024-10-27T01:30:00Z zoned"],
    ["2024-04-07 01:45", "Australia/Lord_Howe", "2024-04-06T14:45:00Z twice"],
    ["2024-10-06 02:15", "Australia/Lord_Howe", "2024-10-05T15:45:00Z gap"],
    ["2011-12-30 12:00", "Pacific/Apia", "2011-12-30T22:00:00Z gap"],
    ["2024-03-08 23:30", "America/Sao_Paulo", "2024-03-09T02:30:00Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z gap"],
  ])("%j in %s", (written, zone, expected) => {
    expect(shown(written, zone)).toBe(expected);
  });
});

describe("numbers", () => {
  test.each([
    ["1704164645", "2024-01-02T03:04:05Z zoned epoch"],
    ["1704164645678", "2024-01-02T03:04:05.678Z zoned epoch"],
    ["0000000000", "1970-01-01T00:00:00Z zoned epoch"],
    ["2024", "unclear"],
    ["202401", "unclear"],
    ["170416464", "unclear"],
    ["17041646456", "unclear"],
    ["-1704164645", "unclear"],
    ["1704164645.5", "unclear"],
  ])("%j", (written, expected) => {
    expect(shown(written, "Europe/Berlin")).toBe(expected);
  });
});

describe("what does not exist is not rolled over", () => {
  test.each([
    ["2024-02-30"],
    ["2023-02-29"],
    ["2024-13-45"],
    ["2024-00-10"],
    ["0000-00-00"],
    ["0000-01-01"],
    ["20240230"],
    ["2024-01-02 24:00"],
    ["2024-01-02 25:00"],
    ["2024-01-02 10:60"],
    ["2016-12-31T23:59:60Z"],
    ["2024-01-02 13:00 pm"],
    ["2024-01-02 10:00 +16:00"],
    ["2024-01-02 10:00 +05:60"],
    ["0001-01-01T00:00:00+10:00"],
    ["9999-12-31T23:59:59-10:00"],
  ])("%j", (written) => {
    expect(shown(written)).toBe("impossible");
  });
});

test.each([["31 April 2024"], ["February 30, 2024"], ["Feb 29 2023"]])("%j is refused", (written) => {
  expect(shown(written)).toMatch(/^(impossible|unclear)$/);
});

describe("what may mean several things is not guessed", () => {
  test.each([
    [""],
    ["yesterday"],
    ["02/03/2024"],
    ["2/3/24"],
    ["24-01-02"],
    ["2024-01"],
    ["10:00"],
    ["2 Foo 2024"],
    ["2 janvier 2024"],
    ["2021-02-08 16:30-:00+16:30"],
    ["2024-01-02 10:00 CET"],
    ["2024-01-02 10:00 IST"],
    ["2024-01-02 10"],
    ["2024-01-02x"],
    ["Invalid Date"],
    ["２０２４-01-02"],
    ["2024-W01-2"],
  ])("%j", (written) => {
    expect(shown(written)).toBe("unclear");
  });
});

test("no input makes it throw, and none gives an instant outside the years 1 to 9999", () => {
  for (const day of ["0001-01-01", "9999-12-31", "20240102", "1 Jan 0001"])
    for (const clock of ["", " 00:00", " 23:59:59.999"])
      for (const zone of ["", "Z", " +15:59", " -15:59"])
        for (const site of ["UTC", "Pacific/Apia", "America/Anchorage"])
          expect(shown(day + clock + zone, site)).toMatch(/^\d{4}-|impossible|unclear/);
});

describe("the day that a name begins with", () => {
  test.each([
    ["2024-12-05-red-fox", "2024-12-05", "red-fox"],
    ["2024-12-5-red-fox", "2024-12-5", "red-fox"],
    ["2024-12-05_red_fox", "2024-12-05", "red_fox"],
    ["2024-12-05.v1.2", "2024-12-05", "v1.2"],
    ["2024-12-05 red fox", "2024-12-05", "red fox"],
    ["2024-12-05--red", "2024-12-05", "red"],
    ["2024-12-05", "2024-12-05", ""],
    ["2024-12-05-2024", "2024-12-05", "2024"],
  ])("%j", (name, day, rest) => {
    expect(dateInName(name)).toEqual({ day, rest });
  });

  test.each([
    ["red-fox"],
    ["2024-02-30-leap"],
    ["2024-13-01-month"],
    ["2024-12-051"],
    ["2024-12-05red"],
    ["2024-12"],
    ["x-2024-12-05"],
    ["20241205-fox"],
  ])("%j begins with none", (name) => {
    expect(dateInName(name)).toBeUndefined();
  });
});
