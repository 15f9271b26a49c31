import { type Findings, ruleTable } from "./finding.ts";
import { all, first, type Node } from "./tree.ts";

/** What Media RSS asks for beyond single elements. */
export const mediaRules = ruleTable({
  "media-address": [
    "error",
    "Media RSS 1.5, <media:content>",
    "a file has an address, or a player",
    "add url, or a <media:player>",
  ],
  "media-group": [
    "error",
    "Media RSS 1.5, <media:group>",
    "a group holds the same thing in several forms",
    "put the file outside of the group",
  ],
  "media-default": [
    "error",
    "Media RSS 1.5, <media:content>",
    "one file of a group is the default",
    'keep `isDefault="true"` on one of them',
  ],
  "media-rating": [
    "error",
    "Media RSS 1.5, <media:rating>",
    "a rating is one of those that its scheme has",
    "correct it, or name the scheme",
  ],
  "media-restriction": [
    "error",
    "Media RSS 1.5, <media:restriction>",
    "a restriction is of countries, addresses or sharing, by codes of two letters or words that it has",
    "correct it",
  ],
  "media-hash": [
    "error",
    "Media RSS 1.5, <media:hash>",
    "a hash is MD5 or SHA-1, as algo says",
    "correct it",
  ],
});

const ratings: Readonly<Record<string, RegExp>> = {
  "urn:simple": /^(?:non)?adult$/,
  "urn:mpaa": /^(?:g|nc-17|pg|pg-13|r|nr)$/,
  "urn:v-chip": /^tv-(?:y|y7|y7-fv|g|pg|14|ma)$/,
};
const restrictions: Readonly<Record<string, RegExp>> = {
  country: /^(?:all|none|[a-z]{2}(?:\s+[a-z]{2})*)$/i,
  uri: /^(?:all|none|[a-z][a-z0-9+.-]*:\S+(?:\s+[a-z][a-z0-9+.-]*:\S+)*)$/i,
  sharing: /^\s*$/,
};

function checkWordsOf(parent: Node, found: Findings): void {
  for (const rating of all(parent, "media:rating")) {
    const scheme = rating.attributes.get("scheme") ?? "urn:simple";
    const isRight = ratings[scheme]?.test(rating.text.trim()) ?? true;
    found.check(isRight, mediaRules["media-rating"], rating, `${scheme} has no rating ${rating.text.trim()}`);
  }
  for (const node of all(parent, "media:restriction")) {
    const type = node.attributes.get("type");
    const form = type === undefined ? /^(?:all|none|)$/ : restrictions[type];
    const isRight = form?.test(node.text.trim()) ?? false;
    found.check(
      isRight,
      mediaRules["media-restriction"],
      node,
      `the restriction by ${type} is ${node.text.trim()}`,
    );
  }
}

/** The media of a feed, an entry, and the groups in them. */
export function checkMedia(parent: Node, found: Findings): void {
  checkWordsOf(parent, found);
  for (const group of all(parent, "media:group")) {
    const files = all(group, "media:content");
    found.check(files.length > 1, mediaRules["media-group"], group, `the group holds ${files.length} files`);
    const defaults = files.filter((file) => file.attributes.get("isDefault") === "true");
    found.check(
      defaults.length < 2,
      mediaRules["media-default"],
      group,
      "more than one file of the group is the default",
    );
    checkMedia(group, found);
  }
  for (const file of all(parent, "media:content")) {
    const player = first(file, "media:player") ?? first(parent, "media:player");
    const reachable = file.attributes.has("url") || player !== undefined;
    found.check(reachable, mediaRules["media-address"], file, "<media:content> has neither url nor a player");
    checkMedia(file, found);
  }
  for (const hash of all(parent, "media:hash")) {
    const algorithm = hash.attributes.get("algo") ?? "md5";
    const length = { md5: 32, "sha-1": 40 }[algorithm];
    found.check(
      hash.text.trim().length === length,
      mediaRules["media-hash"],
      hash,
      `<media:hash> is no ${algorithm}`,
    );
  }
}
