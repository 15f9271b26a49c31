import { type Command, Option } from "commander";

/** What may be said on the command line, by all commands together. */
export interface Options {
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
  /** whether what a build made is remembered */
  readonly memo?: boolean;
}

/** Where the articles are. */
export const placeOptions = (command: Command): Command =>
  command
    .option("--root <dir>", "folder of config, articles and feeds", ".")
    .option("--articles <dir>", "folder of the articles (default: articles/ in the root)")
    .option(
      "--config <file>",
      "config file (default: feedwright.config.{json,js,mjs,ts}, or `feedwright` in package.json)",
    );

/** Where the articles are, and where they are published. */
export const siteOptions = (command: Command): Command =>
  placeOptions(command)
    .option("--site <url>", "where the articles are published")
    .option("--title <text>", "title of the feed");

export const outOption = ["--out <dir>", "folder of the feeds (default: dist/ in the root)"] as const;

/** How findings are said, what they end with, and as of when. */
export const findingOptions = (command: Command): Command =>
  command
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
    );

/** What the author decides of articles that are in the ledger. */
export const acceptOption = [
  "--accept",
  "go on although published articles vanish, get other ids or move to another site",
] as const;
export const frozenOption = [
  "--frozen",
  "leave the ledger as it is; what it would have to record is an error",
] as const;
export const memoOption = [
  "--no-memo",
  "read every file anew; nothing is remembered for the next time",
] as const;
export const privateOption = [
  "--allow-private",
  "fetch feeds from addresses inside of a network too",
] as const;
