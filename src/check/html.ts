import { elements, parseHtml } from "../markup/html.ts";
import { type Findings, type HtmlFlaw, ruleTable, shown, tag } from "./finding.ts";
import type { Node } from "./tree.ts";

/** What HTML in a feed should be, for whoever shows it. */
export const htmlRules = ruleTable({
  "html-relative": [
    "warning",
    "RSS Profile, <description>; readers that do not know the article's address",
    "addresses are absolute",
    "write it with https:// and host",
  ],
  "html-active": [
    "warning",
    "the W3C validator; every reader's sanitiser",
    "there is nothing that runs or takes input",
    "remove it; readers drop it, some with what stands in it",
  ],
  "html-frame": [
    "warning",
    "the W3C validator; many readers' sanitisers",
    "there are no frames",
    "write a link in its place; readers drop frames of hosts that they do not know",
  ],
  "html-handler": [
    "warning",
    "the W3C validator; every reader's sanitiser",
    "no element has an attribute that runs a script",
    "remove the attribute",
  ],
  "html-address": [
    "warning",
    "the W3C validator; every reader's sanitiser",
    "links lead to pages, not into scripts",
    "remove the link",
  ],
  "html-data": [
    "warning",
    "FeedBlitz and mail programs, which show no data: images",
    "images have an address",
    "publish the image and link to it",
  ],
});

const active = new Set(
  "script noscript object embed applet frame frameset form input button select textarea meta link base style".split(
    " ",
  ),
);
const addresses = ["href", "src", "cite", "poster"];
const scheme = /^\s*[a-z][a-z0-9+.-]*:/i;

const risky =
  /<\/?(?:script|noscript|object|embed|applet|i?frame|frameset|form|input|button|select|textarea|meta|link|base|style)\b|[\s"'/]on[a-z]+\s*=/i;
const written = /[\s"'/](?:href|src|cite|poster)\s*=\s*["']?\s*([^\s"'>]*)/gi;

/** Whether only a parser can say that all is well: most fragments show it by their letters. */
const isDoubtful = (html: string) =>
  risky.test(html) ||
  [...html.matchAll(written)].some(([, address = ""]) => !/^(?:https?|mailto|tel):/i.test(address));

const none: readonly HtmlFlaw[] = [];

/** Looks into a fragment of HTML; documents that say the same are looked into once. */
export function checkHtml(node: Node, html: string, found: Findings): void {
  for (const { rule, message } of htmlFlaws(html, found.circumstances.html))
    found.add(rule, node, `${message} in ${tag(node)}`);
}

/** What is wrong with a fragment of HTML, of each rule the first. */
export function htmlFlaws(html: string, known?: Map<string, readonly HtmlFlaw[]>): readonly HtmlFlaw[] {
  if (!html.includes("<")) return none;
  const before = known?.get(html);
  if (before !== undefined) return before;
  const flaws = new Map<string, HtmlFlaw>();
  const add = (id: keyof typeof htmlRules, message: string) => {
    if (!flaws.has(id)) flaws.set(id, { rule: htmlRules[id], message });
  };
  if (isDoubtful(html))
    for (const { tagName, properties } of elements(parseHtml(html))) {
      if (tagName === "iframe") add("html-frame", "there is <iframe>");
      if (active.has(tagName)) add("html-active", `there is <${tagName}>`);
      for (const [name, value] of Object.entries(properties)) {
        if (/^on/i.test(name)) add("html-handler", `<${tagName}> has ${name.toLowerCase()}`);
        if (!addresses.includes(name) || typeof value !== "string") continue;
        if (!scheme.test(value)) add("html-relative", `the address ${shown(value)} is relative`);
        else if (/^\s*(?:java|vb)script:/i.test(value))
          add("html-address", `a link leads to ${shown(value)}`);
        else if (tagName === "img" && /^\s*data:/i.test(value))
          add("html-data", "there is an image as data:");
      }
    }
  const list = [...flaws.values()];
  known?.set(html, list);
  return list;
}
