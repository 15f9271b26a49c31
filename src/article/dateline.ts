import { diagnose } from "../diagnostic.ts";
import { datelineOf } from "../markup/dateline.ts";
import type { Instant, PlainText } from "../model.ts";
import { readDate } from "./date.ts";
import type { Fields } from "./fields.ts";

/** Where a wire text says that it was written, and when: only where its file says the year. */
export interface WireOrigin {
  readonly place?: PlainText;
  readonly published?: Instant;
}

/** The year, perhaps with the month, that a folder or the beginning of the file's name says. */
const yearInPath = /(?:^|\/)((?:19|20)\d{2})(?:[/_-](\d{1,2}))?(?=[/_.-]|$)/;

/**
 * Of a wire text.
 * @param language of the names of months, a BCP 47 tag
 */
export function originOf(fields: Fields, language: string | undefined): WireOrigin {
  const { document, config } = fields;
  const { lead } = fields.wire;
  // A dateline on a line of its own opens what follows.
  const dateline = datelineOf(lead) ?? datelineOf(`${lead.replace(/ ?[—–-]{1,2}$/, "")} — …`);
  if (dateline === undefined) return {};
  const { place, day } = dateline;
  const [, year, month] = yearInPath.exec(document.path) ?? [];
  if (day === undefined || year === undefined) return { place };
  const written = /^\d+月/.test(day) ? `${year}年${day}` : `${day.replace(/\.$/, "")} ${year}`;
  const [there, inUtc] = [config.timeZone, "UTC"].map((zone) => readDate(written, zone, language));
  if (there === undefined || "problem" in there || inUtc === undefined || "problem" in inUtc)
    return { place };
  const fits = month === undefined || new Date(inUtc.instant).getUTCMonth() + 1 === Number(month);
  return fits ? { place, published: there.instant } : { place };
}

/** Says that the date was taken from the dateline. */
export function reportDateline(fields: Fields, { place, published }: WireOrigin): void {
  if (published === undefined || place === undefined) return;
  const instant = new Date(published).toISOString().replace(".000Z", "Z");
  fields.report(diagnose("date-from-dateline", { place, instant }, fields.start));
}
