import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { type Instant, instant, type Place } from "../model.ts";
import { dateInName, readDate } from "./date.ts";
import { type Fields, yesOrNo } from "./fields.ts";

/** When an article was published, last changed and when it goes; what is not written is absent. */
export interface Dates {
  readonly published?: Instant;
  readonly updated?: Instant;
  readonly expires?: Instant;
}

/** @param name the file's own name, or its folder's: `2024-12-5-slug` */
export function datesOf(fields: Fields, name: string): Dates {
  const published = publishedKey(fields) ?? publishedInName(fields, name);
  const expires = dateOf(fields, "expires", "error");
  const written = dateOf(fields, "updated", "warning");
  const updated = written === undefined ? undefined : notBefore(fields, written, published);
  return {
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(expires !== undefined && { expires }),
  };
}

function publishedKey(fields: Fields): Instant | undefined {
  // `published: false` says whether, not when.
  const field = fields
    .all("date")
    .find(({ value }) => typeof value !== "string" || (value.trim() !== "" && !isAnswer(value)));
  return field && dateIn(fields, { key: field.key, value: field.value, place: field.place }, "error");
}

const isAnswer = (value: string) => yesOrNo(value) !== undefined;

function publishedInName(fields: Fields, name: string): Instant | undefined {
  const day = dateInName(name)?.day;
  return day === undefined
    ? undefined
    : dateIn(fields, { key: "file name", value: day, place: fields.start }, "error");
}

function dateOf(
  fields: Fields,
  meaning: "updated" | "expires",
  severity: "error" | "warning",
): Instant | undefined {
  const field = fields.field(meaning);
  return field && dateIn(fields, field, severity);
}

function dateIn(
  fields: Fields,
  { key, value, place }: { key: string; value: unknown; place: Place },
  severity: "error" | "warning",
): Instant | undefined {
  const written = typeof value === "string" ? value : "…";
  const zone = fields.config.timeZone;
  const read = typeof value === "string" ? readDate(value, zone) : ({ problem: "unclear" } as const);
  if ("problem" in read) {
    const code =
      severity === "warning"
        ? "date-ignored"
        : read.problem === "unclear"
          ? "date-unclear"
          : "date-impossible";
    fields.report(diagnose(code, { key, written }, place));
    return undefined;
  }
  const shown = new Date(read.instant).toISOString().replace(".000Z", "Z");
  if (read.epoch) fields.report(diagnose("date-epoch", { key, written, instant: shown }, place));
  if (read.settled === "gap")
    fields.report(diagnose("date-in-gap", { key, written, zone, instant: shown }, place));
  if (!read.zoned && !fields.config.timeZoneChosen) fields.report(diagnose("date-zone-missing", {}, place));
  return read.instant;
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

/** Only the first of what is to be said once in a build, however many articles it is true of. */
export function saidOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const first = found.findIndex(({ code }) => code === "date-zone-missing");
  return found.filter(({ code }, at) => code !== "date-zone-missing" || at === first);
}
