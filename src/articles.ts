import { understand } from "./article/understand.ts";
import { type Known, share } from "./crew.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import type { Disk, Later, Remembered } from "./disk.ts";
import { digest } from "./markup/digest.ts";
import {
  type Article,
  type ArticleFile,
  type Config,
  type Details,
  type Digest,
  mainFeed,
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
  const site: Known = { people, ...(generator && { generator }) };
  const { memory } = disk;
  const articles = new Array<Article | undefined>(files.length);
  const found = new Array<readonly Diagnostic[] | undefined>(files.length);
  const keep = (at: number, file: ArticleFile, brief: Brief, rest: Kept) => {
    if (brief.article !== undefined) articles[at] = new ReadArticle(file, brief.article, rest, again);
    found[at] = brief.found;
  };
  // With this and the config, all besides a file that an article is made of.
  const shared = digest(JSON.stringify([[...people], generator ?? ""]));
  // One text for all files that are alike: it is looked for as often as there are files.
  const texts = new Map<string, string>();
  const by = ({ kind, language }: ArticleFile) => {
    const own = language === undefined ? kind : `${kind} ${language}`;
    const text = texts.get(own) ?? `${shared} ${own}`;
    texts.set(own, text);
    return text;
  };
  const again = (file: ArticleFile, digest: Digest): Rest => {
    const { brief, rest } = madeOf(file, site, true, config, disk);
    const { article }: Brief = JSON.parse(brief);
    if (article?.digest !== digest || rest === undefined) return changed(file, digest);
    memory?.remember(file.file, by(file), { brief, rest });
    return JSON.parse(rest);
  };
  const unknown: ArticleFile[] = [];
  /** their numbers among all */
  const numbers: number[] = [];
  files.forEach((file, at) => {
    if (at % 1000 === 0) progress(at - unknown.length, files.length, "reading articles");
    const recalled = memory?.recall<Brief, Rest>(file.file, by(file));
    if (recalled !== undefined) keep(at, file, recalled.brief, recalled);
    else numbers[unknown.push(file) - 1] = at;
  });
  const detailed = isAnyShown(unknown.length, config);
  const here = (file: ArticleFile) => madeOf(file, site, detailed, config, disk);
  let done = files.length - unknown.length;
  await share(unknown, site, detailed, config, disk, here, (file, made, at) => {
    // Read from JSON wherever it was made: what is cut out of a text would keep all of the text in memory.
    const brief: Brief = JSON.parse(made.brief);
    // What may not be read now may be read the next time, though nothing of the file changes.
    const isKept = brief.found?.some(({ code }) => code === "file-unreadable") !== true;
    const kept = isKept ? memory?.remember<Rest>(file.file, by(file), made, made.seen) : undefined;
    keep(numbers[at] ?? 0, file, brief, made.rest && (kept ?? made.rest));
    progress(++done, files.length, "reading articles");
  });
  return {
    value: articles.filter((article) => article !== undefined),
    diagnostics: saidOnce(found.filter((some) => some !== undefined).flat()),
  };
}

/** An article is read again in the time in which the details of some twenty are kept. */
const keptWhileRead = 20;

/** Whether feeds may show any of `count` articles, and not just the newest few. */
const isAnyShown = (count: number, { feeds }: Config) =>
  feeds.some(
    ({ name, limit, archive, podcast }) =>
      name !== mainFeed || archive !== undefined || podcast !== undefined || count <= keptWhileRead * limit,
  );

/** What is made of a file. @param detailed whether all of it is asked for, and not just what every build asks for */
export function madeOf(
  file: ArticleFile,
  source: Known,
  detailed: boolean,
  config: Config,
  disk: Disk,
): Remembered {
  const { value, diagnostics } = readArticle(file, source, config, disk);
  const found = some(diagnostics);
  if (value === undefined) return { brief: JSON.stringify({ found }) };
  const brief = JSON.stringify({ article: briefOf(value), found });
  // The address of an article without a date is made of its details.
  if (!detailed && value.link !== undefined) return { brief };
  return { brief, rest: JSON.stringify(withoutUsual(value.details)) };
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

type Rest = Partial<Usual> & Omit<Details, keyof Usual>;

/** The rest, or where it may be. */
type Kept = Later<Rest> | string | undefined;

/** What nearly every article has alike: it need not be remembered of each. */
type Usual = Pick<
  Details,
  "contributors" | "categories" | "via" | "related" | "inReplyTo" | "images" | "attachments"
>;
const isPublic = { kind: "public" } as const;
const none: readonly never[] = [];

/** Into what was read: to copy all of that into another object takes several times as long as to read it. */
function withUsual(rest: Rest): Details {
  const { contributors = none, categories = none, via = none, related = none } = rest;
  const { inReplyTo = none, images = none, attachments = none } = rest;
  return Object.assign(rest, { contributors, categories, via, related, inReplyTo, images, attachments });
}

const some = <List extends readonly unknown[]>(list: List): List | undefined =>
  list.length > 0 ? list : undefined;

/** As JSON has it, which leaves out what is undefined. */
const briefOf = (
  article: Article,
): { readonly [key in keyof BriefArticle]: BriefArticle[key] | undefined } => ({
  state: article.state.kind === "public" ? undefined : article.state,
  title: article.title,
  writtenId: article.writtenId,
  published: article.published,
  updated: article.updated,
  expires: article.expires,
  republish: article.republish,
  link: article.link,
  externalLink: article.externalLink,
  digest: article.digest,
});

/** The same of the rest. */
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

/** Makes the rest of an article that has this digest, where it was not kept. */
type Again = (file: ArticleFile, digest: Digest) => Rest;

/** Of an article that has changed since it was read: no text is its body. */
const changed = ({ kind }: ArticleFile, digest: Digest): Rest => ({
  ...{ authors: [], tags: [], permalink: { slug: "", stem: "", folders: [] } },
  body: { kind, offset: 0, digest },
});

/** An article of which the details are read when they are asked for. */
class ReadArticle implements Article {
  readonly state: Article["state"];
  readonly title: Article["title"];
  readonly writtenId: Article["writtenId"];
  readonly published: Article["published"];
  readonly updated: Article["updated"];
  readonly expires: Article["expires"];
  readonly republish: Article["republish"];
  readonly link: Article["link"];
  readonly externalLink: Article["externalLink"];
  readonly digest: Article["digest"];
  private readonly of: ArticleFile;
  private readonly rest: Kept;
  private readonly again: Again;
  private read: Details | undefined;

  constructor(of: ArticleFile, brief: BriefArticle, rest: Kept, again: Again) {
    this.of = of;
    this.state = brief.state ?? isPublic;
    this.title = brief.title;
    this.writtenId = brief.writtenId;
    this.published = brief.published;
    this.updated = brief.updated;
    this.expires = brief.expires;
    this.republish = brief.republish;
    this.link = brief.link;
    this.externalLink = brief.externalLink;
    this.digest = brief.digest;
    this.rest = rest;
    this.again = again;
  }

  get path(): string {
    return this.of.path;
  }

  get file(): string {
    return this.of.file;
  }

  get place(): Article["place"] {
    return { file: this.of.file, line: 1, column: 1 };
  }

  get details(): Details {
    this.read ??= withUsual(this.all());
    return this.read;
  }

  private all(): Rest {
    const { of, digest, rest, again } = this;
    return typeof rest === "string" ? JSON.parse(rest) : (rest?.rest() ?? again(of, digest));
  }
}

/** Only the first of what is to be said once in a build, however many articles it is true of. */
function saidOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const first = found.findIndex(({ code }) => code === "date-zone-missing");
  return found.filter(({ code }, at) => code !== "date-zone-missing" || at === first);
}
