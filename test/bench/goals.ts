import { bare, reads, stats } from "./floors.ts";
import { changed, cold, full, slices, unchanged } from "./ours.ts";
import { copied } from "./peers/copied.ts";
import { hugo } from "./peers/hugo.ts";
import type { Race } from "./race.ts";
import { newsroom, version } from "./start.ts";
import type { Summary } from "./statistics.ts";

/** What was measured of a program among so many articles. */
type Find = (count: number, name: string) => Summary | undefined;

/** How fast we mean to be, as a figure that is not to be exceeded. */
export interface Goal {
  readonly what: string;
  readonly most: number;
  /** `× Hugo`, `ms over bare Node` */
  readonly unit: string;
  readonly got: (find: Find) => number | undefined;
}

/** The median of one in medians of another. */
const times =
  (count: number, name: string, other: string, otherCount = count) =>
  (find: Find) => {
    const [one, two] = [find(count, name), find(otherCount, other)];
    return one && two && one.seconds / two.seconds;
  };

const over = (name: string) => (find: Find) => {
  const [one, floor] = [find(0, name), find(0, bare)];
  return one && floor && (one.seconds - floor.seconds) * 1000;
};

const peak = (count: number, name: string) => (find: Find) => find(count, name)?.megabytes;

const floor = (name: string) => `× ${name}`;
const ms = "ms over bare Node";

export const goals: readonly Goal[] = [
  { what: "cold, 10,000", most: 0.35, unit: "× Hugo", got: times(10_000, cold, hugo) },
  { what: "cold, 10,000", most: 0.42, unit: `× ${copied}`, got: times(10_000, cold, copied) },
  { what: "cold, 100,000", most: 0.3, unit: `× ${copied}`, got: times(100_000, cold, copied) },
  { what: "cold, 100,000", most: 4, unit: floor(reads), got: times(100_000, cold, reads) },
  { what: "cold, 100,000", most: 250, unit: "MB", got: peak(100_000, cold) },
  { what: "unchanged, 10,000", most: 1.6, unit: floor(stats), got: times(10_000, unchanged, stats) },
  { what: "unchanged, 100,000", most: 1.6, unit: floor(stats), got: times(100_000, unchanged, stats) },
  { what: "unchanged, 100,000", most: 170, unit: "MB", got: peak(100_000, unchanged) },
  { what: "one changed, 10,000", most: 1.9, unit: floor(stats), got: times(10_000, changed, stats) },
  { what: "full content, 10,000", most: 1.15, unit: "× summaries", got: times(10_000, full, cold) },
  { what: "300 tags and archives, 10,000", most: 4, unit: "× main feed", got: times(10_000, slices, cold) },
  {
    what: "ten times as many articles, cold",
    most: 10,
    unit: "× the time",
    got: times(100_000, cold, cold, 10_000),
  },
  { what: version, most: 25, unit: ms, got: over(version) },
  { what: newsroom, most: 150, unit: ms, got: over(newsroom) },
];

export interface Judged extends Goal {
  readonly value: number;
}

/** The goals for which everything was measured. */
export function judge(races: readonly Race[]): Judged[] {
  const find: Find = (count, name) =>
    races.find((race) => race.count === count)?.results.find((result) => result.name === name)?.summary;
  return goals.flatMap((goal) => {
    const value = goal.got(find);
    return value === undefined ? [] : [{ ...goal, value }];
  });
}
