import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateInName, readAny, readDate } from "../src/article/date.ts";

/** What was read, as text: the instant in UTC, or the problem; then what is special about it. */
function shown(written: string, zone = "UTC", language?: string): string {
  const read = readDate(written, zone, language);
  if ("problem" in read) return read.problem;
  const special = [
    ...(read.zoned ? ["zoned"] : []),
    ...(read.settled === "once" ? [] : [read.settled]),
    ...(read.epoch ? ["epoch"] : []),
    ...(read.coarse ? ["coarse"] : []),
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

describe("what programs and people write besides", () => {
  test.each([
    ["2019-12-01-19:48", "2019-12-01T19:48:00Z"],
    ["2023-01-29 18:30:22 2023 -0800", "2023-01-30T02:30:22Z zoned"],
    ["Sun Jan 29 18:30:22 2023 -0800", "2023-01-30T02:30:22Z zoned"],
    ["Sun Jan 29 18:30:22 UTC 2023", "2023-01-29T18:30:22Z zoned"],
    ["Wed Jan 17 2024 10:00:00 GMT+0100 (Central European Standard Time)", "2024-01-17T09:00:00Z zoned"],
    ["2024-01-02 10:00:00 +0000 UTC", "2024-01-02T10:00:00Z zoned"],
    ["2024-01-02T10:00+01:00[Europe/Berlin]", "2024-01-02T09:00:00Z zoned"],
    ["2024-01-02 10:00 America/New_York", "2024-01-02T15:00:00Z zoned"],
    ["2024-01-02 10:00 CET", "2024-01-02T09:00:00Z zoned"],
    ["Tue, 02 Jan 24 03:04:05 GMT", "2024-01-02T03:04:05Z zoned"],
    ["Sat, 02 Jan 99 03:04:05 GMT", "1999-01-02T03:04:05Z zoned"],
    ["2024-01-02 10:00 -4", "2024-01-02T14:00:00Z zoned"],
    ["2024-05", "2024-05-01T00:00:00Z coarse"],
    ["2024-W01-2", "2024-01-02T00:00:00Z"],
    ["2024W012", "2024-01-02T00:00:00Z"],
    ["2024-366", "2024-12-31T00:00:00Z"],
    ["20240105T101500Z", "2024-01-05T10:15:00Z zoned"],
    ["2024-01-02T10", "2024-01-02T10:00:00Z"],
    ["2024-01-02 7:5:9", "2024-01-02T07:05:09Z"],
    ["January 17th, 2023", "2023-01-17T00:00:00Z"],
    ["Friday 17th of January, 2023", "2023-01-17T00:00:00Z"],
    ["Sept. 5, 2023", "2023-09-05T00:00:00Z"],
    ["17-Jan-2023", "2023-01-17T00:00:00Z"],
    ["2023 January 17", "2023-01-17T00:00:00Z"],
    ["Jan 17, 2023 10:30am EST", "2023-01-17T15:30:00Z zoned"],
    ["January 2, 2024 10 a.m.", "2024-01-02T10:00:00Z"],
    ["31/12/2023", "2023-12-31T00:00:00Z"],
    ["12/31/2023", "2023-12-31T00:00:00Z"],
    ["31.12.2023 10:00", "2023-12-31T10:00:00Z"],
    ["2024–01–02", "2024-01-02T00:00:00Z"],
    ['"2024-01-02"', "2024-01-02T00:00:00Z"],
    ["２０２４-０１-０２", "2024-01-02T00:00:00Z"],
    ["2024年3月5日", "2024-03-05T00:00:00Z"],
    ["2024年3月5日（火） 10:30", "2024-03-05T10:30:00Z"],
    ["2024年03月05日 10時30分", "2024-03-05T10:30:00Z"],
    ["2024년 3월 5일", "2024-03-05T00:00:00Z"],
  ])("%j", (written, expected) => {
    expect(shown(written)).toBe(expected);
  });
});

describe("in the language of the article", () => {
  test.each([
    ["de", "Dienstag, 5. März 2024, 10:30 Uhr", "2024-03-05T10:30:00Z"],
    ["de", "05.03.2024", "2024-03-05T00:00:00Z"],
    ["fr", "mardi 5 mars 2024 à 10h30", "2024-03-05T10:30:00Z"],
    ["fr", "1er août 2024", "2024-08-01T00:00:00Z"],
    ["es", "martes, 5 de marzo de 2024", "2024-03-05T00:00:00Z"],
    ["pt-BR", "5 de março de 2024 às 10:30", "2024-03-05T10:30:00Z"],
    ["it", "5 marzo 2024, ore 10:30", "2024-03-05T10:30:00Z"],
    ["ca", "5 de març de 2024", "2024-03-05T00:00:00Z"],
    ["nl", "5 maart 2024", "2024-03-05T00:00:00Z"],
    ["sv", "5 mars 2024 kl. 10.30", "2024-03-05T10:30:00Z"],
    ["fi", "5. maaliskuuta 2024 klo 10.30", "2024-03-05T10:30:00Z"],
    ["pl", "5 marca 2024", "2024-03-05T00:00:00Z"],
    ["cs", "5. března 2024", "2024-03-05T00:00:00Z"],
    ["cs", "5. 3. 2024", "2024-03-05T00:00:00Z"],
    ["hu", "2024. március 5.", "2024-03-05T00:00:00Z"],
    ["lt", "2024 m. kovo 5 d.", "2024-03-05T00:00:00Z"],
    ["ru", "5 марта 2024 г., 10:30", "2024-03-05T10:30:00Z"],
    ["uk", "5 березня 2024 р.", "2024-03-05T00:00:00Z"],
    ["el", "5 Μαρτίου 2024", "2024-03-05T00:00:00Z"],
    ["tr", "5 Mart 2024", "2024-03-05T00:00:00Z"],
    ["he", "5 במרץ 2024", "2024-03-05T00:00:00Z"],
    ["ar", "٥ مارس ٢٠٢٤", "2024-03-05T00:00:00Z"],
    ["hi", "5 मार्च 2024", "2024-03-05T00:00:00Z"],
    ["vi", "ngày 5 tháng 3 năm 2024", "2024-03-05T00:00:00Z"],
    ["th", "5 มีนาคม 2024", "2024-03-05T00:00:00Z"],
    ["th", "5 มีนาคม 2567", "unclear"],
    ["fa", "5 اسفند 1402", "unclear"],
    ["de", "30. Februar 2024", "impossible"],
    ["de", "5 mars 2024", "unclear"],
    ["fr", "02/03/2024", "unclear"],
  ])("%s %j", (language, written, expected) => {
    expect(shown(written, "UTC", language)).toBe(expected);
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
    ["10:00"],
    ["2 Foo 2024"],
    ["2 janvier 2024"],
    ["2021-02-08 16:30-:00+16:30"],
    ["02.03.2024"],
    ["January 2024"],
    ["2018/1/1 下午 3:00"],
    ["2024-01-02 10:00 Atlantis/Port"],
    ["2024-01-02 10:00 IST"],
    ["2024-01-02 10"],
    ["2024-01-02x"],
    ["Invalid Date"],
    ["2024-W01"],
    ["1".repeat(100_000)],
    ["(".repeat(100_000)],
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

test("what programs write is read as the patterns read it", () => {
  const number = (digits: number, most: number) =>
    fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(digits, "0"));
  const parts = fc.tuple(
    ...[number(4, 9999), number(2, 13), number(2, 32), number(2, 24), number(2, 60), number(2, 60)],
    fc.constantFrom("", ".120"),
    fc.constantFrom("", "Z", " Z", "+01:00", " -09:30", "+15:59", "+16:00", "+1:00", "z", " UTC"),
  );
  const written = fc.oneof(
    parts.map(([y, m, d, h, n, s, f, z]) => `${y}-${m}-${d}T${h}:${n}:${s}${f}${z}`),
    parts.map(([y, m, d, h, n, , , z]) => `${y}-${m}-${d} ${h}:${n}${z}`),
    parts.map(([y, m, d]) => `${y}-${m}-${d}`),
  );
  fc.assert(
    fc.property(written, fc.constantFrom("Europe/London", "Pacific/Apia", "UTC"), (text, zone) => {
      expect(readDate(text, zone, "en")).toEqual(readAny(text, zone, "en"));
    }),
    { numRuns: 2000 },
  );
});
