import { findNodeAtLocation, type JSONPath, type ParseError, parseTree } from "jsonc-parser";
import { isObject } from "../model.ts";
import { readRfc3339 } from "./dates.ts";
import { type Circumstances, type Finding, shown } from "./finding.ts";
import { htmlFlaws } from "./html.ts";
import { author, feed, isString, type Member, type Members, type Value } from "./json-members.ts";
import { jsonRules } from "./json-rules.ts";

/** A value as messages show it, its end cut off where it is long. */
const cut = (json: string) => (json.length > 80 ? `${json.slice(0, 80)}…` : json);

/** Collects what breaks a rule, by the path of the value; where it stands is looked up when something is found. */
class JsonFindings {
  readonly list: Finding[] = [];
  readonly text: string;
  readonly feed: unknown;
  #tree: ReturnType<typeof parseTree>;

  constructor(text: string, feed: unknown) {
    this.text = text;
    this.feed = feed;
  }

  add(id: keyof typeof jsonRules, path: JSONPath, message: string, rule = jsonRules[id]): void {
    this.#tree ??= parseTree(this.text);
    const node = this.#tree && findNodeAtLocation(this.#tree, path);
    const items = isObject(this.feed) && Array.isArray(this.feed.items) ? this.feed.items : [];
    const entry: unknown = path[0] === "items" ? items[Number(path[1])] : undefined;
    const id_ = isObject(entry) && isString(entry.id) ? String(entry.id) : undefined;
    const title = isObject(entry) && isString(entry.title) ? String(entry.title) : undefined;
    this.list.push({
      rule,
      message,
      at: node?.parent?.type === "property" ? node.parent.offset : (node?.offset ?? 0),
      ...((id_ || title) && { entry: { ...(id_ && { id: id_ }), ...(title && { title }) } }),
    });
  }
}

/** What JSON Feed 1.1 asks of a document. */
export function checkJson(text: string, { now, html }: Circumstances = {}): Finding[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    return [
      { rule: jsonRules["json-syntax"], message: "this is not JSON from here on", at: first?.offset ?? 0 },
    ];
  }
  const found = new JsonFindings(text, document);
  if (!isObject(document)) {
    found.add("json-object", [], "the document is no object");
    return found.list;
  }
  checkMembers(document, feed, [], found);
  const old = document.version === "https://jsonfeed.org/version/1";
  if (old) found.add("json-version-old", ["version"], "this is JSON Feed 1.0");
  else if (isString(document.version) && document.version !== "https://jsonfeed.org/version/1.1")
    found.add("json-version", ["version"], `there is no version ${shown(String(document.version))}`);
  if (!("feed_url" in document) || !("home_page_url" in document))
    found.add("json-self", [], "the feed has no feed_url or no home_page_url");
  if ("next_url" in document && document.next_url === document.feed_url)
    found.add("json-next", ["next_url"], "next_url is feed_url again");
  if ("author" in document && !old) found.add("json-author", ["author"], "author is of version 1.0");
  checkItems(Array.isArray(document.items) ? document.items : [], old, now, html, found);
  return found.list;
}

function checkItems(
  items: readonly unknown[],
  old: boolean,
  now: number | undefined,
  html: Circumstances["html"],
  found: JsonFindings,
): void {
  const ids = new Set<unknown>();
  for (const [at, one] of items.entries()) {
    if (!isObject(one)) continue;
    const path = ["items", at];
    if (ids.has(one.id))
      found.add("json-id-repeated", [...path, "id"], `another item has the id ${shown(String(one.id))}`);
    if (isString(one.id)) ids.add(one.id);
    if (!isString(one.content_html) && !isString(one.content_text))
      found.add("json-content", path, "the item has neither content_html nor content_text");
    if ("author" in one && !old) found.add("json-author", [...path, "author"], "author is of version 1.0");
    const instant = (key: string) => (isString(one[key]) ? readRfc3339(String(one[key])).at : undefined);
    const [published, modified] = [instant("date_published"), instant("date_modified")];
    if (published !== undefined && modified !== undefined && modified < published)
      found.add("json-dates", [...path, "date_modified"], "date_modified is before date_published");
    if (now !== undefined && published !== undefined && published > now)
      found.add(
        "json-future",
        [...path, "date_published"],
        `date_published is in the future: ${one.date_published}`,
      );
    if (isString(one.content_html))
      for (const { rule, message } of htmlFlaws(String(one.content_html), html))
        found.add("json-value", [...path, "content_html"], `${message} in content_html`, rule);
  }
}

function checkMembers(object: Value, members: Members, path: JSONPath, found: JsonFindings): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    const at = [...path, key];
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (value === null) found.add("json-null", at, `${key} is null`);
    else if (member !== undefined) checkMember(key, value, member, at, found);
    else if (!key.startsWith("_")) found.add("json-unknown", at, `JSON Feed has no key ${shown(key)} here`);
    else if (!/^_[A-Za-z][^.]*$/.test(key) || !isObject(value))
      found.add(
        "json-extension",
        at,
        `the extension ${shown(key)} is no object, or its name has a dot or no letter`,
      );
  }
  for (const key in members)
    if (members[key]?.required && !(key in object)) found.add("json-missing", path, `there is no ${key}`);
}

function checkMember(
  key: string,
  value: unknown,
  { must, fits, each }: Member,
  path: JSONPath,
  found: JsonFindings,
): void {
  if (!fits(value)) {
    found.add("json-value", path, `${key} must be ${must}, not ${cut(JSON.stringify(value))}`);
    return;
  }
  if (each === undefined || !Array.isArray(value)) return;
  for (const [at, one] of value.entries()) {
    if (!isObject(one)) found.add("json-object", [...path, at], `each of ${key} must be an object`);
    else {
      checkMembers(one, each, [...path, at], found);
      const nameless = each === author && !Object.keys(author).some((name) => name in one);
      if (nameless)
        found.add("json-author-empty", [...path, at], "the author has neither name nor url nor avatar");
    }
  }
}
