import type { Disk } from "../disk.ts";
import type { Output, There } from "../model.ts";
import { digestOfThere } from "./content.ts";
import type { Written } from "./plan.ts";

const by = (made: string) => `written ${made}`;

/** The outputs, each with the file in its place where that was made of the same before and proven. */
export function recognised(disk: Disk, folder: string, outputs: readonly Output[]): readonly Output[] {
  const { memory } = disk;
  if (memory === undefined) return outputs;
  return outputs.map((output) => {
    const made = () => output.made && by(output.made);
    const there = memory.recall<There, never>(`${folder}/${output.path}`, made)?.brief;
    return there === undefined ? output : lyingThere(output, there);
  });
}

function lyingThere(output: Output, there: There): Output {
  const { path, mediaType, entries, packing, made } = output;
  return {
    ...{ path, mediaType, there },
    ...(entries !== undefined && { entries }),
    ...(packing && { packing }),
    ...(made && { made }),
    get pieces() {
      return output.pieces;
    },
    get text() {
      return output.text;
    },
  };
}

/** Lets the next builds know outputs that were found there as they are. @param outputs proven */
export function remember(
  disk: Disk,
  folder: string,
  outputs: readonly Output[],
  planned: readonly Written[],
): void {
  const { memory } = disk;
  if (memory === undefined) return;
  const unchanged = new Map(
    planned.filter(({ change }) => change === "unchanged").map((one) => [one.path, one]),
  );
  for (const output of outputs) {
    const file = unchanged.get(`${folder}/${output.path}`);
    if (output.there !== undefined || file === undefined || output.made === undefined) continue;
    const found: There = { bytes: file.bytes, digest: digestOfThere(disk, file.path, output) };
    memory.remember(file.path, by(output.made), { brief: JSON.stringify(found) });
  }
}
