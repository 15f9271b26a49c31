import { enUS } from "date-fns/locale/en-US";
import { parse } from "date-fns/parse";
import { inUtc } from "../model.ts";

/**
 * What a pattern (Unicode TR #35) reads, as UTC, for no zone of the machine may come into it; in milliseconds, not a
 * number where there is no such time. Beside what uses it, since few sites have dates that need it.
 */
export function readByPattern(typed: string, pattern: string): number {
  const options = { locale: enUS, in: inUtc, useAdditionalDayOfYearTokens: true };
  return parse(typed, pattern, new Date(0), options).getTime();
}
