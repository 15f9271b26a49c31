import { type EntryId, type Html, Passage, type Pieces, type PlainText, type Url } from "../model.ts";

/** What an element holds: elements, or text that is escaped here and nowhere else. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly Element[];
  /** escaped already */
  readonly text?: string;
  /** in place of children, each written from the end of the line before */
  readonly lines?: readonly Passage[];
}

/** An element that is written already, for the documents in which it stands. */
export interface WrittenElement {
  /** of its names, with spaces between: thousands of sets would be held for the few that there are */
  readonly prefixes: string;
  /** from the end of the line before */
  readonly passage: Passage;
}

/** Elements in the order of the document; `undefined` where there is nothing to say. */
export type Elements = readonly (Element | Elements | undefined)[];
type Attributes = Element["attributes"];

/** Prefixes as readers expect them, some of which match the letters and not the namespace. */
const namespaces: Readonly<Record<string, string>> = {
  at: "http://purl.org/atompub/tombstones/1.0",
  atom: "http://www.w3.org/2005/Atom",
  content: "http://purl.org/rss/1.0/modules/content/",
  creativeCommons: "http://backend.userland.com/creativeCommonsRssModule",
  dc: "http://purl.org/dc/elements/1.1/",
  fh: "http://purl.org/syndication/history/1.0",
  dcterms: "http://purl.org/dc/terms/",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  media: "http://search.yahoo.com/mrss/",
  podcast: "https://podcastindex.org/namespace/1.0",
  slash: "http://purl.org/rss/1.0/modules/slash/",
  source: "http://source.scripting.com/",
  thr: "http://purl.org/syndication/thread/1.0",
};

/** An element that holds elements, or none. */
export function element(name: string, attributes: Attributes = {}, ...children: Elements): Element {
  return { name, attributes, children: flatten(children) };
}

/**
 * An element that holds plain text. `&`, `<` and `>` as hexadecimal references: those are what most readers make
 * the right title of (RSS Advisory Board, RSS Profile, "Character data").
 */
export function text(
  name: string,
  value: PlainText | Url | string | number | undefined,
  attributes: Attributes = {},
): Element | undefined {
  return value === undefined
    ? undefined
    : { name, attributes, children: [], text: escapeText(String(value)) };
}

/** An element that holds an address or an id, which some readers take as it stands but for the five named references. */
export function address(
  name: string,
  value: Url | EntryId | undefined,
  attributes: Attributes = {},
): Element | undefined {
  return value === undefined ? undefined : { name, attributes, children: [], text: escapeHtml(value) };
}

/** An element that holds HTML, escaped once. */
export function html(
  name: string,
  value: Html | undefined,
  attributes: Attributes = {},
): Element | undefined {
  return value === undefined ? undefined : { name, attributes, children: [], text: escapeHtml(value) };
}

/** An element that holds the source of a text, over several lines and as it was written. */
export function source(name: string, value: string | undefined): Element | undefined {
  return value === undefined ? undefined : { name, attributes: {}, children: [], text: escapeHtml(value) };
}

/** Plain text where HTML is expected: it is made HTML first. */
export function textAsHtml(name: string, value: PlainText | undefined): Element | undefined {
  return value === undefined
    ? undefined
    : {
        name,
        attributes: {},
        children: [],
        text: escapeHtml(escapeHtml(value)),
      };
}

const escapeText = (value: string) =>
  value.replace(/[&<>]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
const escapeHtml = (value: string) =>
  value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const escapeAttribute = (value: string) =>
  /[&<>"\t\n\r]/.test(value)
    ? escapeHtml(value)
        .replace(/"/g, "&quot;")
        .replace(/[\t\n\r]/g, (white) => `&#${white.charCodeAt(0)};`)
    : value;

/** Stands in the place of lines, and in no XML. */
const linesHere = "\0";

function flatten(children: Elements, flat: Element[] = []): Element[] {
  for (const child of children) {
    if (child === undefined) continue;
    if ("name" in child) flat.push(child);
    else flatten(child, flat);
  }
  return flat;
}

/**
 * The document with `root` as its outermost element; the namespaces are those of the prefixes used.
 * @param sheet where the style sheet lies, from the document
 * @param prefixes that are used besides those of `root`
 */
export function xmlDocument(root: Element, sheet?: string, prefixes?: Set<string>): string {
  const declared = [...prefixesOf(root, prefixes)].filter((prefix) => prefix !== "xml").sort();
  const names = Object.fromEntries(declared.map((prefix) => [`xmlns:${prefix}`, namespaces[prefix]]));
  const complete = { ...root, attributes: { ...root.attributes, ...names } };
  const style =
    sheet === undefined ? "" : `<?xml-stylesheet type="text/css" href="${escapeAttribute(sheet)}"?>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>\n${style}${write(complete, "")}\n`;
}

/**
 * The same document in pieces.
 * @param entries what stands last in it, at this depth; the outermost element stands in 0
 */
export function xmlPieces(
  root: Element,
  entries: readonly WrittenElement[],
  depth: number,
  sheet?: string,
): Pieces {
  const prefixes = new Set<string>();
  for (const some of new Set(entries.map((one) => one.prefixes)))
    for (const prefix of some.split(" ")) if (prefix !== "") prefixes.add(prefix);
  const text = xmlDocument(root, sheet, prefixes);
  // The ends of the elements around the entries are a line each.
  let end = text.length - 1;
  for (let left = depth; left > 0; left--) end = text.lastIndexOf("\n", end - 1);
  const around = { entries: entries.map(({ passage }) => passage), between: "", tail: text.slice(end) };
  const lines = linesIn(root);
  if (lines === undefined) return { head: text.slice(0, end), ...around };
  const at = text.indexOf(linesHere);
  const after = text.slice(at + linesHere.length, end);
  return { head: text.slice(0, at), listed: { lines, after }, ...around };
}

function linesIn({ lines, children }: Element): readonly Passage[] | undefined {
  if (lines !== undefined) return lines;
  for (const child of children) {
    const inside = linesIn(child);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** An HTML document; no element in it may be empty but those that HTML closes by itself. */
export function htmlDocument(
  attributes: Attributes,
  head: readonly (Element | undefined)[],
  body: Element,
): string {
  const root = element(
    "html",
    attributes,
    element("head", {}, element("meta", { charset: "utf-8" }), head),
    element("body", {}, body),
  );
  return `<!doctype html>\n${write(root, "")}\n`;
}

/** Elements without a document around them, each on a line. */
export const writeLines = (elements: readonly Element[]): string =>
  elements.map((one) => `${write(one, "")}\n`).join("");

/** @param depth in which it stands in documents */
export function writtenElement(one: Element, depth: number): WrittenElement {
  const text = write(one, "  ".repeat(depth), "\n");
  return { prefixes: [...prefixesOf(one)].join(" "), passage: new Passage(text) };
}

function prefixesOf({ name, attributes, children }: Element, prefixes = new Set<string>()): Set<string> {
  addPrefix(name, prefixes);
  for (const attribute in attributes) addPrefix(attribute, prefixes);
  for (const child of children) prefixesOf(child, prefixes);
  return prefixes;
}

function addPrefix(name: string, prefixes: Set<string>): void {
  const end = name.lastIndexOf(":");
  if (end > 0) prefixes.add(name.slice(0, end));
}

/** The element in lines of its own, in one text: one put together of others would keep them in memory as well. */
function write(one: Element, indent: string, before = ""): string {
  const parts = [before];
  put(one, indent, parts);
  return parts.join("");
}

function put({ name, attributes, children, text, lines }: Element, indent: string, parts: string[]): void {
  parts.push(indent, "<", name);
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) parts.push(" ", key, '="', escapeAttribute(String(value)), '"');
  }
  if (text !== undefined && text !== "") parts.push(">", text);
  else if (lines !== undefined) parts.push(">", linesHere, "\n", indent);
  else if (children.length === 0) {
    parts.push("/>");
    return;
  } else {
    parts.push(">\n");
    for (const child of children) {
      put(child, `${indent}  `, parts);
      parts.push("\n");
    }
    parts.push(indent);
  }
  parts.push("</", name, ">");
}
