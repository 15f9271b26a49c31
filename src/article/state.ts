import { diagnose } from "../diagnostic.ts";
import type { State } from "../model.ts";
import { type Fields, yesOrNo } from "./fields.ts";

/** What generators call the layout of a page that is no article. */
const pageLayout =
  /^(?:page|about|archives?|search|home|index|list|tags?|categories|links|friends|contact|redirect|404)$/i;

/**
 * Whether the article is to be seen in feeds, from all the ways in which authors say so.
 * @param isDated whether a date of publication stands anywhere
 */
export function stateOf(fields: Fields, isDated: boolean): State {
  if (fields.yes("withdrawn") === true) return { kind: "withdrawn" };
  const inDrafts = /(^|\/)_?drafts\//i.test(fields.document.path);
  if (inDrafts || fields.yes("draft") === true || isHidden(fields) || statusOf(fields) === "draft")
    return { kind: "draft" };
  const noFeed = fields
    .all("feed")
    .some(({ value }) => typeof value === "string" && yesOrNo(value) === false);
  const page = isPage(fields, isDated);
  const addressless = fields.all("link").some(({ value }) => value === "false");
  const listing = fields.document.fields.has("pagination");
  if (noFeed || listing || page || addressless || fields.yes("unlisted") === true)
    return { kind: "unlisted" };
  return { kind: "public" };
}

/** `type: page`; without a date, also a layout that only pages have. Hugo can keep a page out of every list. */
function isPage(fields: Fields, isDated: boolean): boolean {
  const type = fields.text("type")?.value.trim() ?? "";
  if (/^page$/i.test(type) || isUnlistedByHugo(fields)) return true;
  const layout = fields.document.fields.get("layout")?.value;
  return !isDated && [type, layout].some((name) => typeof name === "string" && pageLayout.test(name.trim()));
}

/** `build: { list: never }`, under the key's older name too. */
function isUnlistedByHugo({ document }: Fields): boolean {
  return ["build", "_build"].some((key) => {
    const build = document.fields.get(key)?.value;
    if (typeof build !== "object" || Array.isArray(build)) return false;
    return Object.entries(build).some(
      ([name, value]) =>
        /^(?:list|render)$/i.test(name) && typeof value === "string" && /^(?:never|false)$/i.test(value),
    );
  });
}

/** `published: false`; the key may hold a date as well, which says nothing here. */
function isHidden(fields: Fields): boolean {
  return fields.all("public").some(({ value }) => typeof value === "string" && yesOrNo(value) === false);
}

function statusOf(fields: Fields): "draft" | "public" {
  const status = fields.text("status");
  const word = status?.value.trim().toLowerCase() ?? "public";
  if (/^(publish|published|public|live|final|done|active|inherit|future|scheduled|corrected)$/.test(word))
    return "public";
  if (
    status !== undefined &&
    !/^(draft|private|hidden|pending|review|in[ -]review|trash|auto-draft|wip|idea)$/.test(word)
  ) {
    const must = "`published` or `draft`";
    fields.report(diagnose("value-not-read", { key: status.key, written: status.value, must }, status.place));
    return "public";
  }
  return "draft";
}
