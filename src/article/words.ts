import { diagnose } from "../diagnostic.ts";
import { headOf, parseBody } from "../markup/body.ts";
import { parseHtml, textOf } from "../markup/html.ts";
import { languageTag } from "../markup/language.ts";
import { inlineToHtml } from "../markup/markdown.ts";
import { sanitise } from "../markup/sanitise.ts";
import { removeShortcodes } from "../markup/shortcode.ts";
import { comparable, plainText } from "../markup/text.ts";
import { titleText, withoutInlineMarks } from "../markup/title.ts";
import type { Label, LanguageTag, PlainText, Written } from "../model.ts";
import { dateInName } from "./date.ts";
import type { Fields } from "./fields.ts";
import { textsOf } from "./links.ts";

/** In characters; aggregators refuse longer ones. */
const longestTitle = 150;

/** What the author wrote, else the first heading, else the name of the file made readable. */
export function titleOf(fields: Fields, name: string): PlainText {
  const written = fields.requiredText("title");
  if (written === undefined && fields.field("title") !== undefined) return nameAsTitle(name);
  const text = written?.value ?? "";
  const bare = fields.document.kind === "markdown" ? withoutInlineMarks(text) : text;
  const title = titleText(bare) || headingOf(fields) || titleFromName(fields, name);
  if (title.length > longestTitle)
    fields.report(diagnose("title-long", { length: title.length }, fields.start));
  return title;
}

/** Without any of these there is no heading in a Markdown text. */
const headingMark = /^[^\w\n]*#|^[^\w\n]*(?:=+|-+)[ \t]*\r?$|<(?:h[1-6]|title)/im;
/** A first line that is the h1 whatever follows, as it refers to nothing. */
const openingTitle = /^\s*# [^\n[]*(?=\n|$)/;
/** Of these alone a line is text, whatever Markdown and HTML say of it: `AT&T!` */
const wordSigns =
  "(?:[\\p{L}\\p{N}\\p{M}、-】〔-〟！-～\u200D\uFE0F☀-➿\u{1F300}-\u{1FAFF} .,;!?'\"“”‘’«»()%…–—-]|&(?![\\p{L}\\p{N}#]*;))";
const words = new RegExp(`^${wordSigns}*$`, "u");
const titleOfWords = new RegExp(`^\\n*# +(${wordSigns}+)$`, "u");
/** An h1 in one of these goes first. */
const innerPage = /<(?:article|main)\b/i;

function headingOf(fields: Fields): PlainText {
  const { kind, text } = fields.document;
  if (kind === "wire") return plainText(fields.wire.headline);
  if (kind === "markdown" && !headingMark.test(text)) return plainText("");
  const [line] = (kind === "markdown" && !innerPage.test(text) && openingTitle.exec(text)) || [];
  const [, title] = (line && titleOfWords.exec(line)) || [];
  if (title !== undefined) return plainText(title);
  return plainText(readable(() => parseBody(kind, line ?? headOf(text), fields.config).heading) ?? "");
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
  const title = nameAsTitle(name) || fields.config.title;
  fields.report(diagnose("title-from-file", { title }, fields.start));
  return title;
}

function nameAsTitle(name: string): PlainText {
  const words = (dateInName(name)?.rest || name).replace(/[-_]+/g, " ").trim();
  return plainText(words.charAt(0).toUpperCase() + words.slice(1));
}

/** Without any of these a text is plain. */
const markup = /[*_`[\]<>\\&!~]/;

/** What the author wrote, the Markdown and HTML in it read, in whatever the body is written. */
export function summaryOf(fields: Fields): PlainText | undefined {
  const field = fields.text("summary");
  if (field === undefined) return undefined;
  const { text } = removeShortcodes(field.value);
  if (!markup.test(text) || words.test(text)) return plainText(text) || undefined;
  return plainText(textOf(sanitise(parseHtml(inlineToHtml(text)), fields.config.site))) || undefined;
}

export function languageOf(fields: Fields): LanguageTag | undefined {
  const field = fields.text("language");
  if (field === undefined) return fields.document.language;
  const tag = languageTag(field.value);
  if (tag === undefined)
    fields.report(diagnose("language-unknown", { key: field.key, written: field.value }, field.place));
  return tag;
}

const mostLabels = 100;

/** Tags or categories: a list of words, or of objects with `label` and `slug`; or texts between commas; each once. */
export function labelsOf(fields: Fields, meaning: "tags" | "categories"): Label[] {
  const field = fields.field(meaning);
  if (field === undefined) return [];
  const written = Array.isArray(field.value) ? (field.value as readonly Written[]) : [field.value];
  const clean = (label: string) => titleText(fields.clean(field, label));
  const labels: Label[] = [];
  const known = new Set<string>();
  const add = (label: Label) => {
    const form = comparable(label.name);
    if (form !== "" && !known.has(form)) labels.push(label);
    known.add(form);
  };
  for (const label of written) {
    if (typeof label === "string") {
      if (Array.isArray(field.value)) add({ name: clean(label) });
      else for (const name of partsOf(label, fields)) add({ name: clean(name) });
      continue;
    }
    const text = textsOf(label);
    const name = clean(text("label", "name", "title") ?? "");
    const term = clean(text("term", "slug", "id") ?? "") || name;
    if (name !== "") add(term === name ? { name } : { name, term });
    else
      fields.report(
        diagnose("value-not-read", { key: field.key, written: "…", must: "a list of words" }, field.place),
      );
  }
  if (labels.length > mostLabels) {
    fields.report(diagnose("tags-many", { key: field.key, count: labels.length }, field.place));
  }
  return labels;
}

/** Between commas; in Jekyll's folders, where there is none, between spaces. */
function partsOf(labels: string, { config, document }: Fields): string[] {
  const jekyll = /(^|\/)_(posts|drafts)\//.test(`${config.articles}/${document.path}`);
  return labels.split(jekyll && !labels.includes(",") ? /\s+/ : ",");
}
