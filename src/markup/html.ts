import type { Element, Nodes, Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { toHtml } from "hast-util-to-html";
import { parse, parseFragment } from "parse5";
import type { Html } from "../model.ts";

export type { Element, Nodes, Root } from "hast";

/** The tree of an HTML fragment, or of what a whole page has in its body, as browsers read it (HTML §13.2). */
export function parseHtml(text: string): Root {
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

/** The tree as HTML text; `tree` must be sanitised and its URLs absolute. */
export function serialiseHtml(tree: Root): Html {
  return toHtml(tree, { characterReferences: { useNamedReferences: true } }).trim() as Html;
}

/** Every element of the tree, in the order of the document. */
export function* elements(node: Nodes): Generator<Element> {
  if (node.type === "element") yield node;
  if ("children" in node) for (const child of node.children) yield* elements(child);
}

/** The first element that `fits`. */
export function find(tree: Nodes, fits: (element: Element) => boolean): Element | undefined {
  for (const element of elements(tree)) if (fits(element)) return element;
  return undefined;
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
