import { diagnose } from "../diagnostic.ts";
import { readDate } from "./date.ts";
import { type Fields, yesOrNo } from "./fields.ts";

/**
 * With what word the author asks that subscribers be shown the article again: `true`, or a date as
 * `2026-01-02T00:00:00Z`. Each word is obeyed once.
 */
export function republishOf(fields: Fields): string | undefined {
  const field = fields.text("republish");
  if (field === undefined) return undefined;
  const answer = yesOrNo(field.value);
  if (answer !== undefined) return answer ? "true" : undefined;
  const read = readDate(field.value, fields.config.timeZone, undefined);
  if (!("problem" in read)) return new Date(read.instant).toISOString().replace(".000Z", "Z");
  const facts = { key: field.key, written: field.value, must: "`true` or a date" };
  fields.report(diagnose("value-not-read", facts, field.place));
  return undefined;
}
