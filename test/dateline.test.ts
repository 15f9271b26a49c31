import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datelineOf, isDateline } from "../src/markup/dateline.ts";

describe("a dateline", () => {
  test.each([
    ["PELLNESS – The jetty has arrived.", "PELLNESS", undefined],
    ["MOSCOW, July 25 (Reuters) — The story.", "MOSCOW", "July 25"],
    ["WASHINGTON, D.C. -- The story.", "WASHINGTON, D.C.", undefined],
    ["ΑΘΗΝΑ, 3 Μαΐου (ΑΠΕ) – Η ιστορία.", "ΑΘΗΝΑ", "3 Μαΐου"],
    ["МОСКВА, 25 июля — Погода меняется.", "МОСКВА", "25 июля"],
    ["القاهرة (رويترز) – القصة.", "القاهرة", undefined],
    ["ירושלים, 25 ביולי – הסיפור.", "ירושלים", "25 ביולי"],
    ["São Paulo (AFP) – A história.", "São Paulo", undefined],
    ["𐐀𐐁𐐂𐐃, 5 July — 𐐄 story.", "𐐀𐐁𐐂𐐃", "5 July"],
    ["［東京 ３日 ロイター］ - 本文。", "東京", "3日"],
    ["新华社北京5月3日电 正文。", "北京", "5月3日"],
  ])("%s", (line, place, day) => {
    const dateline = datelineOf(line);
    expect(dateline).toMatchObject({ place, ...(day !== undefined && { day }) });
    expect(line.slice(dateline?.length)).toMatch(/^(?:The|Η|Погода|القصة|הסיפור|A|𐐄|本文|正文)/u);
  });

  test.each([
    "BREAKING – The jetty has gone.",
    "UPDATE (AP) – The jetty has gone.",
    "СРОЧНО – Погода меняется.",
    "МОЛНИЯ — Погода меняется.",
    "速報 (共同) — 今日は晴れ。",
    "NASA — the agency that flies — says so.",
    "The jetty at Pell Point is gone.",
  ])("is none: %s", (line) => {
    expect(datelineOf(line)).toBeUndefined();
  });

  test.each([
    ["PELLNESS, May 3 –", true],
    ["Köln, 3. März", true],
    ["МОСКВА (ТАСС)", true],
    ["PARIS —", true],
    ["The jetty is gone.", false],
    ["In 2024 (or so) it was there –", false],
  ])("alone on its line: %s", (line, alone) => {
    expect(isDateline(line)).toBe(alone);
  });

  test("of any text ends within it, and begins it", () => {
    const parts = [
      "MOSCOW",
      "Köln",
      "東京",
      "𐐀𐐁",
      "é",
      "\u0301",
      "\ud800",
      ", ",
      " ",
      "3日",
      "July 25",
      "(AP)",
      " — ",
      "– x",
      "/AB/",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: "grapheme" }))), (words) => {
        const line = words.join("");
        const found = datelineOf(line);
        if (found === undefined) return;
        expect(found.length).toBeLessThanOrEqual(line.length);
        expect(line.slice(0, found.length).normalize("NFKC")).toContain(found.day ?? "");
      }),
    );
  });
});
