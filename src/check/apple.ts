import { isCategory } from "../markup/podcast.ts";
import { type Findings, ruleTable, shown, tag } from "./finding.ts";
import { all, first, type Node } from "./tree.ts";

/** What Apple Podcasts asks of a show and its episodes. */
export const appleRules = ruleTable({
  "podcast-missing": [
    "warning",
    "Apple Podcasts, required tags",
    "a show has a language, a picture, a category and says whether it is explicit",
    "add it; Apple refuses the show without",
  ],
  "podcast-category": [
    "warning",
    "Apple Podcasts, categories",
    "a category is one of Apple's",
    "choose one of Apple's list",
  ],
  "podcast-length": [
    "warning",
    "Apple Podcasts, <itunes:summary>",
    "a summary has 4,000 characters at the most, other texts 255",
    "shorten it",
  ],
  "podcast-place": [
    "error",
    "Apple Podcasts, episode tags",
    "what belongs to an episode stands in an item",
    "move it to the item",
  ],
  "podcast-file": [
    "warning",
    "Apple Podcasts, enclosures",
    "an episode's file is M4A, MP3, MOV, MP4, M4V or PDF",
    "publish the file in one of these formats",
  ],
  "podcast-file-repeated": [
    "warning",
    "Apple Podcasts, enclosures",
    "each episode has a file of its own",
    "correct the address of the file",
  ],
  "podcast-length-unknown": [
    "warning",
    "Apple Podcasts, enclosures",
    "the length of a file is known",
    "write its length in bytes",
  ],
});

const isApple = ({ name }: Node) => name.startsWith("itunes:");

/** The show that a channel of RSS is, when it or an item has anything of Apple's. */
export function checkApple(channel: Node, found: Findings): void {
  const items = all(channel, "item");
  if (!channel.children.some(isApple) && !items.some(({ children }) => children.some(isApple))) return;
  for (const name of ["language", "itunes:image", "itunes:category", "itunes:explicit"])
    found.check(
      first(channel, name) !== undefined,
      appleRules["podcast-missing"],
      channel,
      `the show has no ${tag(name)}`,
    );
  for (const name of ["itunes:duration", "itunes:episode", "itunes:season", "itunes:episodeType"])
    for (const node of all(channel, name))
      found.add(appleRules["podcast-place"], node, `${tag(node)} stands outside of an item`);
  for (const category of all(channel, "itunes:category")) checkCategory(category, found);
  for (const parent of [channel, ...items]) checkLengths(parent, found);
  const files = new Set<string>();
  for (const file of items.flatMap((item) => all(item, "enclosure"))) {
    const url = file.attributes.get("url") ?? "";
    found.check(
      !files.has(url),
      appleRules["podcast-file-repeated"],
      file,
      `another episode has the file ${shown(url)}`,
    );
    files.add(url);
    found.check(
      file.attributes.get("length") !== "0",
      appleRules["podcast-length-unknown"],
      file,
      "the length of the file is 0",
    );
    const ending = /\.(\w+)(?:[?#].*)?$/.exec(url)?.[1]?.toLowerCase() ?? "";
    const known = !/^(?:ogg|oga|opus|wav|flac|aac|wma|avi|webm|mkv)$/.test(ending);
    found.check(known, appleRules["podcast-file"], file, `the file is of the format ${ending}`);
  }
}

function checkCategory(category: Node, found: Findings): void {
  const name = category.attributes.get("text") ?? "";
  found.check(
    isCategory(name, undefined),
    appleRules["podcast-category"],
    category,
    `Apple has no category ${shown(name)}`,
  );
  for (const child of all(category, "itunes:category")) {
    const sub = child.attributes.get("text") ?? "";
    found.check(
      isCategory(name, sub) || !isCategory(name, undefined),
      appleRules["podcast-category"],
      child,
      `${shown(name)} has no category ${shown(sub)}`,
    );
  }
}

function checkLengths(parent: Node, found: Findings): void {
  for (const node of parent.children.filter(isApple)) {
    const most = node.name === "itunes:summary" ? 4000 : 255;
    found.check(
      [...node.text].length <= most,
      appleRules["podcast-length"],
      node,
      `${tag(node)} has more than ${most} characters`,
    );
  }
}
