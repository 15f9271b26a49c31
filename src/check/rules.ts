import { appleRules } from "./apple.ts";
import { atomRules } from "./atom.ts";
import { documentRules } from "./document.ts";
import { encodingRules } from "./encoding.ts";
import type { Rule } from "./finding.ts";
import { htmlRules } from "./html.ts";
import { jsonRules } from "./json-rules.ts";
import { linkRules } from "./link-rules.ts";
import { mediaRules } from "./media.ts";
import { rssRules } from "./rss-rules.ts";
import { servedRules } from "./served.ts";
import { textRules } from "./text.ts";
import { wordRules } from "./words.ts";

/** Every rule for feeds, by topic. */
export const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  "Bytes and encoding": encodingRules,
  "How it is served": servedRules,
  "The document": documentRules,
  "Elements, attributes and values": wordRules,
  "RSS 2.0": rssRules,
  "Atom 1.0": atomRules,
  "Texts and content": textRules,
  Links: linkRules,
  HTML: htmlRules,
  "Media RSS": mediaRules,
  "Apple Podcasts": appleRules,
  "JSON Feed 1.1": jsonRules,
};
