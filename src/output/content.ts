import { blocksOf } from "../disk/blocks.ts";
import { pack, unpack } from "../disk/pack.ts";
import type { Disk } from "../disk.ts";
import { digestOf, digestOfBlocks } from "../markup/digest.ts";
import { type Output, partsOf, type There } from "../model.ts";

const packed = new WeakMap<Output, Uint8Array>();
const measured = new WeakMap<Output, There>();

/** What is to lie in the file of an output; it is packed once, and only when it is asked for. */
export function contentOf(output: Output): Uint8Array | readonly (string | Uint8Array)[] {
  if (output.packing === undefined) return partsOf(output);
  const content = packed.get(output) ?? pack(output.text, output.packing.by);
  packed.set(output, content);
  return content;
}

/** How long that is, and its digest: asked for one after the other, a long text is made bytes once for both. */
export function measure(output: Output): There {
  const known = measured.get(output);
  if (known !== undefined) return known;
  const content = contentOf(output);
  const made =
    content instanceof Uint8Array
      ? { bytes: content.length, digest: digestOf(content) }
      : measureBlocks(blocksOf(content));
  measured.set(output, made);
  return made;
}

function measureBlocks(blocks: Iterable<Uint8Array>): There {
  let bytes = 0;
  function* passing() {
    for (const block of blocks) {
      bytes += block.length;
      yield block;
    }
  }
  const digest = digestOfBlocks(passing());
  return { bytes, digest };
}

/**
 * What would become of the file. Of packed ones, what is in them counts: another version of the library makes other
 * bytes of it, and nobody is to fetch the same again.
 */
export function changeOf(
  disk: Disk,
  file: string,
  output: Pick<Output, "text" | "pieces" | "packing">,
): "new" | "changed" | "unchanged" {
  const kind = disk.kind(file);
  if (kind === undefined) return "new";
  if (kind !== "file") return "changed";
  const { bytes } = disk.lend(file);
  const there = output.packing === undefined ? bytes : unpack(bytes, output.packing.by);
  return there !== undefined && isIn(there, partsOf(output)) ? "unchanged" : "changed";
}

/** Whether the bytes are the parts, and nothing else. */
function isIn(bytes: Uint8Array, parts: Iterable<string | Uint8Array>): boolean {
  let at = 0;
  for (const block of blocksOf(parts)) {
    if (Buffer.compare(block, bytes.subarray(at, at + block.length)) !== 0) return false;
    at += block.length;
  }
  return at === bytes.length;
}

/**
 * SHA-256 of the file in the place of an output that is there unchanged; what is packed may be there in the bytes of
 * another version of the library.
 */
export function digestOfThere(disk: Disk, file: string, output: Output): string {
  const { there, packing } = output;
  return there?.digest ?? (packing && digestAt(disk, file)) ?? measure(output).digest;
}

/** Of what lies there, if a file does. */
export function digestAt(disk: Disk, file: string): string | undefined {
  return disk.kind(file) === "file" ? digestOf(disk.lend(file).bytes) : undefined;
}
