import { createHash, hash } from "node:crypto";
import type { Digest } from "../model.ts";
import { collapsed } from "./text.ts";

/** SHA-256 of the texts, line ends and runs of white space collapsed, each set apart from the next. */
export function digest(...texts: readonly string[]): Digest {
  let whole = "";
  for (const text of texts) whole += `${collapsed(text)}\0`;
  return digestOf(whole);
}

/** SHA-256 of the bytes, or of the text in UTF-8, as it is. */
export function digestOf(content: string | Uint8Array): Digest {
  return hash("sha256", content, "hex") as Digest;
}

/** The same of bytes in blocks. */
export function digestOfBlocks(blocks: Iterable<Uint8Array>): Digest {
  const sum = createHash("sha256");
  for (const block of blocks) sum.update(block);
  return sum.digest("hex") as Digest;
}

/** A digest that was written down; `undefined` when it is none. */
export function readDigest(written: string): Digest | undefined {
  return written.length === 64 && !/[^0-9a-f]/.test(written) ? (written as Digest) : undefined;
}
