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
    "warning",
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
  "media-hash": [
    "error",
    "Media RSS 1.5, <media:hash>",
    "a hash is MD5 or SHA-1, as algo says",
    "correct it",
  ],
});

/** The media of a feed, an entry, and the groups in them. */
export function checkMedia(parent: Node, found: Findings): void {
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
