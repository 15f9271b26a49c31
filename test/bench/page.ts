import { newest } from "./articles.ts";
import { judge } from "./goals.ts";
import { copied } from "./peers/copied.ts";
import type { Race } from "./race.ts";
import { goalsTable, raceTable, thousands } from "./table.ts";

/** How it was measured. */
export interface Circumstances {
  readonly command: string;
  /** `Node 20.20, 2 cores, Linux` */
  readonly machine: string;
  /** what casts doubt on the figures */
  readonly doubts: readonly string[];
  /** programs that took no part, and why */
  readonly absent: readonly string[];
}

/** docs/speed.md, all of it. */
export function page(races: readonly Race[], { command, machine, doubts, absent }: Circumstances): string {
  const sections = races.map((race) => {
    const title =
      race.count === 0 ? "Start, and the newsroom in this repository" : `${thousands(race.count)} articles`;
    return `## ${title}\n\n${raceTable(race)}${faults(race)}\n`;
  });
  const versions = races.flatMap(({ results }) => results.flatMap(({ version }) => version ?? []));
  const notes = [...doubts, ...absent].map((note) => `- ${note}\n`).join("");
  return `# How fast is it?

The figures of one run, which wrote this page (${machine}). Ratios travel from machine to machine, seconds do
not: run it on yours.

\`\`\`sh
${command}
\`\`\`

![Bars of the seconds that each program takes](speed.svg)

${notes === "" ? "" : `${notes}\n`}## What we want, and what we have

Medians of the tables below, divided by each other.

${goalsTable(judge(races))}
${sections.join("")}## What is measured

- The articles are generated (\`test/bench/articles.ts\`), the same on every machine: in folders of year and month, 4.3 KB on average,
  some short, some of 20 KB; Markdown, HTML and wire text; front matter rich, poor or none; six languages in four
  scripts; 300 tags.
- Every program runs in turn, A B C A B C, as a process of its own, with the files in the machine's cache. The
  figures are medians: seconds on the clock, processor time of all threads, the most memory held at once. Ours was started
  before, so that what Node compiled of it is there.
- *Cold* is a first build: no feeds, no ledger, no memo. *Unchanged* is the same when nothing has changed since a build that found nothing to
  do, as most are; the first of them, which still looks what there is to do, has a row of its own. *Memo lost* has feeds and ledger, and has
  to read everything, as a job in CI does; *checked out anew* has ledger and memo and no feeds, and every article is another file, as in a
  job that keeps its cache. Ours writes RSS, Atom and JSON Feed with the newest ${newest} and all that
  lies beside them, proves each document against its format, and keeps the ledger.
- The *${copied}* is what most blogs run, in its best form: \`feed\`, gray-matter and marked, read synchronously, only the ${newest}
  rendered, three formats. The second row keeps no bodies, which few do.
- Hugo, Eleventy and Hexo are set to write one RSS feed with summaries and not a single page, and do not get the wire text and the
  articles without front matter, which they do not read. Their usual job is far larger.
${versions.length === 0 ? "" : `- Measured against ${[...new Set(versions)].join("; ")}.\n`}- A feed must show the same ${newest} links in the same order before the time of its program counts.
- *Walk and stat* and *walk and read* are bare programs for Node that look at every file, or read it, and do nothing else.
`;
}

function faults({ results }: Race): string {
  const lines = results.flatMap(({ name, fault }) =>
    fault === undefined ? [] : [`\n${name} does not count: ${fault.split("\n")[0]}.\n`],
  );
  return lines.join("");
}
