import fs from "node:fs";
import path from "node:path";
import picocolors from "picocolors";
import { type Code, catalogue, type Diagnostic, diagnose } from "../src/diagnostic.ts";
import { reportText } from "../src/report/text.ts";

/** The page of all diagnostics: in the order of the catalogue, each as a golden case shows it. */

const catalogueFile = path.join(import.meta.dirname, "../src/diagnostic/catalogue.ts");
const golden = path.join(import.meta.dirname, "golden");
const adopting = path.join(import.meta.dirname, "adopt");

const startOf = (file: string) => ({ file, line: 1, column: 1 });
/** Those that no golden case can show. */
const samples: readonly Diagnostic[] = [
  diagnose("articles-unreadable", { folder: "articles" }),
  diagnose("file-unreadable", { reason: "permission denied" }, startOf("articles/ferry.md")),
  diagnose("file-changed", {}, startOf("articles/ferry.md")),
  diagnose("file-not-followed", { what: "a symbolic link" }, startOf("articles/ferry.md")),
  diagnose("body-too-deep", {}, startOf("articles/ferry.html")),
  diagnose("ledger-unreadable", { reason: "permission denied" }, startOf("articles/.published.jsonl")),
  diagnose(
    "media-unreadable",
    { key: "audio", written: "bell.mp3", reason: "permission denied" },
    { ...startOf("articles/bell.md"), line: 3 },
  ),
  diagnose("ledger-changed", {}, startOf("articles/.published.jsonl")),
  diagnose("ledger-uncommitted", { file: "articles/.published.jsonl" }, startOf("articles/.published.jsonl")),
  diagnose("build-running", { file: "articles/.published.jsonl.lock" }),
  diagnose("memo-ignored", {}),
  diagnose("memo-unwritable", { reason: "permission denied" }),
  diagnose("usage", {
    message: "--now is no instant: tomorrow",
    help: "write it like 2026-11-22T10:00:00Z",
  }),
  diagnose("feed-too-large", { path: "dist/rss.xml", bytes: 1_204_600 }, startOf("dist/rss.xml")),
  diagnose("output-unwritable", { path: "dist", reason: "ENOSPC" }, startOf("dist")),
  diagnose(
    "output-invalid",
    { path: "dist/feed.json", reason: "the document must be an object" },
    startOf("dist/feed.json"),
  ),
  diagnose(
    "feed-invalid",
    {
      message: 'another item has the guid "harbour-1", in the entry "The ferry is back"',
      by: "RSS 2.0, <guid>",
      help: "give each item a guid of its own; readers show only one of these",
    },
    { file: "rss.xml", line: 24, column: 7 },
  ),
  diagnose(
    "feed-doubtful",
    {
      message: 'the feed has no link with rel="self"',
      by: "RFC 4287 §4.1.1; RSS Profile, atom:link",
      help: 'add a link with `rel="self"` and the address of the feed',
    },
    { file: "rss.xml", line: 3, column: 3 },
  ),
  diagnose(
    "feed-note",
    {
      message: "the server says application/rss+xml",
      by: "browsers: Chromium shows feeds of this type as source, Firefox downloads them",
      help: "with `application/xml` a browser shows the feed in its own style",
    },
    startOf("https://example.org/rss.xml"),
  ),
  diagnose("feed-missing", { file: "rss.xml", reason: "there is no such file" }),
  diagnose("fetch-address", { address: "ftp://example.org/rss.xml" }),
  diagnose("fetch-private", { address: "http://192.168.1.20/rss.xml" }),
  diagnose("fetch-limit", {
    address: "https://example.org/rss.xml",
    limit: "it is larger than 25000000 bytes",
  }),
  diagnose("fetch-failed", {
    address: "https://example.org/rss.xml",
    reason: "the host answers with status 404",
  }),
  diagnose("feed-unknown", { found: "a web page", address: "https://example.org/rss.xml" }),
  diagnose("feed-page-unread", {
    page: "https://example.org/rss.xml?page=3",
    reason: "the host answers with status 500",
  }),
  diagnose("feed-pages-many", { most: 1000 }),
  diagnose("feed-file", { file: "old/rss.xml", reason: "there is no such file" }),
  diagnose(
    "shown-again",
    {
      title: "Ferry late",
      id: "https://example.org/ferry/",
      before: "https://example.org/?p=12",
      feed: "dist/rss.xml",
      isTaken: false,
    },
    startOf("articles/ferry.md"),
  ),
];

interface Group {
  readonly title: string;
  readonly codes: readonly Code[];
}

const isCode = (name: string): name is Code => Object.hasOwn(catalogue, name);

/** The groups of the catalogue: a comment after a blank line begins one. */
function groupsOf(source: string): Group[] {
  const body = source.slice(source.indexOf("export const catalogue"));
  const parts = body.split(/(?<=\n\n|\{\n) {2}\/\/ (.+)\n/).slice(1);
  return parts.flatMap((title, at) => {
    if (at % 2 === 1) return [];
    const names = [...(parts[at + 1] ?? "").matchAll(/^ {2}"?([a-z-]+)"?: ?[a-z]+[<(]/gm)];
    return [{ title, codes: names.map(([, name = ""]) => name).filter(isCode) }];
  });
}

/** What the golden cases print, those of several builds too. */
function printed(): string[] {
  return [golden, adopting].flatMap((at) =>
    fs
      .readdirSync(at, { recursive: true, encoding: "utf8" })
      .filter((file) => /expected.(?:(?:\d+.)?diagnostics|report)\.txt$/.test(file))
      .sort()
      .map((file) => path.join(at, file)),
  );
}

/** What the golden cases print, by code: of each the first that is printed whole. */
function goldenExamples(): Map<string, string> {
  const examples = new Map<string, string>();
  for (const file of printed()) {
    const blocks = fs
      .readFileSync(file, "utf8")
      .matchAll(/^(?! )(?:.*?:\d+:\d+: )?(error|warning|note): .* \[([a-z-]+)\]\n((?: {2}.*\n)*)/gm);
    for (const [block, severity, code = "", rest = ""] of blocks) {
      const whole = severity === "note" || /^ {2}help: /m.test(rest);
      if (whole && !examples.has(code)) examples.set(code, block.trimEnd());
    }
  }
  return examples;
}

/** The codes of samples that are needed no more, since a golden case shows them. */
export function needlessSamples(): string[] {
  const shown = goldenExamples();
  return samples.map(({ code }) => code).filter((code) => shown.has(code));
}

function sampleOf(code: Code): string | undefined {
  const sample = samples.find((one) => one.code === code);
  const colors = picocolors.createColors(false);
  return (
    sample && reportText([sample], { colors, nameOf: (file) => file, lineAt: () => undefined }).trimEnd()
  );
}

const outcomes = {
  error: "**Error:** the article is held back.",
  warning: "**Warning:** the feeds are written all the same.",
  note: "**Note:** nothing needs to be done.",
};
function outcomeOf(code: Code): string {
  const { severity, exit } = catalogue[code];
  if (exit === 2) return "**Refusal, exit 2:** nothing is written.";
  if (exit === 3) return "**Failure, exit 3:** nothing is written, and the old files stay as they were.";
  return outcomes[severity];
}

/** The help of a note, which the command does not print. */
function unprintedHelp(code: Code): string[] {
  const { severity, help } = catalogue[code];
  // The help of a note names no facts; one that did would say "undefined", which the page may not.
  return severity === "note" ? [`Help: ${(help as (facts: object) => string)({})}.`] : [];
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

export function diagnosticsPage(): string {
  const groups = groupsOf(fs.readFileSync(catalogueFile, "utf8"));
  const grouped = groups.flatMap(({ codes }) => codes);
  const missing = Object.keys(catalogue).filter((code) => !grouped.some((one) => one === code));
  if (missing.length > 0) throw new Error(`in no group of the catalogue: ${missing.join(", ")}`);
  const shown = goldenExamples();
  const example = (code: Code): string => {
    const text = shown.get(code) ?? sampleOf(code);
    if (text === undefined) throw new Error(`no golden case and no sample shows ${code}`);
    return fenced(text);
  };
  const sections = groups.flatMap(({ title, codes }) => [
    `## ${title}`,
    ...codes.flatMap((code) => [`### \`${code}\``, outcomeOf(code), example(code), ...unprintedHelp(code)]),
  ]);
  return `${[introduction(example("date-impossible")), ...sections].join("\n\n")}\n`;
}

const introduction = (example: string) => `# Diagnostics

<!-- Generated: UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts docs -->

Everything that [Feedwright](../README.md) may say about a site, by its code.

## How to read one

${example}

The first line says where it is (file, line and column), how bad, and what is wrong; its code stands in brackets. Then come
the line of the file with a mark below the place, other places that belong to it, and what to do. A diagnostic of a
whole file stands at 1:1 without a line; one of no file names no place. Of a note only the first line is printed; its help
stands on this page.

Invisible characters are shown as \`␋\` or \`<U+202E>\`. Five of one code and twenty in all are printed
whole; of further errors the first line is printed, further warnings and notes are counted.

| printed as | what it means | exit |
|---|---|---|
| error | the article is held back, the others are published | 1; 0 with \`--lenient\` |
| error (a refusal) | wrong usage or config; nothing is written | 2 |
| error (a failure) | nothing is written, and the old files stay as they were | 3 |
| warning | the feeds are written; something in them may not be what you meant | 0; 1 with \`--strict\` |
| note | worth knowing | 0 |

The highest exit code counts. \`--strict\` and \`--lenient\` change the exit code and nothing else; of the two, \`--strict\`
wins. \`--quiet\` prints no notes.

\`--format github\` prints workflow commands, which GitHub shows beside the lines of a pull request. \`--format json\`
prints one object with \`version\`, \`exit\`, \`diagnostics\` and \`files\`; a diagnostic has \`code\`, \`severity\`, \`message\`, \`help\` and,
where there are any, \`place\` (\`file\`, \`line\`, \`column\`) and \`related\` places.`;
