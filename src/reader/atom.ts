import { plainText } from "../markup/text.ts";
import type { ForeignEntry, ForeignFeed, PlainText, Url } from "../model.ts";
import { readFeedDate } from "./date.ts";
import { htmlWords, known, linkIn, wordsIn } from "./words.ts";
import { child, children, textIn, wordsOf, type XmlElement } from "./xml.ts";

/** Where older pages of a feed lie (RFC 5005 §3, §4); `previous` is the older one too in some that have it wrong. */
const pageRelations = ["prev-archive", "next", "previous", "prev"];

/** Atom 1.0 and 0.3: `feed`. */
export function readAtom(root: XmlElement, url: string | undefined): ForeignFeed {
  const self = children(root, "link").find(({ attributes }) => attributes.get("rel") === "self");
  const own = self && linkIn(self, self.attributes.get("href"), url);
  const base = url ?? own ?? alternate(root, undefined);
  return {
    format: "atom",
    pages: pageLinks(root, "link", base),
    entries: children(root, "entry").map((entry) => readEntry(entry, base)),
    ...known({
      id: textIn(root, "id"),
      title: textOfConstruct(child(root, "title")),
      link: alternate(root, base),
      self: own,
      generator: textIn(root, "generator") ?? child(root, "generator")?.attributes.get("uri"),
    }),
  };
}

function readEntry(entry: XmlElement, base: string | undefined): ForeignEntry {
  const original = textIn(entry, "feedburner:origlink");
  const content = child(entry, "content");
  return known({
    id: textIn(entry, "id"),
    link: original === undefined ? alternate(entry, base) : linkIn(entry, original, base),
    title: textOfConstruct(child(entry, "title")),
    published: readFeedDate(textIn(entry, "published", "issued", "created")),
    updated: readFeedDate(textIn(entry, "updated", "modified")),
    summary: textOfConstruct(child(entry, "summary")),
    text: content === undefined || isMedia(content) ? undefined : textOfConstruct(content),
  });
}

/** The page that an entry or a feed stands for; of several the first that is, or may be, HTML. */
function alternate(element: XmlElement, base: string | undefined): Url | undefined {
  const links = children(element, "link").filter(
    ({ attributes }) => (attributes.get("rel") ?? "alternate").toLowerCase() === "alternate",
  );
  const pages = links.filter(({ attributes }) => /html|^$/i.test(attributes.get("type") ?? ""));
  for (const link of [...pages, ...links]) {
    const address = linkIn(link, link.attributes.get("href"), base);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Whether it is something else than words: a picture, or what lies elsewhere (RFC 4287 §4.1.3). */
const isMedia = ({ attributes }: XmlElement) =>
  attributes.has("src") ||
  !/^(text|html|xhtml|text\/.*|application\/xhtml\+xml)?$/i.test(attributes.get("type") ?? "");

/** The words of a Text Construct (RFC 4287 §3.1), or of what Atom 0.3 had in its place. */
function textOfConstruct(element: XmlElement | undefined): PlainText | undefined {
  if (element === undefined) return undefined;
  const type = element.attributes.get("type") ?? "text";
  const isHtml =
    type === "html" || (type !== "text" && element.attributes.get("mode") !== "xml" && /html/i.test(type));
  if (isHtml) return type === "xhtml" ? plainText(wordsOf(element)) || undefined : wordsIn(element);
  if (element.attributes.get("mode") === "escaped") return htmlWords(wordsOf(element));
  return plainText(wordsOf(element)) || undefined;
}

/** @param name of the element that holds a link as Atom has it */
export function pageLinks(element: XmlElement, name: string, base: string | undefined): Url[] {
  const links = children(element, name);
  const pages = pageRelations.flatMap((relation) =>
    links.filter(({ attributes }) => attributes.get("rel")?.toLowerCase() === relation),
  );
  return [...new Set(pages.flatMap((link) => linkIn(link, link.attributes.get("href"), base) ?? []))];
}
