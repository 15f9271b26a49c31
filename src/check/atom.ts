import { all, type Breach, first, local, type Node, Rules } from "./tree.ts";

const ns = (name: string) => `{http://www.w3.org/2005/Atom}${name}`;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const iri = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

/** What RFC 4287 asks of a feed document. */
export function atomBreaches(root: Node): Breach[] {
  const rules = new Rules();
  rules.check(root.name === ns("feed"), root, "the document must be an Atom feed");
  metadata(rules, root, "feed");
  rules.atMostOnce(root, "feed", ["generator", "icon", "logo", "rights", "subtitle"].map(ns));
  const entries = all(root, ns("entry"));
  const authored = first(root, ns("author")) !== undefined;
  const firstEntry = root.children.findIndex(({ name }) => name === ns("entry"));
  const late =
    firstEntry < 0 ? undefined : root.children.slice(firstEntry).find(({ name }) => name !== ns("entry"));
  rules.check(late === undefined, late ?? root, "what describes the feed must stand before its first entry");
  for (const entry of entries) {
    metadata(rules, entry, "entry");
    rules.atMostOnce(entry, "entry", ["content", "published", "rights", "source", "summary"].map(ns));
    const who = authored || first(entry, ns("author")) !== undefined;
    rules.check(who, entry, "an entry must have an author if the feed has none (§4.1.1)");
    const shown =
      first(entry, ns("content")) ??
      all(entry, ns("link")).find((link) => link.attributes.get("rel") === "alternate");
    rules.check(shown !== undefined, entry, "an entry without content must have an alternate link (§4.1.2)");
  }
  rules.unique(
    entries.flatMap((entry) => all(entry, ns("id"))),
    "id",
  );
  return rules.breaches;
}

function metadata(rules: Rules, node: Node, what: string): void {
  rules.once(node, what, ["id", "title", "updated"].map(ns));
  for (const id of all(node, ns("id")))
    rules.check(iri.test(id.text), id, `id must be an IRI, not ${JSON.stringify(id.text)}`);
  for (const date of [...all(node, ns("updated")), ...all(node, ns("published"))]) {
    const good = rfc3339.test(date.text) && !Number.isNaN(Date.parse(date.text));
    rules.check(
      good,
      date,
      `${local(date.name)} must be a date of RFC 3339, not ${JSON.stringify(date.text)}`,
    );
  }
  for (const person of [...all(node, ns("author")), ...all(node, ns("contributor"))])
    rules.once(person, local(person.name), [ns("name")]);
  const alternates = new Set<string>();
  for (const link of all(node, ns("link"))) {
    rules.url(link, link.attributes.get("href"), "link href");
    if (link.attributes.get("rel") !== "alternate") continue;
    const key = `${link.attributes.get("type")} ${link.attributes.get("hreflang")}`;
    rules.check(!alternates.has(key), link, "two alternate links have the same type and hreflang (§4.1.1)");
    alternates.add(key);
  }
  for (const text of [...all(node, ns("title")), ...all(node, ns("summary")), ...all(node, ns("content"))]) {
    const type = text.attributes.get("type") ?? "text";
    rules.check(
      ["text", "html", "xhtml"].includes(type),
      text,
      `${local(text.name)} has no type ${type} (§3.1.1)`,
    );
  }
}
