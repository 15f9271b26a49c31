import { createHash } from "node:crypto";
import type { Digest } from "../model.ts";

/** SHA-256 of the texts, line ends and runs of white space collapsed, each set apart from the next. */
export function digest(...texts: readonly string[]): Digest {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text.replace(/\s+/g, " ").trim()).update("\0");
  return hash.digest("hex") as Digest;
}

/** A digest that was written down; `undefined` when it is none. */
export function readDigest(written: string): Digest | undefined {
  return /^[0-9a-f]{64}$/.test(written) ? (written as Digest) : undefined;
}
