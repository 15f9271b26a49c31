import { type Instant, instant } from "../model.ts";

/** RFC 3339, as the ledger and its messages write it: `2026-01-02T10:00:00Z`. */
export function writeInstant(at: Instant): string {
  return new Date(at).toISOString().replace(".000Z", "Z");
}

/** Written to the second, of a year that `Date.UTC` takes as it is. */
const plain = /^(?!00)\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ$/;

const two = (written: string, at: number) =>
  written.charCodeAt(at) * 10 + written.charCodeAt(at + 1) - 11 * "0".charCodeAt(0);

function fromDigits(written: string): Instant | undefined {
  const month = two(written, 5);
  const day = two(written, 8);
  const hour = two(written, 11);
  const year = two(written, 0) * 100 + two(written, 2);
  const at = Date.UTC(year, month - 1, day, hour, two(written, 14), two(written, 17));
  const isDay = month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day === new Date(at).getUTCDate());
  return isDay && hour < 24 ? instant(at) : undefined;
}

/** The same, read; `undefined` when it is written otherwise, or there is no such day. */
export function readInstant(written: string): Instant | undefined {
  if (plain.test(written)) return fromDigits(written);
  const well = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/.test(written);
  const at = well ? Date.parse(written) : Number.NaN;
  // A day that its month does not have is taken for one of the next, and hour 24 for the next day's first.
  return new Date(at).getUTCDate() === Number(written.slice(8, 10)) ? instant(at) : undefined;
}
