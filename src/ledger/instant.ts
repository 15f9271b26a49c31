import { type Instant, instant } from "../model.ts";

/** RFC 3339, as the ledger and its messages write it: `2026-01-02T10:00:00Z`. */
export function writeInstant(at: Instant): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** The same, read; `undefined` when it is written otherwise, or there is no such day. */
export function readInstant(written: string): Instant | undefined {
  const well = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(written);
  const at = well ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written.slice(0, 10)) return undefined;
  return instant(at);
}
