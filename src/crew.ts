import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Disk, Remembered, Stamp } from "./disk.ts";
import type { ArticleFile, Config, Source } from "./model.ts";

/** The program that each thread of a crew runs (src/worker.ts). */
const program = path.join(import.meta.dirname, "../worker.cjs");
/** Files that are read between two looks at what others have done. */
const batch = 64;
/** Fewer are read by one thread before another has begun. */
const least = 1500;
/** Each takes as much memory as the first. */
const most = 3;

/** What was made of a file. */
export interface Read extends Required<Remembered> {
  /** what the file was when another thread read it; absent when none could */
  readonly stamp?: Stamp | undefined;
}

/** What is known of the site besides its articles. */
export type Known = Pick<Source, "people" | "generator">;

/** What a thread is given to begin with. */
export interface Task {
  readonly root: string;
  readonly config: Config;
  readonly source: Known;
  readonly files: readonly ArticleFile[];
  /** the number of the first file that nobody has taken */
  readonly next: Int32Array;
}

/** The numbers of the files that a thread is to read next; `undefined` when all are taken. */
export function take({ files, next }: Pick<Task, "files" | "next">): [number, number] | undefined {
  const from = Atomics.add(next, 0, batch);
  return from < files.length ? [from, Math.min(from + batch, files.length)] : undefined;
}

/**
 * Lets all of the files be read, in any order, by as many threads as pay. What a thread leaves that cannot start or
 * fails is read here.
 * @param here reads a file in this thread
 * @param keep is given what was made of each file
 */
export async function share(
  files: readonly ArticleFile[],
  source: Known,
  config: Config,
  { threads, ahead }: Pick<Disk, "threads" | "ahead">,
  here: (file: ArticleFile) => Read,
  keep: (file: ArticleFile, read: Read) => void,
): Promise<void> {
  const left = new Set(files);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const join = (task: Task) => {
    const worker = new Worker(program, { workerData: task });
    worker.on("message", ([from, reads]: [number, readonly Read[]]) => {
      for (const [offset, read] of reads.entries()) {
        const file = files[from + offset];
        if (file !== undefined && left.delete(file)) keep(file, read);
      }
    });
    return new Promise((resolve) => worker.on("error", resolve).on("exit", resolve));
  };
  const crew =
    threads === undefined || files.length < least
      ? []
      : Array.from({ length: Math.min(threads.processors - 1, most) }, () =>
          join({ root: threads.root, config, source, files, next }),
        );
  try {
    for (let taken = take({ files, next }); taken !== undefined; taken = take({ files, next })) {
      const batch = files.slice(...taken);
      ahead?.(batch.map(({ file }) => file));
      for (const file of batch) {
        left.delete(file);
        keep(file, here(file));
      }
      if (crew.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    // Whatever happened here, the others take no more.
    Atomics.store(next, 0, files.length);
  }
  await Promise.all(crew);
  for (const file of left) keep(file, here(file));
}
