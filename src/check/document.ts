import { firstUnfit } from "../markup/text.ts";
import { checkAtom, checkEntryDocument } from "./atom.ts";
import { readRfc822, readRfc3339 } from "./dates.ts";
import { type Circumstances, type Finding, Findings, ruleTable, shown, tag } from "./finding.ts";
import { checkJson } from "./json.ts";
import { checkMedia } from "./media.ts";
import { namespaceMeant } from "./namespaces.ts";
import { checkRss } from "./rss.ts";
import { all, first, type Node, parseXml, type Tree } from "./tree.ts";

/** What holds for every document in XML. */
export const documentRules = ruleTable({
  "xml-syntax": [
    "error",
    "XML 1.0; Namespaces in XML",
    "the document is XML that every parser takes",
    "correct it; readers drop the whole feed",
  ],
  "xml-doctype": [
    "warning",
    "readers that refuse it, for what entities can do",
    "there is no DOCTYPE",
    "remove it, and write characters in place of entities",
  ],
  "xml-version": [
    "warning",
    "XML 1.0 §2.8",
    "the version of XML is 1.0",
    'write `<?xml version="1.0" encoding="utf-8"?>`',
  ],
  "xml-characters": [
    "warning",
    "XML 1.0 §2.2, which discourages them",
    "there are no control characters and noncharacters",
    "remove it; often it is a character of windows-1252",
  ],
  "namespace-near": [
    "warning",
    "Namespaces in XML §2.3",
    "the address of a namespace is written letter by letter",
    "write it as it is defined",
  ],
  "format-unknown": [
    "error",
    "RSS 2.0, RFC 4287, JSON Feed 1.1",
    "the document is RSS, Atom or JSON Feed",
    "give the address of the feed, not of a page",
  ],
  "format-old": [
    "warning",
    "RFC 4287, RSS 2.0",
    "the format is one that is kept up",
    "write RSS 2.0 or Atom 1.0; this document was checked as XML only",
  ],
  "date-future": [
    "warning",
    "aggregators, which hold it back or show it on top",
    "no date is in the future",
    "publish it then",
  ],
});

const dated = ["pubDate", "lastBuildDate", "atom:updated", "atom:published", "dc:date"];

/** Everything that is wrong with the text of a feed, of whatever format, in the order of the text. */
export function checkText(text: string, circumstances: Circumstances = {}): Finding[] {
  return /^\s*[{[]/.test(text)
    ? checkJson(text, circumstances).toSorted((a, b) => a.at - b.at)
    : checkTree(text, parseXml(text), circumstances);
}

/** Everything that is wrong with a document in XML. @param tree of the text */
export function checkTree(text: string, tree: Tree, circumstances: Circumstances): Finding[] {
  const found = new Findings(circumstances);
  const { root, flaw, hasDoctype } = tree;
  const start: Node = { name: "", attributes: new Map(), children: [], text: "", at: 0 };
  const isPage = /^\s*<(?:!doctype\s+html|html)\b/i.test(text);
  if (isPage) found.add(documentRules["format-unknown"], start, "this is a web page, not a feed");
  else if (flaw !== undefined)
    found.add(documentRules["xml-syntax"], { ...start, at: flaw.at }, `this is not XML: ${flaw.message}`);
  else if (root !== undefined) {
    if (hasDoctype) found.add(documentRules["xml-doctype"], start, "the document has a DOCTYPE");
    if (/^<\?xml[^>]*version\s*=\s*["']1\.1/.test(text))
      found.add(documentRules["xml-version"], start, "this is XML 1.1");
    const odd = firstUnfit(text);
    if (odd >= 0)
      found.add(
        documentRules["xml-characters"],
        { ...start, at: odd },
        `there is the character U+${text.charCodeAt(odd).toString(16).toUpperCase().padStart(4, "0")}`,
      );
    checkNamespaces(tree, found);
    checkRoot(root, found);
  }
  return found.list.toSorted((a, b) => a.at - b.at);
}

function checkRoot(root: Node, found: Findings): void {
  if (root.name === "rss") checkRss(root, found);
  else if (root.name === "atom:feed") checkAtom(root, found);
  else if (root.name === "atom:entry") checkEntryDocument(root, found);
  else if (root.name === "rdf:RDF" && all(root, "rss1:channel").length > 0)
    found.add(documentRules["format-old"], root, "this is RSS 1.0");
  else if (root.name === "{http://purl.org/atom/ns#}feed")
    found.add(documentRules["format-old"], root, "this is Atom 0.3");
  else found.add(documentRules["format-unknown"], root, `the document is ${tag(root)}, not a feed`);
  const channel = first(root, "channel");
  const described = [root, ...(channel ? [channel] : [])];
  for (const parent of described.flatMap((one) => [one, ...all(one, "item"), ...all(one, "atom:entry")])) {
    checkMedia(parent, found);
    checkFuture(parent, found);
  }
}

function checkFuture(parent: Node, found: Findings): void {
  const { now } = found.circumstances;
  if (now === undefined) return;
  for (const name of dated)
    for (const node of all(parent, name)) {
      const { at } = /^\d{4}-/.test(node.text) ? readRfc3339(node.text) : readRfc822(node.text.trim());
      if (at !== undefined && at > now)
        found.add(documentRules["date-future"], node, `${tag(node)} is in the future: ${node.text}`);
    }
}

function checkNamespaces({ namespaces }: Tree, found: Findings): void {
  for (const [address, node] of namespaces) {
    const meant = namespaceMeant(address);
    if (meant !== undefined)
      found.add(
        documentRules["namespace-near"],
        node,
        `the namespace ${shown(address)} is probably meant to be ${meant}`,
      );
  }
}
