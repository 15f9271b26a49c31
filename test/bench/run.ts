import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Contestant } from "./contestant.ts";
import { judge } from "./goals.ts";
import { layOut, remove, settle } from "./ground.ts";
import { lineup } from "./lineup.ts";
import { measure, unmeasured } from "./measure.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { page } from "./page.ts";
import { plot } from "./plot.ts";
import { type Race, race } from "./race.ts";
import { start } from "./start.ts";
import { goalsTable, raceTable, thousands } from "./table.ts";

/** The repository: npm runs its scripts there. */
const here = process.cwd();
const say = (line: string) => process.stderr.write(`${line}\n`);
const telling = (what: string) => (line: string) => say(`${what}: ${line}`);
const at = (home: string) => (contestant: Contestant) => measure(contestant, home);

/** What casts doubt on the figures. */
function doubtful(): string[] {
  const load = os.loadavg()[0] ?? 0;
  const busy = `The machine was busy with other things: a load of ${load.toFixed(1)} at the start.`;
  return [...(load > 0.75 ? [busy] : []), ...(unmeasured === undefined ? [] : [unmeasured])];
}

/** Races among so many articles, a number after the other; who cannot take part is told to `miss`. */
function runAll(options: Options, miss: (reason: string) => void): Race[] {
  const { sizes, rounds, work, keep } = options;
  const races = sizes.map((count) => {
    say(`Writing ${thousands(count)} articles …`);
    const ground = layOut(work, count);
    const contestants = lineup(ground, options, here, miss);
    settle();
    const told = telling(`${thousands(count)} articles`);
    const run = race(count, contestants, rounds(count), at(ground.home), told);
    if (!keep) remove(ground.folder);
    return run;
  });
  const home = path.join(work, "home");
  return [...races, race(0, start(path.join(work, "newsroom"), home, here), 15, at(home), telling("Start"))];
}

function main(words: readonly string[]): number {
  if (words.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const options = readOptions(words);
  const doubts = doubtful();
  for (const doubt of doubts) say(doubt);
  const absent = new Set<string>();
  const races = runAll(options, (reason) => {
    absent.add(reason);
    say(reason);
  });
  for (const one of races) {
    console.log(`\n${one.count === 0 ? "Start" : `${thousands(one.count)} articles`}\n\n${raceTable(one)}`);
  }
  console.log(`\n${goalsTable(judge(races))}`);
  if (options.docs) {
    const command = ["npm run bench --", ...words].join(" ");
    const machine = `Node ${process.versions.node}, ${os.availableParallelism()} cores, ${os.type()}`;
    const text = page(races, { command, machine, doubts, absent: [...absent] });
    fs.writeFileSync(path.join(here, "docs/speed.md"), text);
    fs.writeFileSync(path.join(here, "docs/speed.svg"), plot(races));
  }
  const results = races.flatMap((one) => one.results);
  return results.some(({ kind, fault }) => kind === "ours" && fault !== undefined) ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  say(`${error instanceof Error ? error.message : String(error)}\n(npm run bench -- --help)`);
  process.exitCode = 2;
}
