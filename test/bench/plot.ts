import { escapeUTF8 } from "entities";
import { bare } from "./floors.ts";
import { changed, cold, unchanged } from "./ours.ts";
import type { Race, Result } from "./race.ts";
import type { Summary } from "./statistics.ts";
import { figure, named, thousands } from "./table.ts";

const width = 760;
/** of the names, at the left, and of the figures behind the longest bar */
const names = 300;
const figures = 130;
const row = 24;
const bar = 16;
const head = 44;
/** of the line above all panels */
const title = 48;

/** Light and dark, each at a contrast of more than 4.5 for text and of more than 3 for bars. */
const style = `
  svg { background: #fff }
  text { font: 14px system-ui, sans-serif; fill: #1c2430 }
  .head { font-weight: 600; font-size: 16px }
  .floor { fill: #7d8794 }
  .ours { fill: #0b6e8a }
  .peer { fill: #b4611a }
  @media (prefers-color-scheme: dark) {
    svg { background: #12171f }
    text { fill: #e4e9f0 }
    .ours { fill: #35a9c9 }
    .peer { fill: #d98a45 }
  }
`;

interface Bar extends Result {
  readonly summary: Summary;
}

/** What there is to compare: the floors, our three everyday builds, and everybody else. */
function bars({ results }: Race): Bar[] {
  return results.flatMap((result) => {
    const { summary, kind, name } = result;
    const shown = kind === "ours" ? [cold, unchanged, changed].includes(name) : name !== bare;
    return shown && summary !== undefined ? [{ ...result, summary }] : [];
  });
}

const label = ({ summary: { seconds, megabytes } }: Bar) =>
  `${figure(seconds)} s${megabytes === undefined ? "" : `, ${megabytes.toFixed(0)} MB`}`;

/** A picture of the races: a panel for each number of articles, a bar for each program, as long as it took. */
export function plot(races: readonly Race[]): string {
  const panels = races
    .filter(({ count }) => count > 0)
    .map((race) => ({ count: race.count, bars: bars(race) }));
  const words = panels.map(
    (panel) =>
      `${thousands(panel.count)} articles: ${panel.bars.map((one) => `${named(one)} ${label(one)}`).join("; ")}.`,
  );
  let top = title;
  const drawn = panels.map((panel) => {
    const scale = (width - names - figures) / Math.max(...panel.bars.map(({ summary }) => summary.seconds));
    const heading = `<text class="head" x="16" y="${top + 30}">${thousands(panel.count)} articles</text>`;
    const rows = panel.bars.map((one, index) => {
      const y = top + head + index * row;
      const long = Math.max(1, one.summary.seconds * scale).toFixed(1);
      return `
  <text x="${names - 10}" y="${y + 13}" text-anchor="end">${escapeUTF8(named(one))}</text>
  <rect class="${one.kind}" x="${names}" y="${y}" width="${long}" height="${bar}" rx="2"/>
  <text x="${names + Number(long) + 8}" y="${y + 13}">${label(one)}</text>`;
    });
    top += head + panel.bars.length * row;
    return `  ${heading}${rows.join("")}\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + 20}" width="${width}" height="${top + 20}" role="img" aria-labelledby="title desc">
  <title id="title">Seconds that programs take to build the feeds of the same articles; shorter is better</title>
  <desc id="desc">${escapeUTF8(words.join(" "))}</desc>
  <style>${style}</style>
  <text x="16" y="30">Seconds, and the most memory held, for the feeds of the same articles; shorter is better</text>
${drawn.join("")}</svg>
`;
}
