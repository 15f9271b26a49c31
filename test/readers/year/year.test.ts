/** A year of a newsroom, and of those who subscribe to it: nobody is shown an article twice, and none is missed. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Play } from "./play.ts";
import { year } from "./script.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-year-"));
const play = new Play(folder);

beforeAll(async () => {
  await play.open();
  await year(play);
}, 600_000);

afterAll(async () => {
  await play.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test("120 articles were published or meant to be", () => {
  expect(play.room.stories).toHaveLength(120);
});

test("no article is shown twice, and none never; sfeed shows those again whose title or address changed", () => {
  const wrong = play.shown.flatMap(({ subscriber: { name, file }, times, due }) =>
    [...new Set([...times.keys(), ...due.keys()])].flatMap((key) => {
      const [shown, wanted] = [times.get(key) ?? 0, due.get(key) ?? 0];
      return shown === wanted ? [] : [`${name} ${file} ${key}: shown ${shown} times, not ${wanted}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("feeds say what is due and nothing else; what says the same is answered 304 and keeps its times", () => {
  expect(play.faults).toEqual([]);
  expect(play.figures.notModified).toBeGreaterThan(50);
});

test("the figures", () => {
  const { builds, looks, requests, conditional, notModified } = play.figures;
  const rows = play.shown.map(({ subscriber: { name, file }, times, due }) => {
    const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((one, other) => one + other, 0);
    const again = [...times].reduce((all, [key, count]) => all + Math.max(0, count - (due.get(key) ?? 0)), 0);
    const never = [...due.keys()].filter((key) => !times.has(key)).length;
    const strict = sum(due) - due.size;
    return `${name.padEnd(26)} ${file.padEnd(10)} ${String(due.size).padStart(4)} articles, ${again} shown twice, ${never} never${strict > 0 ? `, ${strict} as new rows for another title or link` : ""}`;
  });
  console.log(
    [
      `${builds} builds, ${looks} looks, ${requests} requests, ${conditional} of them conditional, ${notModified} answered 304`,
      ...rows,
    ].join("\n"),
  );
  expect(rows).toHaveLength(17);
});
