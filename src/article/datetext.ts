/** A written date in Latin digits, one kind of dash and space, its parts in the usual order, nothing around or behind it. */
export function tidied(written: string): string {
  return (
    written
      .normalize("NFKC")
      .replace(/\p{Nd}/gu, latinDigit)
      .replace(/[\u2010-\u2014\u2212]/g, "-")
      .replace(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^["'“”„‘’](.*)["'“”‘’]$/, "$1")
      // What programs add for people: `(Central European Time)`, `(火)`, `[Europe/Berlin]` behind an offset.
      .replace(/ ?\([^()]{1,60}\)$/, "")
      .replace(/(?<=\d|Z)\[[\w/+-]+\]$/, "")
      .replace(
        /(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일](?: ?(?:\p{Script=Han}{1,3}|\([^()]*\)))?/u,
        "$1-$2-$3",
      )
      .replace(
        /(\d{1,2})[時点时] ?(\d{1,2})分(?: ?(\d{1,2})秒)?/,
        (_, hour, minute, second = "0") => `${hour}:${minute}:${second}`,
      )
      .replace(/(?:ngày )?(\d{1,2}) tháng (\d{1,2}),?(?: năm)? (\d{4})/, "$3-$2-$1")
      .replace(/(\d{1,2})\. (\d{1,2})\. (\d{4})/, "$1.$2.$3")
      .replace(/(?<= (?:kl\.?|klo) ?\d{1,2})\.(?=\d{2}\b)/i, ":")
      .replace(/(?<=[ ,]\d{1,2}) ?h ?(?=\d{2}\b)/, ":")
      .replace(/(?<=:\d{2}) ?(?:Uhr|h|hod\.?|ч\.?)$/i, "")
      // As `date` and git write it: the year behind the time, or once more there.
      .replace(
        /^(?:\p{L}{3},? )?(\p{L}{3,} \d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?)( [A-Z]{2,5})? (\d{4})( [+-]\d{4})?$/u,
        (_, day, clock, name = "", year, offset = name) => `${day} ${year} ${clock}${offset}`,
      )
      .replace(/^((\d{4})-\S+ \d\S+) \2(?= |$)/, "$1")
      // RFC 822 §5.1 has two digits for the year; RFC 5322 §4.3 says of which century.
      .replace(
        /^(\p{L}{3}, \d{1,2} \p{L}{3}) (\d{2})(?= \d{1,2}:\d{2})/u,
        (_, day, year) => `${day} ${Number(year) < 50 ? 20 : 19}${year}`,
      )
  );
}

/** The digit that a decimal digit of any script is: they stand in tens (Unicode §4.6). */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
