import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { userCaches } from "./cache.ts";

/** What V8 made of the text of a part of this program. */
export interface Compiled {
  /** CRC-32 of the text */
  readonly text: number;
  /** CRC-32 of what was made */
  readonly sum: number;
  /** V8 trusts it */
  readonly made: Buffer;
}

/** Where it lies behind the line of places. */
interface Place extends Omit<Compiled, "made"> {
  readonly from: number;
  readonly length: number;
}

const lineEnd = 10;

/** @param tag of the V8 that takes what lies there */
const fileOf = (tag: number) => path.join(userCaches(), `compiled-${tag}`);

/** What was kept, by the names of parts; nothing where it cannot be read. */
export function readCompiled(tag: number): ReadonlyMap<string, Compiled> {
  const kept = new Map<string, Compiled>();
  try {
    const bytes = fs.readFileSync(fileOf(tag));
    const begin = bytes.indexOf(lineEnd) + 1;
    const places: readonly (readonly [string, Place])[] = JSON.parse(bytes.toString("utf8", 0, begin));
    for (const [name, { text, sum, from, length }] of places)
      kept.set(name, { text, sum, made: bytes.subarray(begin + from, begin + from + length) });
  } catch {
    return new Map();
  }
  return kept;
}

/**
 * Keeps it, where that can be: nothing hangs on it but time.
 * @param folder of the parts: of those that are no longer there nothing is kept
 */
export function writeCompiled(tag: number, folder: string, compiled: ReadonlyMap<string, Compiled>): void {
  const kept = [...compiled].filter(([name]) => fs.existsSync(folder + name));
  let from = 0;
  const places = kept.map(
    ([
      name,
      {
        text,
        sum,
        made: { length },
      },
    ]): [string, Place] => {
      from += length;
      return [name, { text, sum, from: from - length, length }];
    },
  );
  const head = Buffer.from(`${JSON.stringify(places)}\n`);
  const file = fileOf(tag);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  } catch {
    return;
  }
  try {
    fs.writeFileSync(temporary, Buffer.concat([head, ...kept.map(([, { made }]) => made)]));
    fs.renameSync(temporary, file);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}
