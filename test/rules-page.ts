import { rules } from "../src/check/rules.ts";

/** The page of all rules for feeds, by topic, as the tables have them. */
export function rulesPage(): string {
  const cell = (text: string) => text.replace(/\|/g, "\\|").replace(/<(?=[^`]*$|[a-z/:]+>)/gi, "&lt;");
  const topics = Object.entries(rules).map(([topic, table]) => {
    const rows = Object.values(table).map(
      ({ id, severity, asks, by, help }) =>
        `| \`${id}\` | ${severity} | ${[asks, by, help].map(cell).join(" | ")} |`,
    );
    return [
      `## ${topic}`,
      ["| rule | | what is asked | by | what to do |", "|---|---|---|---|---|", ...rows].join("\n"),
    ].join("\n\n");
  });
  return `${[introduction, ...topics].join("\n\n")}\n`;
}

const introduction = `# The rules for feeds

<!-- Generated: UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts docs -->

What \`feedwright check --feed FILE|URL\` looks for, and what every feed of [Feedwright](../README.md) is proven to keep before it is
written. An error breaks a specification; a warning goes against a recommendation, or trips some reader. Where a rule speaks of
"the element's specification", the finding names it.`;
