import path from "node:path";
import type { Disk, Remembered, Seen } from "./disk.ts";
import { type ArticleFile, type Config, type Source, zoneOfProcess } from "./model.ts";

/** The program that each thread of a crew runs (src/worker.ts). */
const program = path.join(import.meta.dirname, "../worker.cjs");
/** Files that are read between two looks at what others have done. */
const batch = 64;
/** Fewer are read by one thread before another has begun. */
const least = 1500;
/** Two processors are mostly the two halves of one core, and V8 has work for the other half: to compile, to tidy up. */
const leastOfTwo = 25_000;
/** Each takes as much memory as the first. */
const most = 3;
/** In MB, for what is soon forgotten: what is made of a batch is, and new memory takes longer than to tidy up more often. */
const young = 12;

/** What was made of a file. */
export interface Read extends Remembered {
  /** what the file was when another thread read it; absent when none could */
  readonly seen?: Seen | undefined;
}

/** What is known of the site besides its articles. */
export type Known = Pick<Source, "people" | "generator">;

/** What a thread is given to begin with. */
export interface Task {
  readonly root: string;
  readonly config: Config;
  readonly source: Known;
  /** whether all is asked for of each article */
  readonly detailed: boolean;
  /** the zone of the process */
  readonly zone: string;
  /** the files of each batch, as JSON: of what another thread reads no objects are made */
  readonly batches: readonly string[];
  /** the number of the first batch that nobody has taken */
  readonly next: Int32Array;
}

/** What a thread made of a batch. Rows are understood in a fifth of the time that as many objects take. */
export interface Handed {
  /** the number of the batch */
  readonly taken: number;
  readonly briefs: readonly string[];
  readonly rests: readonly Read["rest"][];
  /** in rows of numbers */
  readonly seen: Float64Array;
}

/** The number of the batch that a thread is to read next; there may be none of that number. */
export const take = (next: Int32Array): number => Atomics.add(next, 0, 1);

export const filesIn = ({ batches }: Task, taken: number): readonly ArticleFile[] =>
  JSON.parse(batches[taken] ?? "[]");

/** Numbers in the row of a file that was seen. */
const width = 6;
const none = Array.from({ length: width }, () => Number.NaN);

export function handOver(taken: number, reads: readonly Read[]): Handed {
  const rows = reads.flatMap(({ seen }) => (seen?.stamp.kind === "file" ? rowOf(seen) : none));
  const [briefs, rests] = [reads.map(({ brief }) => brief), reads.map(({ rest }) => rest)];
  return { taken, briefs, rests, seen: Float64Array.from(rows) };
}

function rowOf({ stamp, sum }: Seen): number[] {
  const { size, modified, changed, inode, device } = stamp;
  return [size, modified, changed, inode, device, sum];
}

function* readsIn({ briefs, rests, seen }: Handed): Generator<Read> {
  for (const [at, brief] of briefs.entries()) {
    const row = seen.subarray(width * at, width * (at + 1));
    const [size = 0, modified = 0, changed = 0, inode = 0, device = 0, sum = 0] = row;
    const stamp = { kind: "file", size, modified, changed, inode, device } as const;
    const rest = rests[at];
    yield { brief, ...(rest && { rest }), seen: Number.isNaN(size) ? undefined : { stamp, sum } };
  }
}

/**
 * Lets all of the files be read, in any order, by as many threads as pay. What a thread leaves that cannot start or
 * fails is read here.
 * @param here reads a file in this thread
 * @param keep is given what was made of each file, and its number
 */
export async function share(
  files: readonly ArticleFile[],
  source: Known,
  detailed: boolean,
  config: Config,
  { threads, ahead }: Pick<Disk, "threads" | "ahead">,
  here: (file: ArticleFile) => Read,
  keep: (file: ArticleFile, read: Read, at: number) => void,
): Promise<void> {
  const isRead = new Uint8Array(files.length);
  const note = (at: number, made: (file: ArticleFile) => Read) => {
    const file = files[at];
    if (file === undefined || isRead[at] === 1) return;
    isRead[at] = 1;
    keep(file, made(file), at);
  };
  const next = new Int32Array(new SharedArrayBuffer(4));
  const count = Math.ceil(files.length / batch);
  const inBatch = (number: number) => files.slice(number * batch, (number + 1) * batch);
  const join = ({ root, begin }: NonNullable<Disk["threads"]>) => {
    const task: Task = { root, config, source, detailed, zone: zoneOfProcess(), batches, next };
    const worker = begin(program, {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: young },
    });
    worker.on("message", (handed: Handed) => {
      let at = handed.taken * batch;
      for (const read of readsIn(handed)) note(at++, () => read);
    });
    return new Promise((resolve) => worker.on("error", resolve).on("exit", resolve));
  };
  const { processors = 1 } = threads ?? {};
  const others = files.length < (processors > 2 ? least : leastOfTwo) ? 0 : Math.min(processors - 1, most);
  const batches = Array.from({ length: others > 0 ? count : 0 }, (_, at) => JSON.stringify(inBatch(at)));
  const crew = threads ? Array.from({ length: others }, () => join(threads)) : [];
  try {
    for (let taken = take(next); taken < count; taken = take(next)) {
      ahead?.(inBatch(taken).map(({ file }) => file));
      for (let at = taken * batch; at < (taken + 1) * batch; at++) note(at, here);
      if (crew.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    // Whatever happened here, the others take no more.
    Atomics.store(next, 0, count);
  }
  await Promise.all(crew);
  for (let at = 0; at < files.length; at++) note(at, here);
}
