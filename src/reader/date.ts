import { type Instant, instant } from "../model.ts";

/** Zones by name, in hours east of Greenwich. A single letter is UTC: RFC 822 had their signs wrong (RFC 2822 §4.3). */
const zones: Readonly<Record<string, number>> = {
  ...{
    gmt: 0,
    utc: 0,
    ut: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    cest: 2,
    met: 1,
    mest: 2,
    eet: 2,
    eest: 3,
    msk: 3,
  },
  ...{
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    jst: 9,
    kst: 9,
    aest: 10,
    aedt: 11,
  },
};
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const time = String.raw`(?<hour>\d{1,2}):?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\.?)?`;
const zone = String.raw`(?:\s*(?<zone>[a-z]{1,5}|(?:gmt|utc)?\s*[+-]\d{1,2}:?(?:\d{2})?))?`;
const shapes = [
  // RFC 3339, ISO 8601, W3C-DTF
  String.raw`(?<year>\d{4})(?:[-/]?(?<month>\d{1,2})(?:[-/]?(?<day>\d{1,2})(?:(?:t|,?\s+)${time}${zone})?)?)?`,
  // RFC 822
  String.raw`(?:[a-z]+\.?,?\s*)?(?<day>\d{1,2})[\s-]+(?<name>[a-z]{3,9})\.?,?[\s-]+(?<year>\d{2,4})(?:,?\s+${time}${zone})?(?:\s*\(.*\))?`,
  // asctime
  String.raw`(?:[a-z]+\.?,?\s+)(?<name>[a-z]{3,9})\s+(?<day>\d{1,2})\s+${time}(?:\s+(?<zone>[a-z]{1,5}|[+-]\d{4}))?\s+(?<year>\d{4})`,
  // January 2, 2024 3:04 pm
  String.raw`(?:[a-z]+\.?,?\s+)?(?<name>[a-z]{3,9})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(?:,?\s+(?:at\s+)?${time}${zone})?`,
].map((shape) => new RegExp(`^${shape}$`, "i"));

/** The instant of a date as feeds write them; without a zone it is UTC. `undefined` where there is no such day. */
export function readFeedDate(written: string | undefined): Instant | undefined {
  const text = written?.trim().replace(/\s+/g, " ") ?? "";
  for (const shape of shapes) {
    const groups = shape.exec(text)?.groups;
    if (groups !== undefined) return instantOf(groups);
  }
  return undefined;
}

function instantOf(groups: Record<string, string | undefined>): Instant | undefined {
  const {
    year = "",
    month = "1",
    name,
    day = "1",
    hour = "0",
    minute = "0",
    second = "0",
    half,
    zone,
  } = groups;
  const number = name === undefined ? Number(month) - 1 : months.indexOf(name.slice(0, 3).toLowerCase());
  const offset = offsetOf(zone);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  if (number < 0 || number > 11 || offset === undefined) return undefined;
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const midnight = Date.UTC(fullYear(year), number, Number(day));
  const there = new Date(midnight);
  if (there.getUTCDate() !== Number(day) || there.getUTCFullYear() !== fullYear(year)) return undefined;
  // A leap second and hour 24 are the beginning of what follows.
  const at = midnight + ((hours * 60 + Number(minute) - offset) * 60 + Number(second)) * 1000;
  const readable = new Date(at).getUTCFullYear();
  return readable >= 1 && readable <= 9999 ? instant(at) : undefined;
}

/** RFC 2822 §4.3 */
function fullYear(written: string): number {
  const year = Number(written);
  return written.length === 2 ? year + (year < 50 ? 2000 : 1900) : written.length === 3 ? year + 1900 : year;
}

/** Minutes east of Greenwich. */
function offsetOf(written: string | undefined): number | undefined {
  if (written === undefined || /^[a-z]$/i.test(written)) return 0;
  const [, sign, hours = "", minutes = "0"] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(written) ?? [];
  if (sign === undefined) {
    const named = zones[written.toLowerCase()];
    return named === undefined ? undefined : named * 60;
  }
  if (Number(hours) > 15 || Number(minutes) > 59) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
