#!/usr/bin/env node
import fs from "node:fs";
import path from "node:path";
import { Command, CommanderError, Option } from "commander";
import picocolors from "picocolors";
import packageJson from "../package.json" with { type: "json" };
import type { Build, Preview } from "./build.ts";
import { type Diagnostic, diagnose, exitCode } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { type Config, type Instant, instant } from "./model.ts";

interface Options {
  readonly root: string;
  readonly articles?: string;
  readonly out?: string;
  readonly site?: string;
  readonly title?: string;
  readonly config?: string;
  readonly format: "text" | "json" | "github";
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly lenient?: boolean;
  readonly now?: string;
}

const examples = `
Examples:
  feedwright --site https://example.org           articles/ becomes feeds in dist/
  feedwright check                                say what is wrong, write nothing
  feedwright build --root blog --articles blog/_posts --site https://example.org

Exit codes:
  0  done, warnings allowed
  1  done, but an article was held back; or a check found errors
  2  wrong usage or config: nothing written
  3  nothing written: another's file in the way, a failed proof, the disk
`;

function command(name: string, description: string, run: (options: Options) => Promise<void>): Command {
  return new Command(name)
    .description(description)
    .option("--root <dir>", "folder of config, articles and feeds", ".")
    .option("--articles <dir>", "folder of the articles (default: articles/ in the root)")
    .option("--out <dir>", "folder of the feeds (default: dist/ in the root)")
    .option("--site <url>", "where the articles are published")
    .option("--title <text>", "title of the feed")
    .option(
      "--config <file>",
      "config file (default: feedwright.config.{json,js,mjs,ts}, or `feedwright` in package.json)",
    )
    .addOption(
      new Option("--format <format>", "of what is said here")
        .choices(["text", "json", "github"])
        .default("text"),
    )
    .option("--quiet", "say only what is wrong")
    .option("--strict", "warnings fail: exit 1")
    .option("--lenient", "an article held back does not fail: exit 0")
    .option(
      "--now <instant>",
      "build as of then: 2026-11-22T10:00:00Z (default: SOURCE_DATE_EPOCH, else the clock)",
    )
    .helpOption("-h, --help", "show this help")
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .action(run);
}

const program = new Command("feedwright")
  .description("Turns a folder of articles into RSS, Atom and JSON feeds.")
  .version(packageJson.version, "-v, --version", "show the version")
  .helpOption("-h, --help", "show this help")
  .helpCommand(false)
  .addCommand(
    command("build", "write the feeds of the articles (what happens when no command is named)", buildCommand),
    { isDefault: true },
  )
  .addCommand(command("check", "say what a build would find, and write nothing", checkCommand))
  .addHelpText("after", examples);
for (const one of [program, ...program.commands]) {
  one.exitOverride().configureOutput({
    outputError: (text, write) =>
      write(`${text.trim()}\n  help: feedwright ${one === program ? "" : `${one.name()} `}--help\n`),
  });
}

async function buildCommand(options: Options): Promise<void> {
  await run(options, async (config, disk, now) => (await import("./build.ts")).build(config, disk, now));
}

async function checkCommand(options: Options): Promise<void> {
  await run(options, async (config, disk, now) => (await import("./build.ts")).preview(config, disk, now));
}

async function run(
  options: Options,
  work: (config: Config, disk: Disk, now: Instant) => Promise<Preview | Build>,
): Promise<void> {
  const { realDisk } = await import("./disk.ts");
  const { loadConfig } = await import("./config.ts");
  const root = path.resolve(options.root);
  const disk = realDisk(root);
  const { articles, out, site, title } = options;
  const given = {
    site,
    title,
    articles: articles && fromRoot(root, articles),
    out: out && fromRoot(root, out),
  };
  const file = options.config && fromRoot(root, options.config);
  const { value: config, diagnostics } = await loadConfig({ root, given, ...(file && { file }) }, disk);
  const now = readNow(options.now);
  const found: Diagnostic[] = [...diagnostics];
  if (now === undefined) {
    const help = "write it like 2026-11-22T10:00:00Z";
    found.push(
      diagnose("usage", {
        message: `--now is no instant: ${options.now ?? process.env.SOURCE_DATE_EPOCH}`,
        help,
      }),
    );
  }
  const made = config === undefined || now === undefined ? undefined : await work(config, disk, now);
  found.push(...(made?.diagnostics ?? []));
  const exit = exitCode(found, options.strict);
  process.exitCode = exit === 1 && options.lenient && !options.strict ? 0 : exit;
  await say(found, made, config, { options, root, disk });
}

/** As the config writes it: relative to the root, with `/`. */
function fromRoot(root: string, written: string): string {
  return path.relative(root, path.resolve(written)).split(path.sep).join("/") || ".";
}

/** The clock is read here and nowhere else. */
function readNow(written: string | undefined): Instant | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (written === undefined && epoch === undefined) return instant(Date.now());
  const rfc3339 = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const at =
    written === undefined
      ? Number(epoch || Number.NaN) * 1000
      : rfc3339.test(written)
        ? Date.parse(written)
        : Number.NaN;
  return Number.isInteger(at) ? instant(at) : undefined;
}

interface Context {
  readonly options: Options;
  readonly root: string;
  readonly disk: Disk;
}

async function say(
  found: readonly Diagnostic[],
  made: Preview | Build | undefined,
  config: Config | undefined,
  context: Context,
): Promise<void> {
  const { options, root, disk } = context;
  const nameOf = (file: string) => path.relative(process.cwd(), path.resolve(root, file)) || ".";
  const files = reportedFiles(made, config).map((file) => ({ ...file, path: nameOf(file.path) }));
  const exit = Number(process.exitCode ?? 0);
  if (options.format === "json") {
    const { reportJson } = await import("./report/json.ts");
    process.stdout.write(reportJson(found, files, exit));
    return;
  }
  const told = options.quiet ? found.filter(({ severity }) => severity !== "note") : found;
  if (options.format === "github") {
    const { reportGithub } = await import("./report/github.ts");
    process.stdout.write(reportGithub(told, nameOf));
    return;
  }
  const { reportText } = await import("./report/text.ts");
  const { count, reportTable } = await import("./report/table.ts");
  const colors = (stream: NodeJS.WriteStream) =>
    picocolors.createColors(picocolors.isColorSupported && stream.isTTY);
  process.stderr.write(
    reportText(told, { colors: colors(process.stderr), nameOf, lineAt: lineReader(disk) }),
  );
  if (options.quiet || made === undefined) return;
  if (told.length > 0) process.stderr.write("\n");
  const total = (severity: string) => found.filter((one) => one.severity === severity).length;
  const sum = [
    `${count(made.entries.length, "article", "articles")} of ${count(made.documents, "file", "files")}`,
    count(total("error"), "error", "errors"),
    count(total("warning"), "warning", "warnings"),
  ];
  process.stdout.write(`${reportTable(files, colors(process.stdout))}${sum.join(", ")}\n`);
}

function reportedFiles(made: Preview | Build | undefined, config: Config | undefined) {
  if (made === undefined || config === undefined) return [];
  const entries = made.feeds[0]?.items.length ?? 0;
  if ("written" in made) {
    return made.written.map(({ path: file, bytes, change }) => ({
      path: `${config.out}/${file}`,
      entries: change === "removed" ? 0 : entries,
      bytes,
      change,
    }));
  }
  return made.outputs.map(({ path: file, text }) => ({
    path: `${config.out}/${file}`,
    entries,
    bytes: Buffer.byteLength(text),
    change: "checked",
  }));
}

function lineReader(disk: Disk): (place: { file: string; line: number }) => string | undefined {
  return ({ file, line }) => {
    try {
      return new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1];
    } catch {
      return undefined;
    }
  };
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.exitCode = 3;
    fs.writeSync(
      2,
      `feedwright: a mistake of Feedwright's own; please report it.\n${error instanceof Error ? error.stack : error}\n`,
    );
  }
}
