/** Names of months or of days of the week in a language, each with its number; months count from 1. */
type Names = ReadonlyMap<string, number>;

/** What a language calls the parts of a date: long and short, alone and beside a day. */
interface Calendar {
  readonly months: Names;
  readonly weekdays: Names;
}

const known = new Map<string, Calendar>();

/** @param language a BCP 47 tag */
function calendarOf(language: string): Calendar {
  const before = known.get(language);
  if (before !== undefined) return before;
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const width of ["long", "short"] as const) {
    for (const beside of [{}, { day: "numeric" }, { day: "numeric", year: "numeric" }] as const)
      note(months, "month", 12, language, { month: width, ...beside }, (at) => Date.UTC(2024, at - 1, 15));
    note(weekdays, "weekday", 7, language, { weekday: width }, (at) => Date.UTC(2024, 0, at));
  }
  // What the English write besides.
  if (/^en\b/i.test(language)) months.set("sept", 9);
  known.set(language, { months, weekdays });
  return { months, weekdays };
}

function note(
  names: Map<string, number>,
  part: "month" | "weekday",
  most: number,
  language: string,
  shown: Intl.DateTimeFormatOptions,
  at: (number: number) => number,
): void {
  const format = new Intl.DateTimeFormat(language, { ...shown, timeZone: "UTC", calendar: "gregory" });
  for (let number = 1; number <= most; number++) {
    for (const { type, value } of format.formatToParts(at(number)))
      if (type === part && /\p{L}/u.test(value)) names.set(plain(value), number);
  }
}

/** The name as it is looked up: lower case, without a full stop at its end. */
function plain(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\.$/, "");
}

/** Words between the parts of a written date that say nothing of it: `5 de mayo de 2024`, `5 марта 2024 г.` */
const between = new Set(
  (
    "of the on at ore de del di da den der d a à am um kl klo le la el il lo al du ngày tháng năm г год года р року рік gada g m " +
    "roku r rok dne dnia godine год. v w u o la las les às στις την του في عام سنة ב של בשנת"
  ).split(" "),
);

/**
 * A day with the name of its month, as `yyyy-M-d`, what follows it after a space; the text itself when it is none.
 * @param text in Latin digits, white space collapsed
 * @param language a BCP 47 tag
 */
export function withMonthNumber(text: string, language: string): string {
  if (!/[\p{L}\p{M}]{3}/u.test(text)) return text;
  const { months, weekdays } = calendarOf(language);
  const [, day = "", rest = ""] = /^(.*?)((?:\d{1,2}:\d{1,2}|\b\d{1,2} ?[ap]\.?m\b).*)?$/iu.exec(text) ?? [];
  const found: { year?: string; month?: number; day?: string } = {};
  for (const word of day.split(/[\s,]+|(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)/u)) {
    const bare = plain(word.replace(/^d['’]/i, ""));
    const number = /^(\d{1,4})(?:\.|º|°|ª|st|nd|rd|th|er|a|e)?$/i.exec(word)?.[1];
    // Hebrew joins "in" to the month.
    const month = months.get(bare) ?? months.get(bare.replace(/^ב/, ""));
    if (month !== undefined && found.month === undefined) found.month = month;
    else if (number?.length === 4 && found.year === undefined) found.year = number;
    else if (number !== undefined && number.length <= 2 && found.day === undefined) found.day = number;
    else if (word !== "" && !weekdays.has(bare) && !between.has(bare)) return text;
  }
  if (found.year === undefined || found.month === undefined || found.day === undefined) return text;
  // Thais count years from the Buddha's.
  if (/^th\b/i.test(language) && Number(found.year) > 2400) return text;
  return `${found.year}-${found.month}-${found.day} ${rest}`.trim();
}
