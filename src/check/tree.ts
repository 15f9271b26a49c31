import { type SaxesAttributeNS, SaxesParser } from "saxes";
import { nameIn } from "./namespaces.ts";

/** An element of a feed as strict XML parsers see it. */
export interface Node {
  /** as everybody writes it: `item`, `dc:creator`, `{address}name` in a namespace that is not known */
  readonly name: string;
  /** by name as everybody writes it; without the declarations of namespaces */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  readonly parent?: Node | undefined;
  /** of this element alone, not of those in it */
  text: string;
  /** where its tag begins, in UTF-16 units */
  readonly at: number;
}

/** A document as far as strict XML parsers take it. */
export interface Tree {
  readonly root?: Node;
  /** the first thing that such a parser refuses */
  readonly flaw?: { readonly message: string; readonly at: number };
  readonly hasDoctype: boolean;
  /** addresses of the namespaces that are declared, each where it first is */
  readonly namespaces: ReadonlyMap<string, Node>;
  /** what the elements around the entries declare: addresses by prefix, empty where it is that of all names without one */
  readonly declared: ReadonlyMap<string, string>;
}

/** In elements, one in the other: deeper than any feed, and no deeper than the stack. */
const deepest = 500;

/** Reads a document with a parser that knows namespaces and forgives nothing; no DTD is followed. */
export function parseXml(text: string): Tree {
  const parser = new SaxesParser({ xmlns: true });
  const outer: Node = { name: "", attributes: new Map(), children: [], text: "", at: 0 };
  const open: Node[] = [outer];
  const namespaces = new Map<string, Node>();
  const declared = new Map<string, string>();
  const nameOf = namer();
  let hasDoctype = false;
  let flaw: Tree["flaw"];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    hasDoctype = true;
  });
  parser.on("opentag", ({ uri, local, attributes, ns }) => {
    if (open.length > deepest) throw new Error(`elements stand in each other more than ${deepest} deep`);
    const parent = open.at(-1) ?? outer;
    const node: Node = {
      name: nameOf(uri, local),
      attributes: valuesOf(attributes, nameOf),
      children: [],
      parent: parent === outer ? undefined : parent,
      text: "",
      at: Math.max(0, text.lastIndexOf("<", parser.position - 1)),
    };
    if (open.length === 1 || (open.length === 2 && local === "channel"))
      for (const [prefix, address] of Object.entries(ns)) declared.set(prefix, address);
    for (const prefix in ns) {
      const address = ns[prefix] ?? "";
      if (!namespaces.has(address)) namespaces.set(address, node);
    }
    parent.children.push(node);
    open.push(node);
  });
  const take = (characters: string) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += characters;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", () => void open.pop());
  try {
    parser.write(text).close();
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/^\d+:\d+: /, "") : String(error);
    flaw = { message, at: Math.min(Math.max(0, parser.position - 1), text.length) };
  }
  const [root] = outer.children;
  if (root === undefined) flaw ??= { message: "the document is empty", at: 0 };
  return { ...(root && { root }), ...(flaw && { flaw }), hasDoctype, namespaces, declared };
}

/** `nameIn` that makes each name of a document once. */
function namer(): typeof nameIn {
  const names = new Map<string, Map<string, string>>();
  return (uri, local) => {
    const inside = names.get(uri) ?? new Map<string, string>();
    names.set(uri, inside);
    const name = inside.get(local) ?? nameIn(uri, local);
    inside.set(local, name);
    return name;
  };
}

const none: ReadonlyMap<string, string> = new Map();

/** Attributes by their names, without the declarations of namespaces. */
function valuesOf(
  attributes: Readonly<Record<string, SaxesAttributeNS>>,
  nameOf: typeof nameIn,
): ReadonlyMap<string, string> {
  let values: Map<string, string> | undefined;
  // Most elements have none, and no list of them has to be made.
  for (const written in attributes) {
    const { uri = "", local = "", value = "" } = attributes[written] ?? {};
    const name = nameOf(uri, local);
    if (name.startsWith("xmlns")) continue;
    values ??= new Map();
    values.set(name, value);
  }
  return values ?? none;
}

export const all = (node: Node, name: string) => node.children.filter((child) => child.name === name);
export const first = (node: Node, name: string) => node.children.find((child) => child.name === name);

/** A name as messages show it: without `atom:` where it is the format's own, without an unknown address. */
export const labelOf = (name: string) => name.replace(/^\{.*\}|^(?:atom|rss1):/, "");

/** 1-based line and column, in UTF-16 units, of an offset. */
export function positionOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  const ends = [...before.matchAll(/\r\n?|\n/g)];
  const last = ends.at(-1);
  return { line: ends.length + 1, column: before.length - (last ? last.index + last[0].length : 0) + 1 };
}
