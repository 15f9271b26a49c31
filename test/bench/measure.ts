import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Run } from "./statistics.ts";

/** What to run, and where. */
export interface Program {
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
}

const time = "/usr/bin/time";
const timeable =
  spawnSync(time, ["-f", "%M", "true"], { encoding: "utf8" }).stderr?.trim().match(/^\d+$/) != null;

/** Says what the columns of cpu and memory need, where it is not there. */
export const unmeasured = timeable ? undefined : "Cpu and memory were not measured: GNU time is missing.";

/** The same few variables for everybody; caches lie in the folder that `prepare` empties. */
export function environment(home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CACHE_HOME: path.join(home, "cache"),
    TMPDIR: path.join(home, "tmp"),
    LANG: "C.UTF-8",
    TZ: "UTC",
    NO_COLOR: "1",
  };
}

/** Runs it once, with nothing on its input, what it prints in a file. Fails when it fails. */
export function measure({ command, folder }: Program, home: string): Run {
  fs.mkdirSync(path.join(home, "tmp"), { recursive: true });
  const usage = path.join(home, "usage");
  const printed = path.join(home, "printed");
  const log = fs.openSync(printed, "w");
  const [program, ...words] = timeable
    ? ([time, "-q", "-o", usage, "-f", "%U %S %M", ...command] as const)
    : command;
  const options = {
    cwd: folder,
    env: environment(home),
    stdio: ["ignore", log, log] as ("ignore" | number)[],
  };
  const begin = process.hrtime.bigint();
  const { status, error } = spawnSync(program, words, options);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  fs.closeSync(log);
  if (status !== 0) {
    const said = fs.readFileSync(printed, "utf8").slice(-1500);
    const why = error?.message ?? `ended with ${status}`;
    throw new Error(`${why}\n${said}${command.join(" ")}`);
  }
  if (!timeable) return { seconds };
  const [user = 0, system = 0, kibibytes = 0] = fs.readFileSync(usage, "utf8").trim().split(" ").map(Number);
  return { seconds, cpu: user + system, megabytes: (kibibytes * 1024) / 1e6 };
}
