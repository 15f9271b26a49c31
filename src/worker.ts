import { parentPort, workerData } from "node:worker_threads";
import { madeOf } from "./articles.ts";
import { filesIn, handOver, type Task, take } from "./crew.ts";
import { realDisk, type Seen, seenIn } from "./disk.ts";
import { runsIn } from "./model.ts";

// What a thread does that reads articles along with the first.
const task: Task = workerData;
runsIn(task.zone);
let seen: Seen | undefined;
const under = realDisk(task.root);
const disk = {
  ...under,
  lend(file: string) {
    const lent = under.lend(file);
    seen = seenIn(lent);
    return lent;
  },
};

for (let taken = take(task.next); taken < task.batches.length; taken = take(task.next)) {
  const files = filesIn(task, taken);
  disk.ahead?.(files.map(({ file }) => file));
  const reads = files.map((file) => {
    seen = undefined;
    return { ...madeOf(file, task.source, task.detailed, task.config, disk), seen };
  });
  parentPort?.postMessage(handOver(taken, reads));
}
