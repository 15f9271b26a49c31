/** What one run of a program took. */
export interface Run {
  /** from its start to its end, as the clock on the wall sees it */
  readonly seconds: number;
  /** of all its threads, user and system; absent where nothing measures it */
  readonly cpu?: number;
  /** the most memory it held at once, MB of 1,000,000 bytes */
  readonly megabytes?: number;
}

/** The value in the middle; of an even number the mean of the two there. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new Error("The median of nothing");
  return (upper + lower) / 2;
}

/** The runs of one program, as one. */
export interface Summary {
  readonly seconds: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly cpu?: number;
  readonly megabytes?: number;
  readonly rounds: number;
}

export function summarise(runs: readonly Run[]): Summary {
  const seconds = runs.map((run) => run.seconds);
  const cpu = runs.flatMap((run) => run.cpu ?? []);
  const megabytes = runs.flatMap((run) => run.megabytes ?? []);
  return {
    seconds: median(seconds),
    fastest: Math.min(...seconds),
    slowest: Math.max(...seconds),
    ...(cpu.length === runs.length && { cpu: median(cpu) }),
    ...(megabytes.length === runs.length && { megabytes: median(megabytes) }),
    rounds: runs.length,
  };
}
