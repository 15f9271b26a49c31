/** RFC 3339 in UTC, without a fraction where there is none: `2024-01-02T03:04:05Z`. */
export function rfc3339(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}

/** RFC 822 with the four-digit year of RFC 1123, always in GMT: `Tue, 02 Jan 2024 03:04:05 GMT`. */
export function rfc822(date: Date): string {
  // ECMA-262 §21.4.4.43 fixes this form, in English, for every machine.
  return date.toUTCString();
}
