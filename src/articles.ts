import { understand } from "./article/understand.ts";
import { type Known, share } from "./crew.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { digest } from "./markup/digest.ts";
import { type Article, type ArticleFile, type Config, type Progress, type Source, unseen } from "./model.ts";
import { readDocument } from "./source/read.ts";

/**
 * What the authors of all articles meant; one that cannot be read, or has a mistake that cannot be mended, is left out
 * and named. No text is kept: what shows one reads it again.
 */
export async function readArticles(
  source: Source,
  config: Config,
  disk: Disk,
  progress: Progress = unseen,
): Promise<Outcome<Article[]>> {
  const { files, people, generator } = source;
  const known: Known = { people, ...(generator && { generator }) };
  const { memory } = disk;
  const outcomes = new Map<ArticleFile, Outcome<Article | undefined>>();
  // With this and the config, all besides a file that an article is made of.
  const shared = digest(JSON.stringify([[...people], generator ?? ""]));
  const by = ({ kind, language }: ArticleFile) => `${shared} ${kind} ${language ?? ""}`;
  const keep = (file: ArticleFile, kept: Kept) => {
    outcomes.set(file, unpacked(kept, file));
    progress(outcomes.size, files.length, "reading articles");
  };
  const unknown = files.filter((file) => {
    const kept = memory?.recall<Kept>(file.file, by(file));
    if (kept !== undefined) keep(file, kept);
    return kept === undefined;
  });
  const here = (file: ArticleFile) => recordOf(file, known, config, disk);
  await share(unknown, known, config, disk.threads, here, (file, { record, stamp }) => {
    // Read from JSON wherever it was made: what is cut out of a text would keep all of the text in memory.
    const kept: Kept = JSON.parse(record);
    // What may not be read now may be read the next time, though nothing of the file changes.
    if (kept.found?.some(({ code }) => code === "file-unreadable") !== true)
      memory?.remember(file.file, by(file), record, stamp);
    keep(file, kept);
  });
  const ordered = files.flatMap((file) => outcomes.get(file) ?? []);
  return {
    value: ordered.flatMap(({ value }) => value ?? []),
    diagnostics: saidOnce(ordered.flatMap(({ diagnostics }) => diagnostics)),
  };
}

/** What is made of a file, as JSON. */
export const recordOf = (file: ArticleFile, source: Known, config: Config, disk: Disk): string =>
  JSON.stringify(packed(readArticle(file, source, config, disk)));

function readArticle(
  file: ArticleFile,
  source: Known,
  config: Config,
  disk: Disk,
): Outcome<Article | undefined> {
  const { value: document, diagnostics: found } = readDocument(disk, file, config);
  if (document === undefined) return { value: undefined, diagnostics: found };
  const { value, diagnostics } = understand(document, source, config);
  return { value, diagnostics: [...found, ...diagnostics] };
}

/** What nearly every article has alike: it need not be remembered of each. */
type Usual = Pick<
  Article,
  "state" | "contributors" | "categories" | "via" | "related" | "inReplyTo" | "images" | "attachments"
>;
const usual: Usual = {
  state: { kind: "public" },
  ...{ contributors: [], categories: [], via: [], related: [], inReplyTo: [], images: [], attachments: [] },
};
const some = <List extends readonly unknown[]>(list: List): List | undefined =>
  list.length > 0 ? list : undefined;

/** What is remembered of a file: its article without what is usual or follows from the path, and what was found. */
interface Kept {
  readonly article?: Omit<Article, "path" | "file" | "place" | keyof Usual> & Partial<Usual>;
  readonly found?: readonly Diagnostic[];
}

/** `Kept` as JSON has it, which leaves out what is undefined. */
type Packed = { readonly [key in keyof Kept]: object | undefined };

function packed({ value, diagnostics }: Outcome<Article | undefined>): Packed {
  const found = some(diagnostics);
  if (value === undefined) return { found };
  const { state, contributors, categories, via, related, inReplyTo, images, attachments } = value;
  return {
    article: {
      ...value,
      ...{ path: undefined, file: undefined, place: undefined },
      state: state.kind === "public" ? undefined : state,
      contributors: some(contributors),
      categories: some(categories),
      via: some(via),
      related: some(related),
      inReplyTo: some(inReplyTo),
      images: some(images),
      attachments: some(attachments),
    },
    found,
  };
}

function unpacked({ article, found = [] }: Kept, { path, file }: ArticleFile): Outcome<Article | undefined> {
  const place = { file, line: 1, column: 1 };
  return { value: article && { path, file, place, ...usual, ...article }, diagnostics: found };
}

/** Only the first of what is to be said once in a build, however many articles it is true of. */
function saidOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const first = found.findIndex(({ code }) => code === "date-zone-missing");
  return found.filter(({ code }, at) => code !== "date-zone-missing" || at === first);
}
