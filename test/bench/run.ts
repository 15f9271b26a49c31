import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Contestant } from "./contestant.ts";
import { judge } from "./goals.ts";
import { layOut, remove } from "./ground.ts";
import { lineup } from "./lineup.ts";
import { measure, unmeasured } from "./measure.ts";
import { type Options, readOptions } from "./options.ts";
import { page } from "./page.ts";
import { plot } from "./plot.ts";
import { type Race, race } from "./race.ts";
import { start } from "./start.ts";
import { goalsTable, raceTable, thousands } from "./table.ts";

const here = process.cwd();
const say = (line: string) => process.stderr.write(`${line}\n`);

const at = (home: string) => (contestant: Contestant) => measure(contestant, home);

/**
 * Waits until the articles are on the disk, and until they are older than the grain of any clock of files: what was
 * written just now a careful program looks at twice.
 */
function settle(): void {
  spawnSync("sync");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
}

function run(options: Options): readonly Race[] {
  const { sizes, rounds, work, keep } = options;
  const load = os.loadavg()[0] ?? 0;
  const doubts = [
    ...(load > 0.75
      ? [`The machine was busy with other things: a load of ${load.toFixed(1)} at the start.`]
      : []),
    ...(unmeasured === undefined ? [] : [`${unmeasured}.`]),
  ];
  for (const doubt of doubts) say(doubt);
  const absent = new Set<string>();
  const home = path.join(work, "home");
  const races = [race(0, start(path.join(work, "newsroom"), home, here), 15, at(home), say)];
  for (const count of sizes) {
    say(`Writing ${thousands(count)} articles …`);
    const ground = layOut(work, count);
    const contestants = lineup(ground, options, here, (peer, reason) => {
      absent.add(`${peer} took no part: ${reason}`);
      say(`${peer} takes no part: ${reason}`);
    });
    settle();
    races.push(race(count, contestants, rounds(count), at(ground.home), say));
    if (!keep) remove(ground.folder);
  }
  const [first, ...others] = races;
  const ordered = first === undefined ? others : [...others, first];
  for (const one of ordered) {
    console.log(`\n${one.count === 0 ? "Start" : `${thousands(one.count)} articles`}\n\n${raceTable(one)}`);
  }
  console.log(`\n${goalsTable(judge(ordered))}`);
  if (options.docs) {
    const circumstances = {
      command: ["npm run bench --", ...process.argv.slice(2)].join(" "),
      machine: `Node ${process.versions.node}, ${os.availableParallelism()} cores, ${os.type()}`,
      doubts,
      absent: [...absent],
    };
    fs.writeFileSync(path.join(here, "docs/speed.md"), page(ordered, circumstances));
    fs.writeFileSync(path.join(here, "docs/speed.svg"), plot(ordered));
  }
  return races;
}

try {
  const races = run(readOptions(process.argv.slice(2)));
  const failed = races.some(({ results }) =>
    results.some(({ kind, fault }) => kind === "ours" && fault !== undefined),
  );
  process.exitCode = failed ? 1 : 0;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
