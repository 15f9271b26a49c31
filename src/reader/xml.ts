import { decodeHTMLStrict } from "entities";
import { Parser } from "htmlparser2";

/** An element of a feed that need not be well-formed. */
export interface XmlElement {
  /** in lower case; `prefix:local` with the usual prefix of its namespace, the local name alone in the feed's own */
  readonly name: string;
  /** by name, in lower case, with the usual prefix of its namespace */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** `xml:base` in force, against the bases around it */
  readonly base?: string;
}

/** What is nested deeper is read as the text of what holds it. */
const deepest = 200;
/** No feed is nested like this: what follows is not read. */
const tooDeepToGoOn = 2000;

/** The usual prefix of a namespace, by its URI without scheme and last `/` or `#`, in lower case. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["www.w3.org/2005/atom", "atom"],
  ["purl.org/atom/ns", "atom"],
  ["www.w3.org/1999/xhtml", "xhtml"],
  ["www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"],
  ["purl.org/dc/elements/1.0", "dc"],
  ["purl.org/dc/elements/1.1", "dc"],
  ["purl.org/dc/terms", "dcterms"],
  ["purl.org/rss/1.0/modules/content", "content"],
  ["rssnamespace.org/feedburner/ext/1.0", "feedburner"],
  ["purl.org/rss/1.0", ""],
  ["my.netscape.com/rdf/simple/0.9", ""],
  ["channel.netscape.com/rdf/simple/0.9", ""],
  ["backend.userland.com/rss", ""],
  ["backend.userland.com/rss2", ""],
  ["backend.userland.com/rss091", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
]);

interface Open {
  readonly element: XmlElement;
  /** by prefix, as declared here and around */
  readonly namespaces: ReadonlyMap<string, string>;
}

/**
 * The tree of a document, well-formed or not; what stands at its top are the children of the element given.
 * Entities that a DOCTYPE declares are not expanded; those of HTML are known.
 */
export function readXml(text: string): XmlElement {
  const top: XmlElement = { name: "", attributes: new Map(), children: [] };
  const open: Open[] = [{ element: top, namespaces: new Map() }];
  let tooDeep = 0;
  let literal = false;
  let own: string | undefined;
  const inner = () => open.at(-1) ?? { element: top, namespaces: new Map<string, string>() };

  const nameOf = (written: string, namespaces: ReadonlyMap<string, string>): string => {
    const [, prefix = "", local = ""] = /^(?:([^:]*):)?(.*)$/s.exec(written.toLowerCase()) ?? [];
    const uri = namespaces.get(prefix);
    const known = uri === undefined ? prefix : (prefixes.get(bareUri(uri)) ?? (prefix || "?"));
    // An Atom document is in the namespace of Atom, or in none, or in one that is misspelt.
    if (local === "feed" && open.length === 1) own = known;
    return known === "" || known === own ? local : `${known}:${local}`;
  };

  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (open.length > deepest) {
          if (++tooDeep > tooDeepToGoOn) parser.pause();
          return;
        }
        const outer = inner();
        const written = Object.entries(attributes).map(
          ([attribute, value]) => [attribute.toLowerCase(), decodeHTMLStrict(value)] as const,
        );
        const declared = written.filter(([attribute]) => /^xmlns(:|$)/.test(attribute));
        const namespaces =
          declared.length === 0
            ? outer.namespaces
            : new Map([
                ...outer.namespaces,
                ...declared.map(([attribute, uri]) => [attribute.slice(6), uri] as const),
              ]);
        const values = new Map(
          written.map(([attribute, value]) => [
            attribute.includes(":") ? nameOf(attribute, namespaces) : attribute,
            value,
          ]),
        );
        const base = joined(values.get("xml:base"), outer.element.base);
        const element: XmlElement = {
          name: nameOf(tag, namespaces),
          attributes: values,
          children: [],
          ...(base !== undefined && { base }),
        };
        outer.element.children.push(element);
        open.push({ element, namespaces });
      },
      ontext: (data) => void inner().element.children.push(literal ? data : decodeHTMLStrict(data)),
      oncdatastart() {
        literal = true;
      },
      oncdataend() {
        literal = false;
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep--;
        else if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(text);
  return top;
}

const bareUri = (uri: string) =>
  uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/[/#]+$/, "");

function joined(written: string | undefined, outer: string | undefined): string | undefined {
  if (written === undefined || outer === undefined) return written ?? outer;
  return URL.canParse(written, outer) ? new URL(written, outer).href : written;
}

export const children = ({ children }: XmlElement, ...names: string[]): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== "string" && names.includes(child.name));

/** The first child by the first of the names that has any text or attribute. */
export function child(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = children(element, name).find((one) => one.children.length > 0 || one.attributes.size > 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

const inline =
  /^(xhtml:)?(a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|tt|u|var)$/;

/** The words in an element, with a space where one block ends and another begins; not cleaned. */
export function wordsOf({ children }: XmlElement): string {
  return children
    .map((one) =>
      typeof one === "string" ? one : inline.test(one.name) ? wordsOf(one) : ` ${wordsOf(one)} `,
    )
    .join("");
}

/** The text of the first child by one of the names, trimmed; `undefined` where there is none or it is empty. */
export function textIn(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    for (const one of children(element, name)) {
      const text = wordsOf(one).trim();
      if (text !== "") return text;
    }
  }
  return undefined;
}
