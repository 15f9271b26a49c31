import { checkApple } from "./apple.ts";
import { type Findings, shown, tag } from "./finding.ts";
import { checkHtml } from "./html.ts";
import { isWebUrl } from "./iri.ts";
import { checkLinks } from "./links.ts";
import { rssRules } from "./rss-rules.ts";
import { checkPlain, checkTitle } from "./text.ts";
import { all, first, type Node } from "./tree.ts";
import { checkWords } from "./words.ts";
import { rssWords } from "./words-rss.ts";

const twice: readonly (readonly [core: string, other: string])[] = [
  ["pubDate", "dc:date"],
  ["author", "dc:creator"],
  ["managingEditor", "dc:creator"],
  ["language", "dc:language"],
  ["copyright", "dc:rights"],
  ["webMaster", "dc:publisher"],
  ["category", "dc:subject"],
  ["lastBuildDate", "dcterms:modified"],
  ["title", "dc:title"],
  ["description", "dc:description"],
];

/** What RSS 2.0 and the RSS Profile ask of a document whose outermost element is `rss`. */
export function checkRss(root: Node, found: Findings): void {
  const version = root.attributes.get("version");
  if (/^0\.9[1-4]$/.test(version ?? ""))
    found.add(rssRules["rss-version-old"], root, `this is RSS ${version}`);
  else if (version !== undefined)
    found.check(version === "2.0", rssRules["rss-version"], root, `there is no RSS ${shown(version)}`);
  checkWords(root, rssWords, found);
  const channel = first(root, "channel");
  if (channel === undefined) return;
  checkChannel(channel, found);
  const items = all(channel, "item");
  for (const item of items) checkItem(item, found);
  const guids = new Set<string>();
  for (const guid of items.flatMap((item) => all(item, "guid"))) {
    const text = guid.text.trim();
    found.check(
      !guids.has(text),
      rssRules["rss-guid-repeated"],
      guid,
      () => `another item has the guid ${shown(text)}`,
    );
    guids.add(text);
  }
  checkLinks(channel, found);
  checkApple(channel, found);
}

function checkChannel(channel: Node, found: Findings): void {
  const title = first(channel, "title");
  if (title !== undefined) checkTitle(title, found);
  for (const name of ["description", "copyright"])
    for (const node of all(channel, name)) checkPlain(node, rssRules["rss-description-html"], found);
  saidTwice(channel, found);
  const firstItem = channel.children.findIndex(({ name }) => name === "item");
  const late =
    firstItem < 0 ? undefined : channel.children.slice(firstItem).find(({ name }) => name !== "item");
  if (late !== undefined)
    found.add(rssRules["rss-item-order"], late, `${tag(late)} stands after the first <item>`);
  for (const image of all(channel, "image")) checkImage(image, channel, found);
  for (const input of all(channel, "textInput"))
    found.add(rssRules["rss-text-input"], input, "readers ignore <textInput>");
  for (const list of [...all(channel, "skipHours"), ...all(channel, "skipDays")]) {
    const seen = new Set<string>();
    for (const one of list.children) {
      const value = one.text.trim().replace(/^0(?=\d)|^24$/, "") || "0";
      found.check(
        !seen.has(value),
        rssRules["rss-skip-repeated"],
        one,
        `${tag(one)} ${value} stands there twice`,
      );
      seen.add(value);
    }
  }
}

function checkImage(image: Node, channel: Node, found: Findings): void {
  const same = (name: string) => first(image, name)?.text.trim() === first(channel, name)?.text.trim();
  for (const name of ["title", "link"]) {
    const node = first(image, name);
    if (node !== undefined && !same(name))
      found.add(rssRules["rss-image-title"], node, `<${name}> of the image is not that of the channel`);
  }
  for (const [name, most] of [
    ["width", 144],
    ["height", 400],
  ] as const) {
    const node = first(image, name);
    if (node !== undefined)
      found.check(
        !(Number(node.text) > most),
        rssRules["rss-image-size"],
        node,
        `<${name}> is more than ${most}`,
      );
  }
  const url = first(image, "url");
  const ending = /\.(\w{2,5})(?:[?#]|$)/.exec(url?.text.trim() ?? "")?.[1]?.toLowerCase();
  if (url !== undefined && ending !== undefined && /^(?:svg|webp|avif|ico|bmp|tiff?)$/.test(ending))
    found.add(rssRules["rss-image-format"], url, `the image is of the format ${ending}`);
}

function checkItem(item: Node, found: Findings): void {
  const says = first(item, "title") ?? first(item, "description");
  found.check(
    says !== undefined,
    rssRules["rss-item-empty"],
    item,
    "the item has neither title nor description",
  );
  for (const title of all(item, "title")) checkTitle(title, found);
  found.check(first(item, "guid") !== undefined, rssRules["rss-guid-missing"], item, "the item has no guid");
  for (const guid of all(item, "guid")) {
    const text = guid.text.trim();
    const isOne = guid.attributes.get("isPermaLink") === "false" || isWebUrl(text);
    found.check(isOne, rssRules["rss-guid-permalink"], guid, () => `the guid ${shown(text)} is no full URL`);
  }
  const [, second] = all(item, "enclosure");
  if (second !== undefined) found.add(rssRules["rss-enclosures"], second, "the item has a second enclosure");
  const order = item.children.map(({ name }) => name);
  const late = order.lastIndexOf("description") > order.indexOf("content:encoded");
  const description = first(item, "description");
  if (late && order.includes("content:encoded") && description !== undefined)
    found.add(rssRules["rss-description-order"], description, "description stands after content:encoded");
  saidTwice(item, found);
  for (const name of ["description", "content:encoded"])
    for (const node of all(item, name)) checkHtml(node, node.text, found);
}

function saidTwice(parent: Node, found: Findings): void {
  for (const [core, other] of twice) {
    const node = first(parent, other);
    if (node !== undefined && first(parent, core) !== undefined)
      found.add(rssRules["rss-said-twice"], node, `${tag(node)} says what <${core}> says`);
  }
}
