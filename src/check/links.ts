import { readRfc3339 } from "./dates.ts";
import { type Findings, ruleTable, shown } from "./finding.ts";
import { isIri } from "./iri.ts";
import { all, first, type Node } from "./tree.ts";

/** What links of Atom must be, in Atom and in RSS. */
export const linkRules = ruleTable({
  "link-rel": [
    "error",
    "RFC 4287 §4.2.7.2",
    "rel is a name or an absolute IRI",
    "write a name without spaces and slashes",
  ],
  "link-rel-unknown": [
    "warning",
    "RFC 4287 §4.2.7.2",
    "rel is a registered name or an absolute IRI",
    "use a name of IANA's registry of link relations",
  ],
  "link-repeated": [
    "error",
    "RFC 4287 §4.1.1, §4.1.2",
    "no two alternate links have the same type and hreflang",
    "keep one; or say how they differ, by type or hreflang",
  ],
  "link-filled": ["warning", "RFC 4287 §4.2.7", "a link is empty", "remove what stands in it"],
  "link-relative": [
    "warning",
    "readers that do not resolve addresses",
    "addresses are absolute",
    "write it with https:// and host",
  ],
  "link-self": [
    "warning",
    "RFC 4287 §4.1.1; RSS Profile, atom:link",
    "a feed links to itself",
    'add a link with `rel="self"` and the address of the feed',
  ],
  "link-self-type": [
    "warning",
    "RFC 4287 §4.2.7.3",
    "the type of the link to itself is that of a feed",
    "write application/atom+xml or application/rss+xml",
  ],
  "link-alternate-type": [
    "warning",
    "Feedbin, which otherwise takes any other link for the page",
    "the alternate link comes first and has a type",
    'write `type="text/html"`, and put it before the other links',
  ],
  "link-enclosure-length": ["warning", "RFC 4287 §4.2.7.6", "an enclosure has length and type", "add both"],
  "link-license-repeated": [
    "error",
    "RFC 4946 §2",
    "no two licence links have the same href and type",
    "keep one of them",
  ],
  "link-thread": [
    "error",
    "RFC 4685 §4",
    "thr:count and thr:updated stand on links to replies",
    'write `rel="replies"`, or remove them',
  ],
  "link-thread-value": [
    "error",
    "RFC 4685 §4",
    "thr:count is a whole number, thr:updated a date of RFC 3339",
    "correct them",
  ],
  "paging-entry": ["warning", "RFC 5005 §3", "links between pages belong to the feed", "move it to the feed"],
  "paging-mixed": [
    "error",
    "RFC 5005 §2",
    "a complete feed has no other pages",
    "remove fh:complete or the links",
  ],
  "paging-archive": [
    "warning",
    "RFC 5005 §4",
    "an archive says where the current document is",
    'add a link with `rel="current"`',
  ],
  "paging-self": [
    "warning",
    "RFC 5005 §3",
    "a page does not link to itself as another page",
    "remove the link; the last page has no next one",
  ],
});

const registered = new Set(
  (
    "about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image archives author " +
    "blocked-by bookmark c2pa-manifest canonical chapter cite-as collection compression-dictionary contents " +
    "convertedfrom copyright create-form current deprecation describedby describes disclosure dns-prefetch duplicate " +
    "edit edit-form edit-media enclosure external first geofeed glossary help hosts hub ice-server icon index " +
    "intervalafter intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals intervalfinishedby " +
    "intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby intervaloverlaps intervalstartedby " +
    "intervalstarts item last latest-version license linkset lrdd manifest mask-icon me media-feed memento micropub " +
    "modulepreload monitor monitor-group next next-archive nofollow noopener noreferrer opener openid2.local_id " +
    "openid2.provider original p3pv1 payment pingback preconnect predecessor-version prefetch preload prerender prev " +
    "prev-archive preview previous privacy-policy profile publication related replies restconf rulesinput search " +
    "section self service service-desc service-doc service-meta sip-trunking-capability sponsored start status " +
    "stylesheet subsection successor-version sunset tag terms-of-service timegate timemap type ugc up " +
    "version-history via webmention working-copy working-copy-of"
  ).split(" "),
);
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
      `the address ${shown(href)} is relative`,
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
      `a link with rel ${shown(rel)} has replies`,
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
      found.check(!seen.has(key), rule, link, `another ${rel} link has the same ${same}`);
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
