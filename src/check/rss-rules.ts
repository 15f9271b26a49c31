import { ruleTable } from "./finding.ts";

/** What RSS 2.0 and the RSS Profile ask for beyond single elements. */
export const rssRules = ruleTable({
  "rss-version": ["error", "RSS 2.0, <rss>", "the version is 2.0", 'write `<rss version="2.0">`'],
  "rss-version-old": [
    "warning",
    "RSS 2.0, <rss>",
    "the version is 2.0, which readers of older ones take too",
    'write `<rss version="2.0">`',
  ],
  "rss-item-empty": [
    "error",
    "RSS 2.0, Elements of <item>",
    "an item has a title or a description",
    "add one of them",
  ],
  "rss-item-order": [
    "warning",
    "RSS Profile, <channel>",
    "what describes the channel stands before its items",
    "move it before the first <item>",
  ],
  "rss-guid-repeated": [
    "error",
    "RSS 2.0, <guid>",
    "a guid stands in the feed once",
    "give each item a guid of its own; readers show only one of these",
  ],
  "rss-guid-permalink": [
    "error",
    "RSS 2.0, <guid>",
    'a guid is a full URL, unless isPermaLink="false"',
    'write `isPermaLink="false"`',
  ],
  "rss-guid-missing": [
    "warning",
    "RSS Profile, <guid>",
    "an item has a guid",
    "add one that never changes; without it an edited item is shown as new",
  ],
  "rss-enclosures": [
    "warning",
    "RSS Profile, <enclosure>",
    "an item has one enclosure at the most",
    "keep one, and give the others as media:content: many readers take only one",
  ],
  "rss-image-title": [
    "warning",
    "RSS Profile, <image>",
    "title and link of the image are those of the channel",
    "repeat the channel's title and link",
  ],
  "rss-image-size": [
    "error",
    "RSS 2.0, <image>",
    "the image is 144 wide and 400 high at the most",
    "leave width and height out, or make the image smaller",
  ],
  "rss-image-format": [
    "warning",
    "RSS 2.0, <image>",
    "the image is a GIF, JPEG or PNG",
    "use one of these formats",
  ],
  "rss-skip-repeated": [
    "error",
    "RSS 2.0, <skipHours>, <skipDays>",
    "an hour or day stands there once",
    "keep one",
  ],
  "rss-description-order": [
    "warning",
    "RSS Profile, content:encoded",
    "description stands before content:encoded",
    "move it before; some readers keep what comes last",
  ],
  "rss-said-twice": [
    "warning",
    "RSS Profile, namespace elements",
    "nothing is said by an element of RSS and by one of another namespace",
    "keep one of them; readers differ in which they take",
  ],
  "rss-description-html": [
    "warning",
    "RSS Profile, <description>",
    "the description of the channel is plain text",
    "write it without tags",
  ],
  "rss-text-input": [
    "warning",
    "RSS Profile, <textInput>",
    "there is no textInput",
    "remove it; readers ignore it",
  ],
});
