import { type Findings, type Rule, ruleTable, shown, tag } from "./finding.ts";
import { checkHtml } from "./html.ts";
import { all, type Node } from "./tree.ts";

/** What texts must be: plain where they are plain, whole where they are mark-up. */
export const textRules = ruleTable({
  "title-html": [
    "warning",
    "RSS Profile, character data; RFC 4287 §3.1.1.1",
    "a title is plain text",
    "write it without tags and references: readers show them as they stand, or drop them",
  ],
  "text-type": [
    "error",
    "RFC 4287 §3.1.1",
    "type is text, html or xhtml",
    'write `type="html"` for HTML, `type="text"` or nothing for text',
  ],
  "text-elements": [
    "error",
    "RFC 4287 §3.1.1.1, §3.1.1.2",
    "text and HTML hold no elements",
    'escape the tags and write `type="html"`, or write `type="xhtml"` around one <div>',
  ],
  "text-looks-html": [
    "warning",
    "RFC 4287 §3.1.1.1",
    "what has tags is declared as HTML",
    'write `type="html"`; without it readers show the tags',
  ],
  "text-div": [
    "error",
    "RFC 4287 §3.1.1.3",
    "XHTML is exactly one <div> of the namespace of XHTML",
    'wrap it in `<div xmlns="http://www.w3.org/1999/xhtml">`',
  ],
  "text-empty": [
    "warning",
    "the W3C validator",
    "a text that is there says something",
    "leave the element out",
  ],
  "content-type": [
    "error",
    "RFC 4287 §4.1.3.1",
    "type is text, html, xhtml or a media type that has no parts of its own",
    "correct the type",
  ],
  "content-src-type": [
    "error",
    "RFC 4287 §4.1.3.2",
    "content with src has a media type, not text, html or xhtml",
    "write the media type of what src leads to",
  ],
  "content-src-untyped": [
    "warning",
    "RFC 4287 §4.1.3.2",
    "content with src has a type",
    "write the media type of what src leads to",
  ],
  "content-src-filled": [
    "error",
    "RFC 4287 §4.1.3.2",
    "content with src is empty",
    "remove what stands in it, or src",
  ],
  "content-base64": ["error", "RFC 4287 §4.1.3.3", "content of another media type is in Base64", "encode it"],
  "content-summary": [
    "error",
    "RFC 4287 §4.1.2",
    "an entry whose content is elsewhere or in Base64 has a summary",
    "add a <summary>",
  ],
});

const inline =
  /<\/?(?:a|abbr|b|br|code|del|div|em|font|h[1-6]|i|img|ins|li|p|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?\/?>/i;
const reference = /&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});/i;

/** A title is plain: no tags, no references that were escaped twice. */
export function checkTitle(node: Node, found: Findings): void {
  checkPlain(node, textRules["title-html"], found);
}

/** Text that should be plain. */
export function checkPlain(node: Node, rule: Rule, found: Findings): void {
  const odd = inline.exec(node.text)?.[0] ?? reference.exec(node.text)?.[0];
  if (odd !== undefined) found.add(rule, node, `${tag(node)} is plain text and has ${shown(odd)}`);
}

/** A text construct (RFC 4287 §3.1). */
export function checkTextConstruct(node: Node, found: Findings): void {
  const type = node.attributes.get("type") ?? "text";
  if (!["text", "html", "xhtml"].includes(type)) {
    found.add(textRules["text-type"], node, `${tag(node)} has the type ${shown(type)}`);
    return;
  }
  checkMarkup(node, type, found);
}

function checkMarkup(node: Node, type: string, found: Findings): void {
  const [element] = node.children;
  if (type === "xhtml") checkXhtml(node, found);
  else if (element !== undefined)
    found.add(
      textRules["text-elements"],
      node,
      `${tag(node)} is of the type ${type} and holds ${tag(element)}`,
    );
  else if (node.text.trim() === "") found.add(textRules["text-empty"], node, `${tag(node)} is empty`);
  if (type === "html") checkHtml(node, node.text, found);
  else if (type === "xhtml") return;
  else if (node.name === "atom:title") checkTitle(node, found);
  else checkPlain(node, textRules["text-looks-html"], found);
}

function* below(node: Node): Generator<Node> {
  for (const child of node.children) {
    yield child;
    yield* below(child);
  }
}

function checkXhtml(node: Node, found: Findings): void {
  const divs = all(node, "xhtml:div");
  const alone = divs.length === 1 && node.children.length === 1 && node.text.trim() === "";
  const foreign = [...below(node)].find(({ name }) => !/^xhtml:|^\{/.test(name));
  if (foreign !== undefined)
    found.add(textRules["text-div"], foreign, `${tag(foreign)} is no element of XHTML`);
  found.check(alone, textRules["text-div"], node, `${tag(node)} is not one <div> of XHTML alone`);
}

/** The content of an entry (RFC 4287 §4.1.3). */
export function checkContent(node: Node, entry: Node, found: Findings): void {
  const src = node.attributes.get("src");
  const type = node.attributes.get("type") ?? (src === undefined ? "text" : undefined);
  const isNamed = type === "text" || type === "html" || type === "xhtml";
  if (type !== undefined && !isNamed && !isSingleType(type))
    found.add(textRules["content-type"], node, `<content> has the type ${shown(type)}`);
  else if (src !== undefined) {
    const filled = node.children.length > 0 || node.text.trim() !== "";
    found.check(!filled, textRules["content-src-filled"], node, "<content> has src and is not empty");
    found.check(!isNamed, textRules["content-src-type"], node, `<content> has src and the type ${type}`);
    found.check(type !== undefined, textRules["content-src-untyped"], node, "<content> has src and no type");
    checkSummary(entry, found);
  } else if (isNamed) checkMarkup(node, type, found);
  else checkOtherType(node, type ?? "", entry, found);
}

/** A media type that RFC 4287 §4.1.3.1 allows: none of several parts. */
const isSingleType = (type: string) =>
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;.*)?$/.test(type) && !/^(?:multipart|message)\//i.test(type);

function checkSummary(entry: Node, found: Findings): void {
  const message = "the entry has no <summary>, and its content is elsewhere or in Base64";
  found.check(all(entry, "atom:summary").length > 0, textRules["content-summary"], entry, message);
}

function checkOtherType(node: Node, type: string, entry: Node, found: Findings): void {
  if (/[+/]xml(?:;|$)/i.test(type)) return;
  if (/^text\//i.test(type)) {
    const message = `<content> of the type ${type} holds elements`;
    found.check(node.children.length === 0, textRules["text-elements"], node, message);
    if (/^text\/html/i.test(type)) checkHtml(node, node.text, found);
    return;
  }
  const packed = node.text.replace(/\s+/g, "");
  const is64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed);
  const message = `<content> of the type ${type} is not in Base64`;
  found.check(is64 && node.children.length === 0, textRules["content-base64"], node, message);
  checkSummary(entry, found);
}
