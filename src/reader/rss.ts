import { plainText } from "../markup/text.ts";
import { titleText } from "../markup/title.ts";
import { webUrl } from "../markup/url.ts";
import type { ForeignEntry, ForeignFeed, PlainText, Url } from "../model.ts";
import { pageLinks } from "./atom.ts";
import { readFeedDate } from "./date.ts";
import { known, linkIn, wordsIn } from "./words.ts";
import { child, children, textIn, wordsOf, type XmlElement } from "./xml.ts";

/** RSS 0.90 to 2.0 and 1.0: `rss` or `rdf:RDF`. */
export function readRss(root: XmlElement, url: string | undefined): ForeignFeed {
  const channel = child(root, "channel") ?? root;
  const title = textIn(channel, "title", "dc:title");
  const link = children(channel, "link")
    .map((one) => linkIn(one, wordsOf(one), url))
    .find((one) => one !== undefined);
  const base = link ?? url;
  // RSS 1.0 has the items beside the channel, and some of later versions put them there by mistake.
  const items = [channel, ...(channel === root ? [] : [root])].flatMap((holder) => children(holder, "item"));
  return {
    format: "rss",
    pages: pageLinks(channel, "atom:link", base),
    entries: items.map((item) => readItem(item, base)),
    ...known({
      title: title === undefined ? undefined : titleText(title),
      link,
      self: selfLink(channel, base),
      generator: textIn(channel, "generator"),
    }),
  };
}

function readItem(item: XmlElement, base: string | undefined): ForeignEntry {
  const guid = child(item, "guid");
  const id = textIn(item, "guid", "atom:id") ?? item.attributes.get("rdf:about")?.trim();
  const isPermalink = guid?.attributes.get("ispermalink")?.toLowerCase() !== "false";
  const [summary, text] = [
    child(item, "description", "atom:summary"),
    child(item, "content:encoded", "atom:content"),
  ];
  return known({
    id: id || undefined,
    link: linkOf(item, base) ?? (isPermalink && id !== undefined ? webUrl(id) : undefined),
    title: titleOf(item),
    published: readFeedDate(
      textIn(item, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date"),
    ),
    updated: readFeedDate(textIn(item, "atom:updated", "dcterms:modified")),
    summary: wordsIn(summary),
    text: wordsIn(text),
  });
}

/** Before it led through a counter of visits, where something still says where. */
function linkOf(item: XmlElement, base: string | undefined): Url | undefined {
  const original = textIn(item, "feedburner:origlink");
  if (original !== undefined) return linkIn(item, original, base);
  for (const one of children(item, "link")) {
    const link = linkIn(one, wordsOf(one) || one.attributes.get("href"), base);
    if (link !== undefined) return link;
  }
  const alternate = children(item, "atom:link").find(
    ({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate",
  );
  return alternate && linkIn(alternate, alternate.attributes.get("href"), base);
}

function titleOf(item: XmlElement): PlainText | undefined {
  const title = child(item, "title", "dc:title");
  if (title === undefined) return undefined;
  const isMarkup = title.children.some((one) => typeof one !== "string");
  const text = wordsOf(title);
  return (isMarkup ? plainText(text) : titleText(text)) || undefined;
}

function selfLink(channel: XmlElement, base: string | undefined): Url | undefined {
  const self = children(channel, "atom:link").find(({ attributes }) => attributes.get("rel") === "self");
  return self && linkIn(self, self.attributes.get("href"), base);
}
