const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const zones = /^(?:gmt|ut|[a-ik-z]|[ecmp][sd]t|[+-]\d{4})$/i;

interface Read {
  /** milliseconds since 1970; what is no date has none */
  readonly at?: number;
  /** why it is no date, or why some readers do not take it */
  readonly flaw?: string;
}

/** Whether there is such a day and time, and when it is, in UTC. */
function instantOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Read {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (month < 1 || month > 12 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || day < 1)
    return { flaw: "there is no such day" };
  if (hour > 23 || minute > 59 || second > 59) return { flaw: "there is no such time of day" };
  return { at: date.setUTCHours(hour, minute, second) };
}

const rfc822 =
  /^(?:([a-z]+)\s*,\s*)?(\d{1,2})\s+([a-z]+)\s+(\d{4}|\d{2})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+(\S+)$/i;

/** A date of RFC 822 §5 with the year in four digits. */
export function readRfc822(written: string): Read {
  // Comments may stand anywhere (RFC 822 §3.1.4).
  const text = written.replace(/\s*\([^()]*\)/g, "").trim();
  const found = rfc822.exec(text);
  if (found === null) return { flaw: "it is not written like `Tue, 02 Jan 2024 03:04:05 GMT`" };
  const [, weekday, day, month = "", year = "", hour, minute, second = "0", zone = ""] = found;
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (number === 0) return { flaw: `${month} is no month; write Jan to Dec` };
  if (weekday !== undefined && !days.includes(weekday.toLowerCase()))
    return { flaw: `${weekday} is no day of the week; write Mon to Sun` };
  if (!zones.test(zone)) return { flaw: `${zone} is no zone; write GMT, or an offset like +0100` };
  const full = year.length === 2 ? 2000 + Number(year) - (Number(year) > 69 ? 100 : 0) : Number(year);
  const read = instantOf(full, number, Number(day), Number(hour), Number(minute), Number(second));
  if (read.at === undefined) return read;
  const midnight = new Date(0).setUTCFullYear(full, number - 1, Number(day));
  const right = days[new Date(midnight).getUTCDay()];
  if (weekday !== undefined && weekday.toLowerCase() !== right) return { flaw: `that day was no ${weekday}` };
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
  if (Number(hours) > 14 || Number(minutes) > 59) return { flaw: `${zone} is no zone` };
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -60_000 : 60_000);
  const odd =
    year.length === 2
      ? "the year has two digits"
      : /^(?:ut|[a-z]|[ecmp][sd]t)$/i.test(zone)
        ? `some readers do not know the zone ${zone}`
        : text === written
          ? undefined
          : "some readers do not know comments in dates";
  return { at: read.at - offset, ...(odd && { flaw: odd }) };
}

const dateTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** A date of RFC 3339 §5.6, T and Z in capitals as RFC 4287 §3.3 wants them. */
export function readRfc3339(text: string): Read {
  const found = dateTime.exec(text);
  // Only Dublin Core does without seconds.
  if (found?.[6] === undefined) return { flaw: "it is not written like `2024-01-02T03:04:05Z`" };
  return readDateTime(found);
}

function readDateTime([, year, month, day, hour, minute, second = "0", zone = "Z"]: readonly (
  | string
  | undefined
)[]): Read {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const read = instantOf(y, m, d, Number(hour), Number(minute), Number(second));
  if (read.at === undefined) return read;
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return { flaw: `${zone} is no offset` };
  return {
    at: read.at - (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -60_000 : 60_000),
  };
}

/** A date of W3C-DTF, the profile of ISO 8601 that Dublin Core uses: a year, month, day, or a date and time. */
export function readW3cDate(text: string): Read {
  const found = dateTime.exec(text);
  if (found !== null) return readDateTime(found);
  const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return { flaw: "it is not written like `2024-01-02T03:04:05Z` or `2024-01-02`" };
  return instantOf(Number(year), Number(month), Number(day));
}
