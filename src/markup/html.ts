import { escapeUTF8 } from "entities";
import type { Element, Nodes, Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { toHtml } from "hast-util-to-html";
import { parse, parseFragment } from "parse5";
import type { Html } from "../model.ts";
import { cleanReferences } from "./text.ts";

export type { Element, Nodes, Root } from "hast";

/** The tree of an HTML fragment, or of what a whole page has in its body, as browsers read it (HTML §13.2). */
export function parseHtml(written: string): Root {
  const text = cleanReferences(written);
  // Without scripts, as a feed reader has none: what stands in `noscript` is markup.
  const options = { scriptingEnabled: false };
  const isPage = /<(?:!doctype|html|head|body)[\s>]/i.test(text);
  const tree = fromParse5(isPage ? parse(text, options) : parseFragment(text, options));
  const holder = isPage ? find(tree, ({ tagName }) => tagName === "body") : tree;
  return {
    type: "root",
    children: holder !== undefined && "children" in holder ? (holder.children as Root["children"]) : [],
  };
}

/** A start tag in text that escapes every `<` outside of attributes. */
const startTag = /<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"]*")?)+>/g;

/** The tree as HTML text; `tree` must be sanitised and its URLs absolute. */
export function serialiseHtml(tree: Root): Html {
  const html = toHtml(tree, { characterReferences: { useNamedReferences: true } });
  // Some readers look for tags without regard to quotes.
  const guarded = html.replace(startTag, (tag) => `<${tag.slice(1, -1).replace(/[<>]/g, escapeUTF8)}>`);
  // A parser drops the first line break of `pre` (HTML §13.2.6.4.7).
  return guarded.replace(/<pre>(?=\n)/g, "<pre>\n").trim() as Html;
}

/** Every element of the tree, in the order of the document. */
export function* elements(tree: Nodes): Generator<Element> {
  if (tree.type === "element") yield tree;
  // One generator for all: a generator in each would hand every element on through all above it.
  const open = "children" in tree ? [tree.children.values()] : [];
  for (let inner = open.at(-1); inner !== undefined; inner = open.at(-1)) {
    const { done, value: node } = inner.next();
    if (done) open.pop();
    else if (node.type === "element") {
      yield node;
      open.push(node.children.values());
    }
  }
}

/** The first element that `fits`. */
export function find(tree: Nodes, fits: (element: Element) => boolean): Element | undefined {
  if (tree.type === "element" && fits(tree)) return tree;
  if (!("children" in tree)) return undefined;
  for (const child of tree.children) {
    const found = find(child, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Replaces elements of the tree, outer ones first, by what `replace` gives for them; where it gives nothing, the
 * element stays and its children are looked at.
 */
export function replaceElements(
  parent: Root | Element,
  replace: (element: Element, parent: Root | Element) => Element["children"] | undefined,
): void {
  const children: Element["children"] = [];
  for (const child of parent.children) {
    const instead = child.type === "element" ? replace(child, parent) : undefined;
    if (instead !== undefined) children.push(...instead);
    else if (child.type !== "doctype") {
      if (child.type === "element") replaceElements(child, replace);
      children.push(child);
    }
  }
  parent.children = children;
}

/** The classes of an element. */
export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : String(className ?? "").split(/\s+/);
}

/** An attribute's text; `undefined` when it is not written, or empty. */
export function attribute({ properties }: Element, name: string): string | undefined {
  const value = properties[name];
  const text = Array.isArray(value) ? value.join(" ") : value;
  return typeof text === "string" || typeof text === "number" ? String(text).trim() || undefined : undefined;
}

/** The tree without its comments. */
export function withoutComments(tree: Root): Root {
  for (const node of [tree, ...elements(tree)])
    node.children = node.children.filter(({ type }) => type !== "comment");
  return tree;
}

const blocks = new Set(
  "address article aside blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** Whether an element stands on lines of its own. */
export const isBlock = ({ tagName }: Element) => blocks.has(tagName) && tagName !== "br";

/** The words of a node, with a space where one block ends and another begins; not yet cleaned. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  const inner = node.children.map(textOf).join("");
  return node.type === "element" && blocks.has(node.tagName) ? ` ${inner} ` : inner;
}

/** An element made here. */
export function make(
  tagName: string,
  properties: Element["properties"],
  ...children: (Element | string)[]
): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}
