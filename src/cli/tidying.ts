import v8, { type HeapSpaceInfo } from "node:v8";
import { type Progress, unseen, type Work } from "../model.ts";

/** Articles: a build of fewer ends before it pays to tidy up all of the memory more often. */
const many = 20_000;
/** Pieces of work between two looks at the memory. */
const step = 256;

/**
 * Lets V8 tidy up at better times than it would by itself. V8 takes what was compiled only with the flags with which it
 * was made (compiled.ts): what is set here is set back before other parts may be loaded, as far as that can be known.
 */
export function tidying(progress: Progress = unseen): Progress {
  let isSet = false;
  keepFreed();
  growTo(0);
  return (done, all, work) => {
    // A thread that begins has V8 set it back for all (`Heap::ConfigureHeap`).
    if (done % step === 1) growTo(roomFor(work, all));
    if (done === all) growTo(0);
    if (!isSet && all >= many) {
      // Nearly all that is made of articles is held to the end, and for each MB of that another would be taken.
      v8.setFlagsFromString("--heap-growing-percent=35");
      isSet = true;
    }
    progress(done, all, work);
  };
}

/**
 * In MB: the room for what is soon forgotten. New memory takes longer than to tidy up more often, as long as there is
 * little work; by itself V8 takes up to 16.
 */
function roomFor(work: Work, pieces: number): number {
  if (work === "reading articles") return pieces < 1000 ? 0 : 4;
  return pieces < 100 ? 0 : 8;
}

/** Lets that room grow as far the next time that V8 finds it too small; it never shrinks. */
function growTo(room: number): void {
  const factor = Math.floor((room << 20) / roomOf(v8.getHeapSpaceStatistics()));
  v8.setFlagsFromString(`--semi-space-growth-factor=${Math.max(1, factor)}`);
}

/** In bytes. */
function roomOf(spaces: readonly HeapSpaceInfo[]): number {
  const young = spaces.find(({ space_name }) => space_name === "new_space");
  return young === undefined ? Number.POSITIVE_INFINITY : young.space_used_size + young.space_available_size;
}

/**
 * Lets glibc keep freed memory at hand up to twice the size of the largest piece that was ever freed (mallopt(3),
 * `M_MMAP_THRESHOLD`). Else what V8 compiles a function in goes back to the system each time, and is taken anew for the
 * next one.
 */
function keepFreed(): void {
  new ArrayBuffer(4 << 20);
}
