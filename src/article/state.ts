import { diagnose } from "../diagnostic.ts";
import type { State } from "../model.ts";
import { type Fields, yesOrNo } from "./fields.ts";

/** Whether the article is to be seen in feeds, from all the ways in which authors say so. */
export function stateOf(fields: Fields): State {
  if (fields.yes("withdrawn") === true) return { kind: "withdrawn" };
  const inDrafts = /(^|\/)_?drafts\//i.test(fields.document.path);
  if (inDrafts || fields.yes("draft") === true || isHidden(fields) || statusOf(fields) === "draft")
    return { kind: "draft" };
  const noFeed = fields
    .all("feed")
    .some(({ value }) => typeof value === "string" && yesOrNo(value) === false);
  const page = /^page$/i.test(fields.text("type")?.value ?? "");
  const addressless = fields.all("link").some(({ value }) => value === "false");
  const listing = fields.document.fields.has("pagination");
  if (noFeed || listing || page || addressless || fields.yes("unlisted") === true)
    return { kind: "unlisted" };
  return { kind: "public" };
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
