import type { Diagnostic } from "../diagnostic.ts";

const escapeData = (text: string) => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const escapeProperty = (text: string) => escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request. */
export function reportGithub(found: readonly Diagnostic[], nameOf: (file: string) => string): string {
  return found
    .map(({ severity, code, rule, message, help, place }) => {
      const command = severity === "note" ? "notice" : severity;
      const where = place
        ? [`file=${escapeProperty(nameOf(place.file))}`, `line=${place.line}`, `col=${place.column}`]
        : [];
      return `::${command} ${[...where, `title=${rule ?? code}`].join(",")}::${escapeData(`${message}\n${help}`)}\n`;
    })
    .join("");
}
