import process from "node:process";
import type { Worker, WorkerOptions } from "node:worker_threads";

/** Begins a thread that runs this program. Few builds need one, and what it needs takes a hundredth of a small one to load. */
export function beginThread(program: string, options: WorkerOptions): Worker {
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  return new Worker(program, options);
}
