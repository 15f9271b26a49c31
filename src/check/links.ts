import { readRfc3339 } from "./dates.ts";
import { type Findings, shown } from "./finding.ts";
import { isIri } from "./iri.ts";
import { linkRules } from "./link-rules.ts";
import { registered } from "./relations.ts";
import { all, first, type Node } from "./tree.ts";

const paging = /^(?:first|last|previous|prev|next|prev-archive|next-archive|current)$/;

/** The name of a relation: without what IANA's registry puts before it. */
const relOf = (link: Node) =>
  (link.attributes.get("rel") ?? "alternate").replace(
    /^http:\/\/www\.iana\.org\/assignments\/relation\//,
    "",
  );

/** The links of a feed or channel, and of its entries. */
export function checkLinks(feed: Node, found: Findings): void {
  const links = all(feed, "atom:link");
  const selves = links.filter((link) => relOf(link) === "self");
  found.check(selves.length > 0, linkRules["link-self"], feed, 'the feed has no link with rel="self"');
  for (const self of selves) {
    const type = self.attributes.get("type")?.replace(/;.*/, "");
    const isFeed =
      type === undefined || /^application\/(?:(?:atom|rss|rdf)\+xml|xml)$|^text\/xml$/.test(type);
    found.check(isFeed, linkRules["link-self-type"], self, `the link to itself has the type ${shown(type)}`);
  }
  const own = selves[0]?.attributes.get("href");
  const isComplete = first(feed, "fh:complete") !== undefined;
  for (const link of links) {
    const rel = relOf(link);
    if (isComplete && paging.test(rel) && rel !== "current")
      found.add(linkRules["paging-mixed"], link, `the feed is complete and has a link to its ${rel}`);
    const other = /^(?:next|previous|prev|prev-archive|next-archive)$/.test(rel);
    if (other && own !== undefined && link.attributes.get("href") === own)
      found.add(linkRules["paging-self"], link, `the link to ${rel} leads to the page itself`);
  }
  if (first(feed, "fh:archive") !== undefined)
    found.check(
      links.some((link) => relOf(link) === "current"),
      linkRules["paging-archive"],
      feed,
      "the archive has no link to the current document",
    );
  checkLinksOf(feed, found);
  for (const entry of [...all(feed, "atom:entry"), ...all(feed, "item")]) checkEntryLinks(entry, found);
}

/** The links of an entry, and of what it was copied from. */
export function checkEntryLinks(entry: Node, found: Findings): void {
  checkLinksOf(entry, found);
  for (const source of all(entry, "atom:source")) checkLinksOf(source, found);
  for (const link of all(entry, "atom:link"))
    if (paging.test(relOf(link)))
      found.add(linkRules["paging-entry"], link, `the entry has a link to the ${relOf(link)} page`);
}

function checkThread(link: Node, found: Findings): void {
  const [count = "0", updated] = ["thr:count", "thr:updated"].map((name) => link.attributes.get(name));
  const isRight = /^\d+$/.test(count) && (updated === undefined || readRfc3339(updated).at !== undefined);
  const known = isRight && !link.attributes.has("thr:when");
  found.check(
    known,
    linkRules["link-thread-value"],
    link,
    "thr:count is no number, or thr:updated no date, or there is thr:when",
  );
}

function checkLinksOf(parent: Node, found: Findings): void {
  const links = all(parent, "atom:link");
  const seen = new Set<string>();
  for (const link of links) {
    const rel = relOf(link);
    const [href = "", type = "", hreflang = ""] = ["href", "type", "hreflang"].map((name) =>
      link.attributes.get(name),
    );
    if (!registered.has(rel) && !isIri(rel)) {
      const id = /^[^\s:/?#[\]]+$/.test(rel) ? "link-rel-unknown" : "link-rel";
      found.add(linkRules[id], link, `rel ${shown(rel)} is not registered`);
    }

    found.check(
      href === "" || isIri(href),
      linkRules["link-relative"],
      link,
      () => `the address ${shown(href)} is relative`,
    );
    found.check(
      link.children.length === 0 && link.text.trim() === "",
      linkRules["link-filled"],
      link,
      "<link> is not empty",
    );
    checkThread(link, found);
    const threaded = link.attributes.has("thr:count") || link.attributes.has("thr:updated");
    found.check(
      !threaded || rel === "replies",
      linkRules["link-thread"],
      link,
      () => `a link with rel ${shown(rel)} has replies`,
    );
    const key =
      rel === "alternate"
        ? `alternate ${type} ${hreflang}`
        : rel === "license"
          ? `license ${href} ${type}`
          : undefined;
    if (key !== undefined) {
      const rule = rel === "alternate" ? linkRules["link-repeated"] : linkRules["link-license-repeated"];
      const same = rel === "alternate" ? "type and hreflang" : "href and type";
      found.check(!seen.has(key), rule, link, () => `another ${rel} link has the same ${same}`);
      seen.add(key);
    }
    if (rel === "enclosure" && parent.name === "atom:entry")
      found.check(
        link.attributes.has("length") && type !== "",
        linkRules["link-enclosure-length"],
        link,
        "the enclosure has no length or no type",
      );
  }
  const alternate = links.findIndex((link) => relOf(link) === "alternate");
  const node = links[alternate];
  if (node !== undefined && parent.name === "atom:entry")
    found.check(
      alternate === 0 && node.attributes.has("type"),
      linkRules["link-alternate-type"],
      node,
      "the alternate link is not the first, or has no type",
    );
}
