import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { headOf, parseBody, withoutTitle } from "../markup/body.ts";
import { decode } from "../markup/decode.ts";
import { digest } from "../markup/digest.ts";
import { lostEmbeds } from "../markup/embed.ts";
import { make, withoutComments } from "../markup/html.ts";
import { leadOf } from "../markup/lead.ts";
import { type BodyPicture, picturesIn } from "../markup/leadpicture.ts";
import { openingBeforeMark, openingOf, openingOfHtml } from "../markup/opening.ts";
import { countLargePictures, htmlOf, longestDataUrl, sanitise } from "../markup/sanitise.ts";
import { removeShortcodes } from "../markup/shortcode.ts";
import { summarise, summariseLead, summariseMarked, summariseOpening } from "../markup/summary.ts";
import { survey } from "../markup/survey.ts";
import { cleanText, comparable } from "../markup/text.ts";
import type { Article, Config, Details, Entry, Html, Link, PlainText, Url } from "../model.ts";
import { resolveLinks } from "./crossreference.ts";

/** What a reader sees of an entry's body. */
export interface ShownBody {
  readonly summary?: PlainText;
  /** only where the whole text is to be shown */
  readonly content?: Html;
  readonly related: readonly Link[];
  /** those of the whole text, where it is shown */
  readonly pictures: readonly BodyPicture[];
  /** the text as it was written, where that was Markdown, is to be shown whole and is asked for */
  readonly markdown?: string;
}

/** What is asked of the other entries while a body is read. */
export interface Others {
  /** Which of them the headlines are that a wire text points to. */
  readonly related: (headlines: readonly string[]) => readonly Link[];
  /** The address of the one whose file a reference names. */
  readonly linkOf: (reference: string) => Url | undefined;
}

/** All of an entry that its shown body is made of, besides the text. */
export type Bodied = Pick<Entry, "link"> &
  Pick<Article, "place" | "title" | "externalLink"> &
  Pick<Details, "summary" | "language" | "body">;

/**
 * Reads the body of an entry again and makes it fit to be shown.
 * @param file of the entry, relative to the root
 * @param whole whether the whole text is to be shown
 * @returns `undefined` when the entry cannot be shown; `found` says why
 */
export function showBody(
  file: string,
  entry: Bodied,
  whole: boolean,
  others: Others,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): ShownBody | undefined {
  const text = textOf(file, entry, config, disk);
  if (text === undefined) {
    found.push(diagnose("file-changed", {}, entry.place));
    return undefined;
  }
  try {
    return show(entry, whole, text, others, config, found);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    found.push(diagnose("body-too-deep", {}, entry.place));
    return undefined;
  }
}

/**
 * What is shown of a body of which nothing is to be seen but its author's summary; `undefined` where the text has to be
 * read. Only wire texts point to other stories.
 */
export function unreadBody(entry: Bodied): ShownBody | undefined {
  const summary = entry.body.kind === "wire" ? undefined : writtenSummary(entry);
  return summary && { summary, related: [], pictures: [] };
}

/** The author's own summary, where it says more than the title. */
function writtenSummary({ summary, title }: Bodied): PlainText | undefined {
  return summary && comparable(summary) !== comparable(title) ? summary : undefined;
}

/** The text below the front matter; `undefined` when it is no longer the one that the entry was made from. */
function textOf(file: string, { body }: Bodied, config: Config, disk: Disk): string | undefined {
  let bytes: Uint8Array;
  try {
    ({ bytes } = disk.lend(file));
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return undefined;
  }
  const decoded = decode(bytes, config.encoding);
  const text = "text" in decoded ? decoded.text.slice(body.offset) : "";
  // Nearly always in UTF-8 and the end of the file.
  const end = bytes.subarray(bytes.length - Buffer.byteLength(text));
  return survey(end).digest === body.digest || digest(text) === body.digest ? text : undefined;
}

/** A summary of the first paragraphs alone, where they are enough. */
function leadSummary(
  { body, title, link, language }: Bodied,
  text: string,
  config: Config,
): PlainText | undefined {
  if (body.kind === "wire") return undefined;
  const marked = body.kind === "markdown" ? openingBeforeMark(text) : undefined;
  if (marked !== undefined) return summariseMarked(marked, title, language ?? config.language);
  const paragraphs = body.kind === "html" ? openingOfHtml(text) : openingOf(text);
  const opening = summariseOpening(paragraphs, title, language ?? config.language);
  if (opening !== undefined || body.kind === "html") return opening;
  const lead = leadOf(text);
  if (lead === undefined) return undefined;
  const { tree } = parseBody("markdown", lead, config);
  const clean = sanitise(withoutTitle(tree, title), link, config.embeds);
  return summariseLead(clean, title, language ?? config.language);
}

function show(
  entry: Bodied,
  isWhole: boolean,
  text: string,
  { related, linkOf }: Others,
  config: Config,
  found: Diagnostic[],
): ShownBody {
  const lead = isWhole ? undefined : leadSummary(entry, text, config);
  if (lead !== undefined) return { related: [], pictures: [], summary: lead };
  const { tree, teased } = parseBody(entry.body.kind, isWhole ? text : headOf(text), config, linkOf);
  resolveLinks(tree, linkOf);
  const large = countLargePictures(tree);
  if (large > 0)
    found.push(diagnose("picture-too-large", { count: large, most: longestDataUrl }, entry.place));
  const [lost, ...more] = lostEmbeds(tree, entry.link);
  if (lost !== undefined)
    found.push(diagnose("embed-left-out", { address: lost, more: more.length }, entry.place));
  const clean = sanitise(withoutTitle(tree, entry.title), entry.link, config.embeds);
  const summary = writtenSummary(entry) ?? summarise(clean, entry.title, entry.language ?? config.language);
  const links = related(teased);
  const shown = { related: links, pictures: [], ...(summary && { summary }) };
  if (!isWhole) return shown;
  const whole = withoutComments(clean);
  if (entry.externalLink !== undefined)
    whole.children.push(make("p", {}, linkTo(entry.externalLink, entry.externalLink)));
  if (links.length > 0)
    whole.children.push(
      make("ul", {}, ...links.map(({ url, title = url }) => make("li", {}, linkTo(url, title)))),
    );
  const content = htmlOf(whole, entry.link, config.embeds);
  if (content === "") return shown;
  const bytes = new TextEncoder().encode(content).length;
  if (bytes > config.maxItemBytes) {
    found.push(diagnose("content-too-large", { bytes, most: config.maxItemBytes }, entry.place));
    return shown;
  }
  const asked = config.sourceMarkdown && entry.body.kind === "markdown";
  const markdown = asked && { markdown: removeShortcodes(cleanText(text)).text.trim() };
  return { ...shown, content, pictures: picturesIn(whole), ...markdown };
}

const linkTo = (url: string, words: string) => make("a", { href: url }, words);
