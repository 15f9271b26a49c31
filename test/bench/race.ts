import type { Contestant } from "./contestant.ts";
import { type Run, type Summary, summarise } from "./statistics.ts";

export interface Result {
  readonly name: string;
  readonly kind: Contestant["kind"];
  readonly version?: string;
  /** absent where it did not do the job */
  readonly summary?: Summary;
  /** why it does not count */
  readonly fault?: string;
}

/** The results of all over the same articles. */
export interface Race {
  /** of articles; 0 where they are those of this repository */
  readonly count: number;
  readonly results: readonly Result[];
}

/** After three rounds and so many seconds, further rounds of one program tell nothing new. */
const patience = 30;

/** Lets them run in turn, A B C A B C …, so that what else the machine does falls on all of them. */
export function race(
  count: number,
  contestants: readonly Contestant[],
  rounds: number,
  measure: (contestant: Contestant) => Run,
  say: (line: string) => void,
): Race {
  const runs = new Map<string, Run[]>();
  const faults = new Map<string, string>();
  for (let round = 1; round <= rounds; round += 1) {
    for (const contestant of contestants.filter(({ largest }) => count <= largest)) {
      const { name } = contestant;
      const before = runs.get(name) ?? [];
      const spent = before.reduce((sum, { seconds }) => sum + seconds, 0);
      if (faults.has(name) || (before.length >= 3 && spent > patience)) continue;
      try {
        contestant.prepare?.();
        const run = measure(contestant);
        const fault = contestant.fault?.();
        if (fault !== undefined) throw new Error(fault);
        runs.set(name, [...before, run]);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        faults.set(name, reason);
        say(`${name} does not count: ${reason}`);
      } finally {
        contestant.finish?.();
      }
    }
    say(`round ${round} of ${rounds} is done`);
  }
  const results = contestants.flatMap(({ name, kind, version }): Result[] => {
    const who = { name, kind, ...(version !== undefined && { version }) };
    const fault = faults.get(name);
    const all = runs.get(name);
    if (fault !== undefined) return [{ ...who, fault }];
    return all === undefined ? [] : [{ ...who, summary: summarise(all) }];
  });
  return { count, results };
}
