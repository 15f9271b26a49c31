import { all, type Breach, first, local, type Node, Rules } from "./tree.ts";

const channelElements =
  "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays item";
const itemElements = "title link description author category comments enclosure guid pubDate source";
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (GMT|[+-]\d{4})$/;
const mailbox = /^[^\s@]+@[^\s@]+\.[^\s@]+/;
const atomLink = "{http://www.w3.org/2005/Atom}link";

/** What RSS 2.0 and the RSS Profile ask of a document. */
export function rssBreaches(root: Node): Breach[] {
  const rules = new Rules();
  rules.check(
    root.name === "rss" && root.attributes.get("version") === "2.0",
    root,
    "the document must be rss, version 2.0",
  );
  rules.once(root, "rss", ["channel"]);
  const channel = first(root, "channel");
  if (channel === undefined) return rules.breaches;
  rules.once(channel, "channel", ["title", "link", "description"]);
  rules.atMostOnce(channel, "channel", ["language", "lastBuildDate", "pubDate", "generator", "ttl", "image"]);
  onlyKnown(rules, channel, channelElements);
  const items = all(channel, "item");
  const firstItem = channel.children.findIndex(({ name }) => name === "item");
  if (firstItem >= 0) {
    const late = channel.children.slice(firstItem).find(({ name }) => name !== "item");
    rules.check(
      late === undefined,
      late ?? channel,
      "what describes the channel must stand before its first item",
    );
  }
  for (const link of all(channel, "link")) rules.url(link, link.text, "link");
  for (const link of all(channel, atomLink)) rules.url(link, link.attributes.get("href"), "atom:link");
  for (const date of [...all(channel, "lastBuildDate"), ...all(channel, "pubDate")]) dateRule(rules, date);
  for (const item of items) itemRules(rules, item);
  rules.unique(
    items.flatMap((item) => all(item, "guid")),
    "guid",
  );
  return rules.breaches;
}

function itemRules(rules: Rules, item: Node): void {
  const says = first(item, "title") ?? first(item, "description");
  rules.check(says !== undefined, item, "item must have a title or a description");
  rules.atMostOnce(item, "item", [
    "title",
    "link",
    "description",
    "author",
    "enclosure",
    "guid",
    "pubDate",
    "source",
    "comments",
  ]);
  onlyKnown(rules, item, itemElements);
  for (const link of all(item, "link")) rules.url(link, link.text, "link");
  for (const comments of all(item, "comments")) rules.url(comments, comments.text, "comments");
  for (const source of all(item, "source")) rules.url(source, source.attributes.get("url"), "source url");
  for (const date of all(item, "pubDate")) dateRule(rules, date);
  for (const author of all(item, "author"))
    rules.check(mailbox.test(author.text), author, "author must be an e-mail address");
  for (const guid of all(item, "guid")) {
    rules.check(
      guid.text.trim() !== "" && guid.text === guid.text.trim(),
      guid,
      "guid must be text without white space around it",
    );
    if (guid.attributes.get("isPermaLink") !== "false")
      rules.url(guid, guid.text, "a guid that is a permalink");
  }
  for (const enclosure of all(item, "enclosure")) {
    rules.url(enclosure, enclosure.attributes.get("url"), "enclosure url");
    rules.check(
      /^\d+$/.test(enclosure.attributes.get("length") ?? ""),
      enclosure,
      "enclosure length must be a number of bytes",
    );
    rules.check(
      /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(enclosure.attributes.get("type") ?? ""),
      enclosure,
      "enclosure type must be a media type",
    );
  }
}

function dateRule(rules: Rules, { text, ...rest }: Node): void {
  const good = rfc822.test(text) && new Date(text).toUTCString().slice(0, 3) === text.slice(0, 3);
  rules.check(
    good,
    { text, ...rest },
    `${local(rest.name)} must be a date of RFC 822, not ${JSON.stringify(text)}`,
  );
}

function onlyKnown(rules: Rules, node: Node, known: string): void {
  const names = new Set(known.split(" "));
  for (const child of node.children) {
    rules.check(
      child.name.startsWith("{") || names.has(child.name),
      child,
      `${node.name} has no element ${child.name}`,
    );
  }
}
