import { Command, CommanderError } from "commander";
import { version } from "./version.ts";

interface Definition {
  readonly about: string;
  /** What it takes and does; loaded when it is asked for. */
  readonly load: () => Promise<{ readonly define: (command: Command) => Command }>;
}

const definitions: Readonly<Record<string, Definition>> = {
  build: {
    about: "write the feeds of the articles (what happens when no command is named)",
    load: () => import("./build.ts"),
  },
  check: {
    about: "say what a build would find and do, or check a feed; write nothing",
    load: () => import("./check.ts"),
  },
  diff: { about: "say what subscribers will see of the next build", load: () => import("./diff.ts") },
  adopt: {
    about: "take ids and dates of other feeds over into the ledger",
    load: () => import("./adopt.ts"),
  },
  withdraw: { about: "write `withdrawn: true` into an article", load: () => import("./withdraw.ts") },
  init: { about: "tell git how to merge the ledger (.gitattributes)", load: () => import("./init.ts") },
};

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

/** The command line; of commands that are not asked for only the names. */
async function programFor(asked: string): Promise<Command> {
  const program = new Command("feedwright")
    .description("Turns a folder of articles into RSS, Atom and JSON feeds.")
    .version(version, "-v, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText("after", examples);
  const isKnown = Object.hasOwn(definitions, asked);
  for (const [name, { about, load }] of Object.entries(definitions)) {
    const command = new Command(name)
      .description(about)
      .helpOption("-h, --help", "show this help")
      .allowExcessArguments(false)
      .showSuggestionAfterError();
    if (asked === name || !isKnown) (await load()).define(command);
    program.addCommand(command, { isDefault: name === "build" });
  }
  for (const one of [program, ...program.commands]) {
    one.exitOverride().configureOutput({
      outputError: (text, write) =>
        write(`${text.trim()}\n  help: feedwright ${one === program ? "" : `${one.name()} `}--help\n`),
    });
  }
  return program;
}

/** Does what the arguments ask for. */
export async function run(): Promise<void> {
  // Who reads only the first lines (`| head -1`) closes the pipe: the rest is not said, and the work is done all the same.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const [first = ""] = process.argv.slice(2);
  const isBuild = first === "" || (first.startsWith("-") && !/^(?:-h|--help|-v|--version)$/.test(first));
  try {
    const program = await programFor(isBuild ? "build" : first);
    const names = [...Object.keys(definitions), "help"];
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
