import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { parseBody } from "../markup/body.ts";
import { digest } from "../markup/digest.ts";
import { languageTag } from "../markup/language.ts";
import { markdownToText } from "../markup/markdown.ts";
import { removeShortcodes } from "../markup/shortcode.ts";
import { comparable, firstUnfit, plainText, titleText } from "../markup/text.ts";
import type { Article, Config, Convention, Document, LanguageTag, PlainText } from "../model.ts";
import { addressOf, nameOf } from "./address.ts";
import { dateInName } from "./date.ts";
import { datesOf, saidOnce } from "./dates.ts";
import { codePoint, Fields } from "./fields.ts";
import { withKeys } from "./keys.ts";
import { attachmentsOf, imageOf } from "./media.ts";
import { authorsOf } from "./people.ts";
import { stateOf } from "./state.ts";

/** What the authors of all documents meant; an article with a mistake that cannot be mended is left out and named. */
export function understand(documents: readonly Document[], config: Config): Outcome<Article[]> {
  const value: Article[] = [];
  const found: Diagnostic[] = [];
  const convention = withKeys(config.keys);
  for (const document of documents) {
    const { value: article, diagnostics } = understandOne(document, config, convention);
    // What is wrong with an article that nobody is to see yet can wait.
    const waits = article !== undefined && article.state.kind !== "public";
    found.push(...(waits ? diagnostics.filter(({ severity }) => severity === "note") : diagnostics));
    if (article !== undefined) value.push(article);
  }
  return { value, diagnostics: saidOnce(found) };
}

/** What the author of one document meant; no article when there was an error. */
function understandOne(
  document: Document,
  config: Config,
  convention: Convention,
): Outcome<Article | undefined> {
  const fields = new Fields(document, config, convention);
  const state = stateOf(fields);
  if (state.kind !== "public") fields.report(diagnose(state.kind, {}, fields.start));
  const { name, folders } = nameOf(document.path);
  const { permalink, externalLink, media } = addressOf(fields);
  const writtenId = fields.text("id");
  const summary = summaryOf(fields);
  const title = titleOf(fields, name);
  const image = imageOf(fields);
  const section = plainText(
    fields.text("section")?.value ?? folders.find((folder) => !folder.startsWith("_")) ?? "",
  );
  const language = languageOf(fields);
  const content = fields.text("content")?.value;
  const article: Article = {
    path: document.path,
    file: document.file,
    place: fields.start,
    state,
    title,
    ...(writtenId && { writtenId }),
    ...datesOf(fields, name),
    ...(summary && { summary }),
    permalink,
    ...(externalLink && { externalLink }),
    authors: authorsOf(fields),
    tags: labelsOf(fields, "tags"),
    categories: labelsOf(fields, "categories"),
    ...(section && { section }),
    ...(language && { language }),
    ...(image && { image }),
    attachments: attachmentsOf(fields, media),
    ...((content === "summary" || content === "full") && { content }),
    body: { kind: document.kind, offset: document.offset },
    digest: digest(title, summary ?? "", document.text),
  };
  reportText(fields);
  fields.reportNearMisses();
  const broken = fields.found.some(({ severity }) => severity === "error");
  return { value: broken ? undefined : article, diagnostics: fields.found };
}

/** In characters; aggregators refuse longer ones. */
const longestTitle = 150;

function titleOf(fields: Fields, name: string): PlainText {
  const written = titleText(fields.requiredText("title")?.value ?? "");
  const title = written || headingOf(fields) || titleFromName(fields, name);
  if (title.length > longestTitle)
    fields.report(diagnose("title-long", { length: title.length }, fields.start));
  return title;
}

function headingOf({ document, config }: Fields): PlainText {
  return plainText(readable(() => parseBody(document.kind, document.text, config.teasers).heading) ?? "");
}

/** `undefined` for a body nested so deeply that it cannot be read; the stage that shows it says so. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function titleFromName(fields: Fields, name: string): PlainText {
  const words = (dateInName(name)?.rest || name).replace(/[-_]+/g, " ").trim();
  const title = plainText(words.charAt(0).toUpperCase() + words.slice(1));
  fields.report(diagnose("title-from-file", { title }, fields.start));
  return title;
}

function summaryOf(fields: Fields): PlainText | undefined {
  const field = fields.text("summary");
  if (field === undefined) return undefined;
  const text = fields.document.kind === "markdown" ? markdownToText(titleText(field.value)) : field.value;
  return titleText(text) || undefined;
}

function languageOf(fields: Fields): LanguageTag | undefined {
  const field = fields.text("language");
  if (field === undefined) return undefined;
  const tag = languageTag(field.value);
  if (tag === undefined)
    fields.report(diagnose("language-unknown", { key: field.key, written: field.value }, field.place));
  return tag;
}

/** Tags or categories: a list, or texts between commas; each once. */
function labelsOf(fields: Fields, meaning: "tags" | "categories"): PlainText[] {
  const field = fields.field(meaning);
  if (field === undefined) return [];
  const labels = (Array.isArray(field.value) ? field.value : [field.value]).flatMap((label) => {
    if (typeof label === "string") return Array.isArray(field.value) ? [label] : label.split(",");
    fields.report(
      diagnose("value-not-read", { key: field.key, written: "…", must: "a list of words" }, field.place),
    );
    return [];
  });
  const texts = labels.map((label) => titleText(label)).filter((label) => label !== "");
  return [...new Map(texts.toReversed().map((text) => [comparable(text), text])).values()].toReversed();
}

/** What of the body a feed cannot carry. */
function reportText(fields: Fields): void {
  const { document } = fields;
  const placeOf = (at: number) => {
    const before = document.text.slice(0, at).split("\n");
    return {
      file: document.file,
      line: document.line + before.length - 1,
      column: (before.at(-1) ?? "").length + 1,
    };
  };
  const unfit = firstUnfit(document.text);
  if (unfit >= 0) {
    fields.report(
      diagnose(
        "characters-removed",
        { character: codePoint(document.text, unfit), where: "the text" },
        placeOf(unfit),
      ),
    );
  }
  if (document.kind === "wire") return;
  const { first, count } = removeShortcodes(document.text);
  if (first !== undefined)
    fields.report(diagnose("shortcodes-removed", { written: first.written, count }, placeOf(first.at)));
}
