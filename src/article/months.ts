/** The names of the months of a language, long and short, alone and beside a day, each with its number from 1. */
export type Months = ReadonlyMap<string, number>;

const known = new Map<string, Months>();

/** @param language a BCP 47 tag */
export function monthsOf(language: string): Months {
  const before = known.get(language);
  if (before !== undefined) return before;
  const months = new Map<string, number>();
  for (const month of ["long", "short"] as const) {
    for (const day of [undefined, "numeric"] as const) {
      const format = new Intl.DateTimeFormat(language, {
        month,
        timeZone: "UTC",
        calendar: "gregory",
        ...(day && { day }),
      });
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 15));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        if (/\p{L}/u.test(name)) months.set(plain(name), number);
      }
    }
  }
  known.set(language, months);
  return months;
}

/** The name as it is looked up: lower case, without a full stop at its end. */
export function plain(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\.$/, "");
}
