import { ruleTable } from "./finding.ts";

const by = "JSON Feed 1.1";
/** What JSON Feed 1.1 asks for. */
export const jsonRules = ruleTable({
  "json-syntax": ["error", "RFC 8259", "the document is JSON", "correct it"],
  "json-object": [
    "error",
    by,
    "the feed, an item, an author, an attachment and a hub are objects",
    "write it in { }",
  ],
  "json-version": [
    "error",
    `${by}, version`,
    "the version is the address of JSON Feed 1.1",
    'write "https://jsonfeed.org/version/1.1"',
  ],
  "json-version-old": ["warning", `${by}, version`, "the version is 1.1", "write 1.1, and authors as a list"],
  "json-missing": ["error", by, "what is required is there", "add it"],
  "json-value": ["error", by, "a value is of the kind that it should be", "correct the value"],
  "json-null": ["error", by, "what is absent is left out", "leave the key out in place of null"],
  "json-unknown": [
    "warning",
    `${by}, extensions`,
    "there is no key but those of JSON Feed; others begin with _",
    "correct the key, or put it into an object whose key begins with _",
  ],
  "json-extension": [
    "error",
    `${by}, extensions`,
    "an extension is an object, and its key has a letter after _ and no dot",
    "rename it",
  ],
  "json-content": [
    "error",
    `${by}, items`,
    "an item has content_html or content_text",
    "add one; readers drop the item without",
  ],
  "json-id-repeated": [
    "error",
    `${by}, items, id`,
    "an id stands in the feed once",
    "give each item an id of its own",
  ],
  "json-author": [
    "warning",
    `${by}, authors`,
    "there is a list of authors, no author",
    "write `authors`, a list",
  ],
  "json-author-empty": ["error", `${by}, authors`, "an author has a name, url or avatar", "add one of them"],
  "json-next": [
    "error",
    `${by}, next_url`,
    "the next page is another than this one",
    "leave it out on the last page",
  ],
  "json-self": [
    "warning",
    `${by}, feed_url`,
    "a feed says its own address and that of its site",
    "add feed_url and home_page_url",
  ],
  "json-dates": [
    "warning",
    `${by}, items, date_modified`,
    "nothing is changed before it is published",
    "correct one of the dates",
  ],
  "json-future": [
    "warning",
    "aggregators, which hold it back or show it on top",
    "no date is in the future",
    "publish it then",
  ],
});
