import { diagnose } from "../diagnostic.ts";
import { languageTag } from "../markup/language.ts";
import { type Field, type Instant, instant, type PlainText } from "../model.ts";
import { dayInName, dayInPath, readDate } from "./date.ts";
import { originOf, reportDateline, type WireOrigin } from "./dateline.ts";
import { type Fields, yesOrNo } from "./fields.ts";

/** When an article was published, last changed and when it goes, and where it was written; what is not there is absent. */
export interface Dates {
  readonly location?: PlainText | undefined;
  readonly published?: Instant | undefined;
  readonly updated?: Instant | undefined;
  readonly expires?: Instant | undefined;
}

/** @param name the file's own name, or its folder's: `2024-12-5-slug` */
export function datesOf(fields: Fields, name: string): Dates {
  const field = dateKey(fields);
  const origin: WireOrigin = fields.document.kind === "wire" ? originOf(fields, languageIn(fields)) : {};
  const written = field ? dateIn(fields, field, "error") : publishedElsewhere(fields, name);
  const isBroken = fields.found.some(({ code }) => code === "date-impossible" || code === "date-unclear");
  const published = written ?? (isBroken ? undefined : origin.published);
  if (written === undefined && published !== undefined) reportDateline(fields, origin);
  const expires = dateOf(fields, "expires", "error");
  const changed = dateOf(fields, "updated", "warning");
  const updated = changed === undefined ? undefined : notBefore(fields, changed, published);
  return { location: origin.place, published, updated, expires };
}

function dateKey(fields: Fields): Field | undefined {
  // `published: false` says whether, not when.
  return fields
    .all("date")
    .find(({ value }) => typeof value !== "string" || (value.trim() !== "" && !isAnswer(value)));
}

const isAnswer = (value: string) => yesOrNo(value) !== undefined;

/** In the file's name, else in the address that its author wrote, else in its folders. */
function publishedElsewhere(fields: Fields, name: string): Instant | undefined {
  const inName = dayInName(name);
  if (inName !== undefined) {
    return dateIn(fields, { key: "file name", value: inName, place: fields.start }, "error");
  }
  for (const { key, value, place } of fields.all("link")) {
    const day = typeof value === "string" ? dayInPath(value) : undefined;
    if (day !== undefined) return dateIn(fields, { key, value: day, place }, "error");
  }
  const day = dayInPath(fields.document.path);
  return day === undefined
    ? undefined
    : dateIn(fields, { key: "folder", value: day, place: fields.start }, "error");
}

function dateOf(
  fields: Fields,
  meaning: "updated" | "expires",
  severity: "error" | "warning",
): Instant | undefined {
  const field = fields.field(meaning);
  return field && dateIn(fields, field, severity);
}

export function dateIn(
  fields: Fields,
  { key, value, place }: Field,
  severity: "error" | "warning",
): Instant | undefined {
  const written = typeof value === "string" ? value : "…";
  const zone = fields.config.timeZone;
  const read =
    typeof value === "string" ? readDate(value, zone, languageIn(fields)) : ({ problem: "unclear" } as const);
  if ("problem" in read) {
    const { problem } = read;
    if (severity === "warning") fields.report(diagnose("date-ignored", { key, written, problem }, place));
    else fields.report(diagnose(`date-${problem}`, { key, written }, place));
    return undefined;
  }
  const shown = () => new Date(read.instant).toISOString().replace(".000Z", "Z");
  if (read.epoch) fields.report(diagnose("date-epoch", { key, written, instant: shown() }, place));
  if (read.coarse) fields.report(diagnose("date-without-day", { key, written }, place));
  if (read.settled === "gap")
    fields.report(diagnose("date-in-gap", { key, written, zone, instant: shown() }, place));
  if (!read.zoned && !fields.config.timeZoneChosen) fields.report(diagnose("date-zone-missing", {}, place));
  return read.instant;
}

function languageIn(fields: Fields): string | undefined {
  const written = fields.field("language")?.value;
  const { document, config } = fields;
  return (
    (typeof written === "string" ? languageTag(written) : undefined) ?? document.language ?? config.language
  );
}

function notBefore(fields: Fields, updated: Instant, published: Instant | undefined): Instant {
  if (published === undefined || updated >= published) return updated;
  const field = fields.field("updated");
  if (field !== undefined) {
    fields.report(
      diagnose("updated-too-early", { key: field.key, written: String(field.value) }, field.place),
    );
  }
  return instant(published);
}
