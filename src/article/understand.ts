import { diagnose, type Outcome } from "../diagnostic.ts";
import { digest } from "../markup/digest.ts";
import { lastingPermalink, permalink as permalinkOf } from "../markup/permalink.ts";
import { removeShortcodes, withBlankCode } from "../markup/shortcode.ts";
import { codePoint, firstUnfit, firstUnfitReference, plainText } from "../markup/text.ts";
import type { Article, Config, Details, Document, Source } from "../model.ts";
import { addressOf, nameOf } from "./address.ts";
import { datesOf } from "./dates.ts";
import { episodeOf } from "./episode.ts";
import { Fields } from "./fields.ts";
import { commentsOf, linksOf } from "./links.ts";
import { attachmentsOf, picturesOf } from "./media.ts";
import { originOf } from "./origin.ts";
import { authorsOf, contributorsOf } from "./people.ts";
import { republishOf } from "./republish.ts";
import { rightsOf } from "./rights.ts";
import { stateOf } from "./state.ts";
import { labelsOf, languageOf, summaryOf, titleOf } from "./words.ts";

/** What the author of a document meant; no article when there was an error. */
export function understand(
  document: Document,
  source: Pick<Source, "people" | "generator">,
  config: Config,
): Outcome<Article | undefined> {
  const fields = new Fields(document, source, config);
  const named = nameOf(document);
  const { name, folders } = named;
  const dates = datesOf(fields, name);
  const state = stateOf(fields, dates.published !== undefined);
  if (state.kind !== "public") fields.report(diagnose(state.kind, {}, fields.start));
  const title = titleOf(fields, name);
  const { permalink, externalLink, media } = addressOf(fields, title, named);
  const writtenId = fields.text("id");
  const summary = summaryOf(fields);
  const authors = authorsOf(fields);
  const comments = commentsOf(fields);
  const pictures = picturesOf(fields);
  const attachments = attachmentsOf(fields, media);
  const episode = episodeOf(fields, attachments);
  const section = plainText(
    fields.text("section")?.value ?? folders.find((folder) => !folder.startsWith("_")) ?? "",
  );
  const language = languageOf(fields);
  const content = fields.text("content")?.value;
  const republish = republishOf(fields);
  const { published, updated, expires, location } = dates;
  const contributors = contributorsOf(fields, authors);
  const tags = labelsOf(fields, "tags");
  const categories = labelsOf(fields, "categories");
  const related = linksOf(fields, "related");
  const inReplyTo = linksOf(fields, "inReplyTo").map(({ url }) => url);
  const origin = originOf(fields);
  const rights = rightsOf(fields);
  reportText(fields);
  fields.reportNearMisses();
  const broken = fields.found.some(({ severity }) => severity === "error");
  const linked = { permalink, categories, language };
  const link = () =>
    published === undefined ? lastingPermalink(linked, config) : permalinkOf(linked, published, config);
  // What is not there is spelt out: objects of one shape are made, copied and written several times as fast as of many.
  const details: Details = {
    location: location || undefined,
    summary,
    permalink,
    authors,
    contributors,
    tags,
    categories,
    copyright: rights.copyright,
    license: rights.license,
    source: origin.source,
    via: origin.via,
    related,
    comments,
    inReplyTo,
    section: section || undefined,
    language,
    image: pictures.image,
    images: pictures.images,
    banner: pictures.banner,
    episode,
    attachments,
    content: content === "summary" || content === "full" ? content : undefined,
    body: { kind: document.kind, offset: document.offset, digest: document.digest },
  };
  const article: Article = {
    path: document.path,
    file: document.file,
    place: fields.start,
    state,
    title,
    writtenId,
    published,
    updated,
    expires,
    republish,
    link: broken ? undefined : link(),
    externalLink,
    digest: digest(writtenIn(fields, "title"), writtenIn(fields, "summary"), document.digest),
    details,
  };
  // What is wrong with an article that nobody is to see yet can wait.
  const waits = !broken && state.kind !== "public";
  const diagnostics = waits ? fields.found.filter(({ severity }) => severity === "note") : fields.found;
  return { value: broken ? undefined : article, diagnostics };
}

/** The characters typed, so that no later way to clean them makes an edit of what nobody touched. */
function writtenIn(fields: Fields, meaning: "title" | "summary"): string {
  const written = fields.field(meaning)?.value;
  return typeof written === "string" ? written : "";
}

/** What of the body a feed cannot carry. */
function reportText(fields: Fields): void {
  const { document } = fields;
  if (document.isPlain) return;
  const placeOf = (at: number) => {
    const before = document.text.slice(0, at).split("\n");
    return {
      file: document.file,
      line: document.line + before.length - 1,
      column: (before.at(-1) ?? "").length + 1,
    };
  };
  const removed = (character: string, at: number) =>
    fields.report(diagnose("characters-removed", { character, where: "the text" }, placeOf(at)));
  const unfit = firstUnfit(document.text);
  if (unfit >= 0) removed(codePoint(document.text, unfit), unfit);
  if (document.kind === "wire") return;
  const named = firstUnfitReference(
    document.kind === "markdown" ? withBlankCode(document.text) : document.text,
  );
  if (unfit < 0 && named !== undefined) removed(named.written, named.at);
  const { first, count } = removeShortcodes(document.text);
  if (first !== undefined)
    fields.report(diagnose("shortcodes-removed", { written: first.written, count }, placeOf(first.at)));
}
