import { understand } from "./article/understand.ts";
import { type Known, share } from "./crew.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import type { Disk, Recalled, Remembered } from "./disk.ts";
import { digest } from "./markup/digest.ts";
import {
  type Article,
  type ArticleFile,
  type Config,
  type Details,
  type Progress,
  type Source,
  unseen,
} from "./model.ts";
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
    const { article, found = [] } = kept.brief;
    outcomes.set(file, { value: article && new ReadArticle(file, article, kept.rest), diagnostics: found });
    progress(outcomes.size, files.length, "reading articles");
  };
  const unknown = files.filter((file) => {
    const kept: Kept | undefined = memory?.recall(file.file, by(file));
    if (kept !== undefined) keep(file, kept);
    return kept === undefined;
  });
  const here = (file: ArticleFile) => madeOf(file, known, config, disk);
  await share(unknown, known, config, disk, here, (file, { brief, rest, stamp }) => {
    // Read from JSON wherever it was made: what is cut out of a text would keep all of the text in memory.
    const kept: Kept = { brief: JSON.parse(brief), rest: () => JSON.parse(rest) };
    // What may not be read now may be read the next time, though nothing of the file changes.
    if (kept.brief.found?.some(({ code }) => code === "file-unreadable") !== true)
      memory?.remember(file.file, by(file), { brief, rest }, stamp);
    keep(file, kept);
  });
  const ordered = files.flatMap((file) => outcomes.get(file) ?? []);
  return {
    value: ordered.flatMap(({ value }) => value ?? []),
    diagnostics: saidOnce(ordered.flatMap(({ diagnostics }) => diagnostics)),
  };
}

/** What is made of a file. */
export function madeOf(file: ArticleFile, source: Known, config: Config, disk: Disk): Remembered {
  const { value, diagnostics } = readArticle(file, source, config, disk);
  const found = some(diagnostics);
  if (value === undefined) return { brief: JSON.stringify({ found }), rest: "{}" };
  return {
    brief: JSON.stringify({ article: briefOf(value), found }),
    rest: JSON.stringify(withoutUsual(value.details)),
  };
}

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

/** What is known of a file at once: its article without what follows from the path or is usual, and what was found. */
interface Brief {
  readonly article?: BriefArticle;
  readonly found?: readonly Diagnostic[];
}

interface BriefArticle extends Omit<Article, "path" | "file" | "place" | "details" | "state"> {
  readonly state?: Article["state"];
}

type Kept = Recalled<Brief, Partial<Usual> & Omit<Details, keyof Usual>>;

/** What nearly every article has alike: it need not be remembered of each. */
type Usual = Pick<
  Details,
  "contributors" | "categories" | "via" | "related" | "inReplyTo" | "images" | "attachments"
>;
const isPublic = { kind: "public" } as const;
const usual: Usual = {
  contributors: [],
  categories: [],
  via: [],
  related: [],
  inReplyTo: [],
  images: [],
  attachments: [],
};

const some = <List extends readonly unknown[]>(list: List): List | undefined =>
  list.length > 0 ? list : undefined;

const briefOf = ({ path: _path, file: _file, place: _place, details: _details, state, ...brief }: Article) =>
  state.kind === "public" ? brief : { state, ...brief };

/** As JSON has it, which leaves out what is undefined. */
function withoutUsual(details: Details): { readonly [key in keyof Details]: Details[key] | undefined } {
  const { contributors, categories, via, related, inReplyTo, images, attachments } = details;
  return {
    ...details,
    contributors: some(contributors),
    categories: some(categories),
    via: some(via),
    related: some(related),
    inReplyTo: some(inReplyTo),
    images: some(images),
    attachments: some(attachments),
  };
}

/** An article of which the details are read when they are asked for. */
class ReadArticle implements Article {
  readonly path: string;
  readonly file: string;
  readonly state: Article["state"];
  readonly title: Article["title"];
  readonly writtenId: Article["writtenId"];
  readonly published: Article["published"];
  readonly updated: Article["updated"];
  readonly expires: Article["expires"];
  readonly republish: Article["republish"];
  readonly link: Article["link"];
  readonly digest: Article["digest"];
  private readonly rest: Kept["rest"];
  private read: Details | undefined;

  constructor({ path, file }: ArticleFile, brief: BriefArticle, rest: Kept["rest"]) {
    this.path = path;
    this.file = file;
    this.state = brief.state ?? isPublic;
    this.title = brief.title;
    this.writtenId = brief.writtenId;
    this.published = brief.published;
    this.updated = brief.updated;
    this.expires = brief.expires;
    this.republish = brief.republish;
    this.link = brief.link;
    this.digest = brief.digest;
    this.rest = rest;
  }

  get place(): Article["place"] {
    return { file: this.file, line: 1, column: 1 };
  }

  get details(): Details {
    this.read ??= { ...usual, ...this.rest() };
    return this.read;
  }
}

/** Only the first of what is to be said once in a build, however many articles it is true of. */
function saidOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const first = found.findIndex(({ code }) => code === "date-zone-missing");
  return found.filter(({ code }, at) => code !== "date-zone-missing" || at === first);
}
