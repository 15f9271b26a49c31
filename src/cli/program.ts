import path from "node:path";
import { Command, CommanderError, Option } from "commander";
import picocolors from "picocolors";
import type { FoundFeed } from "../check/feed.ts";
import { type Diagnostic, diagnose, exitCode, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { ledgerFile } from "../model/ledger.ts";
import { instant } from "../model/scalar.ts";
import type { Instant, Place } from "../model.ts";
import type { NamedFeed } from "../reader/open.ts";
import type { Told } from "../rebuild.ts";
import type { Manner } from "../report/report.ts";
import type { Site } from "./feeds.ts";
import { fromRoot } from "./path.ts";
import { version } from "./version.ts";

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
  readonly why?: string;
  readonly feed?: string;
  readonly allowPrivate?: boolean;
  readonly against?: string;
  readonly html?: string;
  readonly accept?: boolean;
  readonly frozen?: boolean;
  readonly memo: boolean;
}

const examples = `
Examples:
  feedwright --site https://example.org           articles/ becomes feeds in dist/
  feedwright check                                say what is wrong, write nothing
  feedwright diff --html what.html                show what subscribers will see
  feedwright adopt https://example.org/feed/      keep the ids of the feed that was there before
  feedwright check --feed https://example.org/rss.xml   is it valid?
  feedwright build --root blog --articles blog/_posts --site https://example.org

Exit codes:
  0  done, warnings allowed
  1  done, but an article was held back; or a check found errors
  2  wrong usage or config: nothing written
  3  nothing written: too much that was published would vanish (the guard), the
     ledger cannot be trusted, another's file in the way, a failed proof, the disk
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
      new Option("--format <format>", "form of the messages")
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
    .option("--accept", "go on although published articles vanish, get other ids or move to another site")
    .option("--frozen", "leave the ledger as it is; what it would have to record is an error")
    .option("--no-memo", "read every file anew; nothing is remembered for the next time")
    .helpOption("-h, --help", "show this help")
    .allowExcessArguments(false)
    .showSuggestionAfterError()
    .action(run);
}

const allowPrivate = ["--allow-private", "fetch feeds from addresses inside of a network too"] as const;

const program = new Command("feedwright")
  .description("Turns a folder of articles into RSS, Atom and JSON feeds.")
  .version(version, "-v, --version", "show the version")
  .helpOption("-h, --help", "show this help")
  .helpCommand("help [command]", "show the help of a command")
  .addCommand(
    command("build", "write the feeds of the articles (what happens when no command is named)", buildCommand)
      .option("--against <feed>", "take ids and dates from this feed first, where the ledger is not kept")
      .option(...allowPrivate),
    { isDefault: true },
  )
  .addCommand(
    command("check", "say what a build would find and do, or check a feed; write nothing", checkCommand)
      .option("--why <file>", "say in one sentence why an article is in the feeds, or is not")
      .option("--feed <file|url>", "check a feed, anybody's, by the rules of RSS, Atom and JSON Feed")
      .option(...allowPrivate),
  )
  .addCommand(
    command("diff", "say what subscribers will see of the next build", diffCommand)
      .option("--against <feed>", "a feed, or a folder of feeds, to compare with (default: the out folder)")
      .option("--html <file>", "write a page that shows it, old beside new")
      .option(...allowPrivate),
  )
  .addCommand(
    command("adopt", "take ids and dates of other feeds over into the ledger", () => Promise.resolve())
      .argument("<feeds...>", "addresses or files of RSS, Atom or JSON feeds; of several the first counts")
      .option(...allowPrivate)
      .action(adoptCommand),
  )
  .addCommand(
    command("withdraw", "write `withdrawn: true` into an article", () => Promise.resolve())
      .argument("<file>", "the article")
      .action(withdrawCommand),
  )
  .addCommand(command("init", "tell git how to merge the ledger (.gitattributes)", initCommand))
  .addHelpText("after", examples);
for (const one of [program, ...program.commands]) {
  one.exitOverride().configureOutput({
    outputError: (text, write) =>
      write(`${text.trim()}\n  help: feedwright ${one === program ? "" : `${one.name()} `}--help\n`),
  });
}

async function buildCommand(options: Options): Promise<void> {
  await runBuild(options, async (site) => {
    const live = await liveFeed(options, site.disk);
    if (exitCode(live.diagnostics) >= 2)
      return { documents: 0, published: 0, files: [], diagnostics: live.diagnostics };
    const made = await rebuilt("build", site, options, live.value);
    const file = made.files.length > 0 && live.value.length === 0 ? made.ledger : undefined;
    if (file === undefined || !/^(1|true)$/i.test(process.env.CI ?? "")) return made;
    return { ...made, diagnostics: [...made.diagnostics, diagnose("ledger-uncommitted", { file })] };
  });
}

/** A build, or what it would be, with what is remembered of the last one. */
async function rebuilt(
  what: "build" | "preview",
  { config, disk, now, root }: Site,
  options: Options,
  against: readonly NamedFeed[] = [],
): Promise<Told> {
  const decisions = { ...decisionsOf(options), against };
  const { rebuild, toldOf } = await import("../rebuild.ts");
  if (!options.memo) return toldOf(await (await import("../build.ts"))[what](config, disk, now, decisions));
  const { memoPlace } = await import("./memo.ts");
  return rebuild(what, config, disk, now, decisions, memoPlace(root, config));
}

const decisionsOf = ({ accept = false, frozen = false }: Options) => ({ accept, frozen });

/** The feed that subscribers have now, where it is named. */
async function liveFeed(options: Options, disk: Disk): Promise<Outcome<readonly NamedFeed[]>> {
  if (options.against === undefined) return { value: [], diagnostics: [] };
  const { feedsOf } = await import("./feeds.ts");
  return feedsOf([options.against], options, { disk, root: path.resolve(options.root) });
}

async function diffCommand(options: Options): Promise<void> {
  const { site, found, root } = await begin(options);
  const { runDiff } = await import("./feeds.ts");
  const { reportChanges } = await import("../report/changes.ts");
  const made = site && (await runDiff(site, options));
  found.push(...(made?.diagnostics ?? []));
  endAs(found, options);
  print(reportChanges(found, made?.value ?? [], await mannerOf(options, root)));
}

async function adoptCommand(names: readonly string[], options: Options): Promise<void> {
  const { site, found, root } = await begin(options);
  const { runAdopt } = await import("./feeds.ts");
  const { reportAdoption } = await import("../report/adoption.ts");
  const made = site && (await runAdopt(names, site, options));
  found.push(...(made?.diagnostics ?? []));
  endAs(found, options);
  const ledger = `${site?.config.articles ?? "articles"}/${ledgerFile}`;
  print(reportAdoption(found, made?.value, ledger, await mannerOf(options, root)));
}

async function withdrawCommand(asked: string, options: Options): Promise<void> {
  const root = path.resolve(options.root);
  const { config, disk, diagnostics } = await configOf(root, options);
  if (config === undefined) return refuse(diagnostics, options, root);
  const { withdraw } = await import("../withdraw.ts");
  const { value: changed, diagnostics: found } = withdraw(disk, fromRoot(root, asked), config);
  if (found.length > 0) return refuse(found, options, root);
  const says = changed ? "is withdrawn" : "was withdrawn already";
  process.stdout.write(
    `${asked} ${says}: the next build takes it out of every feed; without \`withdrawn: true\` it is back, under the same id.\n`,
  );
}

async function initCommand(options: Options): Promise<void> {
  const root = path.resolve(options.root);
  const { config, disk, diagnostics } = await configOf(root, options);
  if (config === undefined) return refuse(diagnostics, options, root);
  const { init } = await import("../init.ts");
  const says = init(disk, config.articles) ? "git joins" : "git knew already how to join";
  process.stdout.write(`.gitattributes: ${says} the lines of both sides when the ledger is merged.\n`);
}

async function refuse(found: readonly Diagnostic[], options: Options, root: string): Promise<void> {
  process.exitCode = exitCode(found);
  await say(found, undefined, options, root);
}

async function checkCommand(options: Options): Promise<void> {
  if (options.feed !== undefined) return checkFeedCommand(options.feed, options);
  if (options.why !== undefined) return whyCommand(options.why, options);
  await runBuild(options, (site) => rebuilt("preview", site, options));
}

/** Checks a feed that lies anywhere; where an article of this site has an entry's id, its file is named. */
async function checkFeedCommand(asked: string, options: Options): Promise<void> {
  const { checkFeed } = await import("../check/feed.ts");
  const { realDisk } = await import("../disk.ts");
  const root = path.resolve(options.root);
  const isAddress = /^[a-z][a-z0-9+.-]+:\/\//i.test(asked);
  const { value: got, diagnostics } = isAddress
    ? await fetched(asked, options.allowPrivate ?? false)
    : readFeed(realDisk("."), asked);
  const now = readNow(options.now);
  const name = got?.name ?? asked;
  const checked =
    got &&
    checkFeed(got, { ...(now !== undefined && { now }), articleOf: await articlesOf(root, options, now) });
  const found = [...diagnostics, ...(checked?.diagnostics ?? [])];
  process.exitCode = exitCode(found, options.strict);
  await say(found, undefined, options, root, { name, lines: checked?.text.split(/\r\n?|\n/) ?? [] });
}

async function fetched(address: string, allowPrivate: boolean): Promise<Outcome<FoundFeed | undefined>> {
  const { fetchFeed } = await import("../reader/fetch.ts");
  const { value, diagnostics } = await fetchFeed(address, { allowPrivate });
  if (value === undefined) return { value, diagnostics };
  const { url, bytes, contentType } = value;
  return {
    value: { name: url, bytes, served: contentType === undefined ? {} : { contentType } },
    diagnostics,
  };
}

function readFeed(disk: Disk, file: string): Outcome<FoundFeed | undefined> {
  const refuse = (reason: string) => ({
    value: undefined,
    diagnostics: [diagnose("feed-missing", { file, reason })],
  });
  const kind = disk.kind(file);
  if (kind !== "file") return refuse(kind === undefined ? "there is no such file" : "it is no file");
  try {
    return { value: { name: file, bytes: disk.read(file) }, diagnostics: [] };
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

/** The articles of the site here by the ids of their entries; none where there is no site. */
async function articlesOf(
  root: string,
  options: Options,
  now: Instant | undefined,
): Promise<(id: string) => Place | undefined> {
  const { config, disk } = await configOf(root, options);
  if (config === undefined || now === undefined || disk.kind(config.articles) !== "folder")
    return () => undefined;
  const { preview } = await import("../build.ts");
  const { entries } = await preview(config, disk, now);
  const places = new Map(entries.map(({ id, place }) => [id as string, place]));
  return (id) => places.get(id);
}

/** What every command about a site begins with; no site where the config or the options forbid it. */
async function begin(options: Options): Promise<{ site?: Site; found: Diagnostic[]; root: string }> {
  const root = path.resolve(options.root);
  const { config, disk, diagnostics } = await configOf(root, options);
  const now = readNow(options.now);
  const found: Diagnostic[] = [...diagnostics];
  if (now === undefined) {
    const help = "write it like 2026-11-22T10:00:00Z";
    found.push(
      diagnose("usage", {
        message:
          options.now === undefined
            ? `SOURCE_DATE_EPOCH is not a number of seconds: ${process.env.SOURCE_DATE_EPOCH}`
            : `\`--now\` is not a date and time: ${options.now}`,
        help,
      }),
    );
  }
  return { found, root, ...(config && now !== undefined && { site: { root, disk, config, now } }) };
}

function endAs(found: readonly Diagnostic[], { strict = false, lenient = false }: Options): void {
  const exit = exitCode(found, strict);
  process.exitCode = exit === 1 && lenient && !strict ? 0 : exit;
}

async function runBuild(options: Options, work: (site: Site) => Promise<Told>): Promise<void> {
  const { site, found, root } = await begin(options);
  const made = site && (await work(site));
  found.push(...(made?.diagnostics ?? []));
  endAs(found, options);
  await say(found, made, options, root);
}

async function whyCommand(asked: string, options: Options): Promise<void> {
  const { site, found, root } = await begin(options);
  if (site === undefined) return refuse(found, options, root);
  const { config, disk, now } = site;
  const { preview } = await import("../build.ts");
  const { why } = await import("../check/why.ts");
  const made = await preview(config, disk, now, decisionsOf(options));
  const file = fromRoot(root, asked);
  process.stdout.write(`${why(file, disk.kind(file) === "file", made, config)}\n`);
}

async function configOf(root: string, { articles, out, site, title, config }: Options) {
  const { realDisk } = await import("../disk.ts");
  const { loadConfig } = await import("../config.ts");
  const disk = realDisk(root);
  const given = {
    site,
    title,
    articles: articles && fromRoot(root, articles),
    out: out && fromRoot(root, out),
  };
  const file = config && fromRoot(root, config);
  const { value, diagnostics } = await loadConfig({ root, given, ...(file && { file }) }, disk);
  return { config: value, disk, diagnostics };
}

/** RFC 3339, or a day in UTC; not a number for a day that does not exist. */
function parseInstant(written: string): number {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(written) ??
    [];
  const exists = day !== undefined && new Date(Date.parse(day) || 0).toISOString().startsWith(day);
  return exists ? Date.parse(written) : Number.NaN;
}

/** The clock is read here and nowhere else, in whole seconds. */
function readNow(written: string | undefined): Instant | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (written === undefined && epoch === undefined) return instant(Math.floor(Date.now() / 1000) * 1000);
  const at = written === undefined ? Number(epoch || Number.NaN) * 1000 : parseInstant(written);
  return Number.isInteger(at) ? instant(at) : undefined;
}

/** Says what was found and made, in the form that is asked for. */
async function say(
  found: readonly Diagnostic[],
  made: Told | undefined,
  options: Options,
  root: string,
  feed?: ShownFeed,
): Promise<void> {
  const { report } = await import("../report/report.ts");
  print(report(found, made, await mannerOf(options, root, feed)));
}

/** A feed whose lines are shown, which need not be a file of this site. */
interface ShownFeed {
  readonly name: string;
  readonly lines: readonly string[];
}

async function mannerOf({ format, quiet = false }: Options, root: string, feed?: ShownFeed): Promise<Manner> {
  const { realDisk } = await import("../disk.ts");
  const disk = realDisk(root);
  const colors = (stream: NodeJS.WriteStream) =>
    picocolors.createColors(picocolors.isColorSupported && stream.isTTY);
  return {
    format,
    quiet,
    exit: Number(process.exitCode ?? 0),
    nameOf: (file) =>
      file === feed?.name ? file : path.relative(process.cwd(), path.resolve(root, file)) || ".",
    lineAt: ({ file, line }) => {
      if (file === feed?.name) return feed.lines[line - 1];
      return disk.kind(file) === "file"
        ? new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1]
        : undefined;
    },
    colors: { out: colors(process.stdout), err: colors(process.stderr) },
  };
}

function print({ out, err }: { readonly out: string; readonly err: string }): void {
  process.stderr.write(err);
  process.stdout.write(out);
}

// Who reads only the first lines (`| head -1`) closes the pipe: the rest is not said, and the work is done all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Does what the arguments ask for. */
export async function run(): Promise<void> {
  const [first = ""] = process.argv.slice(2);
  try {
    const names = [...program.commands.map((one) => one.name()), "help"];
    if (!first.startsWith("-") && first !== "" && !names.includes(first)) {
      program.error(`error: there is no command '${first}'; there are ${names.join(", ")}`);
    }
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.exitCode = 3;
      process.stderr.write(
        `feedwright: a mistake of Feedwright's own; please report it.\n${error instanceof Error ? error.stack : error}\n`,
      );
    }
  }
}
