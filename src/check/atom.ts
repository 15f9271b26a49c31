import { type Findings, ruleTable, shown, tag } from "./finding.ts";
import { checkEntryLinks, checkLinks } from "./links.ts";
import { checkContent, checkTextConstruct } from "./text.ts";
import { all, first, type Node } from "./tree.ts";
import { checkWords } from "./words.ts";
import { atomWords } from "./words-atom.ts";

/** What RFC 4287 asks for beyond single elements, and what RFC 6721 adds. */
export const atomRules = ruleTable({
  "atom-author": [
    "error",
    "RFC 4287 §4.1.1, §4.1.2",
    "an entry has an author, if the feed has none",
    "add an <author> to the feed, or to each entry",
  ],
  "atom-alternate": [
    "error",
    "RFC 4287 §4.1.2",
    "an entry without content has an alternate link",
    'add a <link rel="alternate">, or <content>',
  ],
  "atom-order": [
    "error",
    "RFC 4287 Appendix B",
    "what describes the feed stands before its entries",
    "move it before the first <entry>",
  ],
  "atom-id-repeated": [
    "warning",
    "RFC 4287 §4.1.1",
    "an id stands in the feed once",
    "give each entry an id of its own; readers show only one of these",
  ],
  "atom-id-of-feed": [
    "error",
    "RFC 4287 §4.2.6",
    "no entry has the id of the feed",
    "give the entry an id of its own",
  ],
  "atom-updated-same": [
    "warning",
    "RFC 4287 §3.3",
    "entries do not all say the same updated",
    "write when each was changed, with the time of day",
  ],
  "atom-dates": [
    "warning",
    "RFC 4287 §4.2.9",
    "nothing is updated before it is published",
    "correct one of the dates",
  ],
  "atom-source": [
    "warning",
    "RFC 4287 §4.2.11",
    "what is copied from another feed says its id, title and updated",
    "add them to <source>",
  ],
  "atom-summary-same": [
    "warning",
    "RFC 4287 §4.2.13",
    "the summary does not repeat the title or the content",
    "leave it out, or write one",
  ],
  "tombstone-repeated": [
    "error",
    "RFC 6721 §3",
    "no two deleted entries have the same ref and when",
    "keep one of them",
  ],
  "tombstone-live": [
    "warning",
    "RFC 6721 §3",
    "an entry in the feed is newer than its deletion",
    "remove the entry or <at:deleted-entry>",
  ],
});

/** What RFC 4287 asks of a feed. */
export function checkAtom(feed: Node, found: Findings): void {
  checkWords(feed, atomWords, found);
  const entries = all(feed, "atom:entry");
  const firstEntry = feed.children.findIndex(({ name }) => name === "atom:entry");
  const late =
    firstEntry < 0 ? undefined : feed.children.slice(firstEntry).find(({ name }) => name !== "atom:entry");
  if (late !== undefined)
    found.add(atomRules["atom-order"], late, `${tag(late)} stands after the first <entry>`);
  checkTexts(feed, found);
  const authored = first(feed, "atom:author") !== undefined;
  for (const entry of entries) checkEntry(entry, authored, found);
  checkIds(feed, entries, found);
  const updated = new Set(entries.map((entry) => first(entry, "atom:updated")?.text));
  if (entries.length > 2 && updated.size === 1)
    found.add(atomRules["atom-updated-same"], feed, `all entries were updated at ${[...updated][0]}`);
  checkTombstones(feed, entries, found);
  checkLinks(feed, found);
}

/** A document that is one entry (RFC 4287 §2). */
export function checkEntryDocument(entry: Node, found: Findings): void {
  checkWords(entry, atomWords, found);
  checkEntry(entry, false, found);
  checkEntryLinks(entry, found);
}

function checkEntry(entry: Node, feedHasAuthor: boolean, found: Findings): void {
  checkTexts(entry, found);
  const source = first(entry, "atom:source");
  const authored = feedHasAuthor || [entry, source].some((one) => one && first(one, "atom:author"));
  found.check(authored, atomRules["atom-author"], entry, "the entry has no author, and the feed has none");
  const content = first(entry, "atom:content");
  const alternate = all(entry, "atom:link").some(
    (link) => (link.attributes.get("rel") ?? "alternate") === "alternate",
  );
  found.check(
    content !== undefined || alternate,
    atomRules["atom-alternate"],
    entry,
    "the entry has neither content nor an alternate link",
  );
  if (content !== undefined) checkContent(content, entry, found);
  if (source !== undefined) {
    checkTexts(source, found);
    const whole = ["atom:id", "atom:title", "atom:updated"].every((name) => first(source, name));
    found.check(whole, atomRules["atom-source"], source, "<source> has no id, title or updated");
  }
  const [published, updated] = ["atom:published", "atom:updated"].map((name) => first(entry, name));
  if (published && updated && Date.parse(updated.text) < Date.parse(published.text))
    found.add(atomRules["atom-dates"], updated, "updated is before published");
  const summary = first(entry, "atom:summary");
  const title = first(entry, "atom:title");
  if (summary && title && summary.text.trim() !== "" && summary.text.trim() === title.text.trim())
    found.add(atomRules["atom-summary-same"], summary, "the summary is the title again");
}

function checkTexts(parent: Node, found: Findings): void {
  for (const name of ["atom:title", "atom:subtitle", "atom:summary", "atom:rights"])
    for (const node of all(parent, name)) checkTextConstruct(node, found);
}

function checkIds(feed: Node, entries: readonly Node[], found: Findings): void {
  const feedId = first(feed, "atom:id")?.text.trim();
  const seen = new Set<string>();
  for (const entry of entries) {
    const node = first(entry, "atom:id");
    const id = node?.text.trim() ?? "";
    if (node === undefined || id === "") continue;
    found.check(
      !seen.has(id),
      atomRules["atom-id-repeated"],
      node,
      () => `another entry has the id ${shown(id)}`,
    );
    found.check(
      id !== feedId,
      atomRules["atom-id-of-feed"],
      node,
      () => `the entry has the id of the feed, ${shown(id)}`,
    );
    seen.add(id);
  }
}

function checkTombstones(feed: Node, entries: readonly Node[], found: Findings): void {
  const seen = new Set<string>();
  for (const node of all(feed, "at:deleted-entry")) {
    const [ref = "", when = ""] = [node.attributes.get("ref"), node.attributes.get("when")];
    found.check(
      !seen.has(`${ref} ${when}`),
      atomRules["tombstone-repeated"],
      node,
      `${shown(ref)} is deleted twice at the same time`,
    );
    seen.add(`${ref} ${when}`);
    const live = entries.find((entry) => first(entry, "atom:id")?.text.trim() === ref);
    const updated = live && first(live, "atom:updated")?.text;
    if (updated !== undefined && Date.parse(updated) <= Date.parse(when))
      found.add(
        atomRules["tombstone-live"],
        node,
        `the entry ${shown(ref)} is in the feed, and not newer than its deletion`,
      );
  }
}
