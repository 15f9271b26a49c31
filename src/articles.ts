import { understand } from "./article/understand.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { digest } from "./markup/digest.ts";
import {
  type Article,
  type ArticleFile,
  type Config,
  counted,
  type Progress,
  type Source,
  unseen,
} from "./model.ts";
import { readDocument } from "./source/read.ts";

/**
 * What the authors of all articles meant; one that cannot be read, or has a mistake that cannot be mended, is left out
 * and named. No text is kept: what shows one reads it again.
 */
export function readArticles(
  source: Source,
  config: Config,
  disk: Disk,
  progress: Progress = unseen,
): Outcome<Article[]> {
  const value: Article[] = [];
  const diagnostics: Diagnostic[] = [];
  // With this and the config, all besides a file that an article is made of.
  const shared = digest(JSON.stringify([[...source.people], source.generator ?? ""]));
  for (const file of counted(source.files, "reading articles", progress)) {
    const by = `${shared} ${file.kind} ${file.language ?? ""}`;
    const known = disk.memory?.recall<Kept>(file.file, by);
    const read = known ? unpacked(known, file) : readArticle(file, source, config, disk);
    // What may not be read now may be read the next time, though nothing of the file changes.
    const isRead = read.diagnostics.every(({ code }) => code !== "file-unreadable");
    if (known === undefined && isRead) disk.memory?.remember(file.file, by, packed(read));
    if (read.value !== undefined) value.push(read.value);
    diagnostics.push(...read.diagnostics);
  }
  return { value, diagnostics: saidOnce(diagnostics) };
}

function readArticle(
  file: ArticleFile,
  source: Source,
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
  const { path: _path, file: _file, place: _place, ...own } = value;
  const { state, contributors, categories, via, related, inReplyTo, images, attachments } = own;
  return {
    article: {
      ...own,
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
