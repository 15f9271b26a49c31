import { isObject } from "../model.ts";
import { readRfc3339 } from "./dates.ts";
import { isIri, isWebUrl } from "./iri.ts";
import { languageFlaw } from "./language.ts";

/** An object of JSON. */
export type Value = Record<string, unknown>;
/** What a value must be. */
export interface Member {
  readonly must: string;
  readonly fits: (value: unknown) => boolean;
  readonly required?: true;
  /** what each of a list must be, as an object */
  readonly each?: Members;
}
/** What an object may hold, by key. */
export type Members = Readonly<Record<string, Member>>;

export const isString = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number" && value >= 0;
const text: Member = { must: "a text", fits: isString };
const some: Member = { must: "a text that is not empty", fits: (value) => isString(value) && value !== "" };
const url: Member = {
  must: "an absolute http(s) URL",
  fits: (value) => typeof value === "string" && isWebUrl(value),
};
const link: Member = { must: "an absolute URL", fits: (value) => typeof value === "string" && isIri(value) };
const date: Member = {
  must: "a date of RFC 3339",
  fits: (value) => typeof value === "string" && readRfc3339(value).at !== undefined,
};
const language: Member = {
  must: "a language tag of BCP 47",
  fits: (value) => typeof value === "string" && languageFlaw(value) === undefined,
};
const mediaType: Member = {
  must: "a media type",
  fits: (value) => typeof value === "string" && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;.*)?$/.test(value),
};
const required = (member: Member): Member => ({ ...member, required: true });
const list = (must: string, each: Members): Member => ({ must, fits: Array.isArray, each });

/** What a person has, by key. */
export const author: Members = { name: text, url: link, avatar: url };
const authors = list("a list of authors", author);
const attachments = list("a list of attachments", {
  url: required(url),
  mime_type: required(mediaType),
  title: text,
  size_in_bytes: { must: "a number of bytes", fits: isNumber },
  duration_in_seconds: { must: "a number of seconds", fits: isNumber },
});
const item: Members = {
  id: required(some),
  url,
  external_url: link,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: url,
  banner_image: url,
  date_published: date,
  date_modified: date,
  author: { must: "an object", fits: isObject },
  authors,
  tags: { must: "a list of texts", fits: (value) => Array.isArray(value) && value.every(isString) },
  language,
  attachments,
};
/** What a feed has, by key. */
export const feed: Members = {
  version: required(some),
  title: required(some),
  home_page_url: url,
  feed_url: url,
  description: text,
  user_comment: text,
  next_url: url,
  icon: url,
  favicon: url,
  author: { must: "an object", fits: isObject },
  authors,
  language,
  expired: { must: "true or false", fits: (value) => typeof value === "boolean" },
  hubs: list("a list of hubs", { type: required(some), url: required(url) }),
  items: required(list("a list of items", item)),
};
