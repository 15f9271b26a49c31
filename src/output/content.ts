import { pack, unpack } from "../disk/pack.ts";
import type { Disk } from "../disk.ts";
import { digestOf } from "../markup/digest.ts";
import type { Output } from "../model.ts";

const packed = new WeakMap<Output, Uint8Array>();

/** What is to lie in the file of an output; it is packed once, and only when it is asked for. */
export function contentOf(output: Output): string | Uint8Array {
  if (output.packing === undefined) return output.text;
  const content = packed.get(output) ?? pack(output.text, output.packing.by);
  packed.set(output, content);
  return content;
}

/**
 * What would become of the file. Of packed ones, what is in them counts: another version of the library makes other
 * bytes of it, and nobody is to fetch the same again.
 */
export function changeOf(
  disk: Disk,
  file: string,
  { text, packing }: Pick<Output, "text" | "packing">,
): "new" | "changed" | "unchanged" {
  const kind = disk.kind(file);
  if (kind === undefined) return "new";
  if (kind !== "file") return "changed";
  const bytes = disk.read(file);
  const there = packing === undefined ? bytes : unpack(bytes, packing.by);
  return there !== undefined && Buffer.compare(there, Buffer.from(text)) === 0 ? "unchanged" : "changed";
}

/** Of what lies there, if a file does. */
export function digestAt(disk: Disk, file: string): string | undefined {
  return disk.kind(file) === "file" ? digestOf(disk.read(file)) : undefined;
}
