import path from "node:path";
import picocolors from "picocolors";
import { type Diagnostic, exitCode } from "../diagnostic.ts";
import { realDisk } from "../disk.ts";
import { type Made, type Manner, report } from "../report/report.ts";
import type { Options } from "./options.ts";

/** A feed whose lines are shown, which need not be a file of this site. */
export interface ShownFeed {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Says what was found and made, in the form that is asked for, and ends with the code that it deserves. */
export async function say(
  found: readonly Diagnostic[],
  made: Made | undefined,
  options: Options,
  feed?: ShownFeed,
): Promise<void> {
  endAs(found, options);
  print(report(found, made, mannerOf(options, feed)));
}

export function endAs(found: readonly Diagnostic[], { strict = false, lenient = false }: Options): void {
  const exit = exitCode(found, strict);
  process.exitCode = exit === 1 && lenient && !strict ? 0 : exit;
}

export function mannerOf({ format, quiet = false, root }: Options, feed?: ShownFeed): Manner {
  const disk = realDisk(path.resolve(root));
  const colors = (stream: NodeJS.WriteStream) =>
    picocolors.createColors(picocolors.isColorSupported && stream.isTTY);
  return {
    format,
    quiet,
    exit: Number(process.exitCode ?? 0),
    nameOf: (file) =>
      file === feed?.name ? file : path.relative(process.cwd(), path.resolve(root, file)) || ".",
    lineAt: ({ file, line }) => {
      if (file === feed?.name) return feed.lines[line - 1];
      return disk.kind(file) === "file"
        ? new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1]
        : undefined;
    },
    colors: { out: colors(process.stdout), err: colors(process.stderr) },
  };
}

export function print({ out, err }: { readonly out: string; readonly err: string }): void {
  process.stderr.write(err);
  process.stdout.write(out);
}
