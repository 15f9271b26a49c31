import { ruleTable } from "./finding.ts";

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
