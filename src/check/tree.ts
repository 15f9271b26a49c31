import { SaxesParser } from "saxes";

/** An element of a feed as strict XML parsers see it. */
export interface Node {
  /** `{namespace}local`, or the local name alone where there is no namespace */
  readonly name: string;
  /** by name, with the namespace where there is one */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
  /** of this element alone, not of those in it */
  text: string;
  /** 1-based */
  readonly line: number;
}

/** A rule that a document breaks. */
export interface Breach {
  readonly message: string;
  /** 1-based */
  readonly line: number;
}

const qualified = (uri: string, local: string) => (uri === "" ? local : `{${uri}}${local}`);

/** The tree of a well-formed, namespace-correct document, or the first breach. */
export function parseXml(text: string): Node | Breach {
  const parser = new SaxesParser({ xmlns: true });
  const outer: Node = { name: "", attributes: new Map(), children: [], text: "", line: 1 };
  const open: Node[] = [outer];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("a feed has no DOCTYPE");
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const values = Object.values(attributes).map(
      (attribute) => [qualified(attribute.uri, attribute.local), attribute.value] as const,
    );
    const node: Node = {
      name: qualified(uri, local),
      attributes: new Map(values),
      children: [],
      text: "",
      line: parser.line,
    };
    open.at(-1)?.children.push(node);
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
    return { message: error instanceof Error ? error.message : String(error), line: parser.line };
  }
  return outer.children[0] ?? { message: "the document is empty", line: 1 };
}

export const all = (node: Node, name: string) => node.children.filter((child) => child.name === name);
export const first = (node: Node, name: string) => node.children.find((child) => child.name === name);

/** Collects what breaks a rule. */
export class Rules {
  readonly breaches: Breach[] = [];

  check(holds: boolean, node: Node, message: string): void {
    if (!holds) this.breaches.push({ message, line: node.line });
  }

  /** Each of the names exactly once. */
  once(node: Node, what: string, names: readonly string[]): void {
    for (const name of names) {
      const count = all(node, name).length;
      this.check(count === 1, node, `${what} must have exactly one ${local(name)}, not ${count}`);
    }
  }

  /** Each of the names once at the most. */
  atMostOnce(node: Node, what: string, names: readonly string[]): void {
    for (const name of names)
      this.check(all(node, name).length <= 1, node, `${what} must have one ${local(name)} at the most`);
  }

  url(node: Node, value: string | undefined, what: string): void {
    const good = value !== undefined && /^https?:\/\/[\x21-\x7E]+$/.test(value) && URL.canParse(value);
    this.check(good, node, `${what} must be an absolute http(s) URL, not ${JSON.stringify(value)}`);
  }

  unique(nodes: readonly Node[], what: string): void {
    const seen = new Set<string>();
    for (const node of nodes) {
      this.check(!seen.has(node.text), node, `${what} ${JSON.stringify(node.text)} stands there twice`);
      seen.add(node.text);
    }
  }
}

export const local = (name: string) => name.replace(/^\{.*\}/, "");
