import { createRequire } from "node:module";
import type { SingleBar } from "cli-progress";
import type { Progress } from "../model.ts";
import type { Options } from "./options.ts";

/** In milliseconds: what takes no longer shows no bar. */
const soon = 1000;

/** A bar on a terminal for as long as work goes on; loaded only when it does for long. */
export interface Bar {
  readonly progress: Progress;
  /** Takes the bar away. */
  stop(): void;
}

/**
 * The bar of a command; none where no person looks, or one asked for less.
 * @param clock in milliseconds
 */
export function barOf(
  { format, quiet = false }: Pick<Options, "format" | "quiet">,
  stream: NodeJS.WriteStream = process.stderr,
  { CI = "", TERM }: NodeJS.ProcessEnv = process.env,
  clock = () => performance.now(),
): Bar | undefined {
  const isSeen = stream.isTTY && TERM !== "dumb" && /^(?:|0|false)$/i.test(CI);
  if (!isSeen || quiet || format !== "text") return undefined;
  const begun = clock();
  let bar: SingleBar | undefined;
  return {
    progress(done, of, work) {
      if (bar !== undefined) {
        bar.setTotal(of);
        bar.update(done, { work });
      } else if (clock() - begun > soon) {
        bar = load(stream);
        bar.start(of, done, { work });
      }
    },
    stop: () => bar?.stop(),
  };
}

/** The work leaves no moment in which a module could be waited for. */
function load(stream: NodeJS.WriteStream): SingleBar {
  const require = createRequire(import.meta.url);
  const { SingleBar }: typeof import("cli-progress") = require("cli-progress");
  return new SingleBar({
    stream,
    format: "{bar} {percentage}% {work}, {value} of {total}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 24,
    clearOnComplete: true,
    // A terminal that is left in the middle stays as it was.
    linewrap: true,
  });
}
