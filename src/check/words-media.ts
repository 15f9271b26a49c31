import { type Vocabulary, words } from "./vocabulary.ts";

const mediaRss = (name: string) => `Media RSS 1.5, <${name}>`;

/** What may be said of a file, a group of files, an item or a channel (Media RSS, "Optional elements"). */
const optional: Vocabulary = words(mediaRss, {
  "media:adult": { times: "?", text: "trueFalse" },
  "media:backLinks": { open: true },
  "media:category": { text: "any", attributes: { scheme: "uri", label: "any" } },
  "media:comments": { open: true },
  "media:community": { open: true },
  "media:copyright": { times: "?", text: "any", attributes: { url: "uri" } },
  "media:credit": { text: "any", attributes: { role: "any", scheme: "scheme" } },
  "media:description": { times: "?", text: "any", attributes: { type: "textType" } },
  "media:embed": { open: true, attributes: { url: "uri!", width: "count", height: "count" } },
  "media:hash": { text: "hash", attributes: { algo: "any" } },
  "media:keywords": { times: "?", text: "any" },
  "media:license": { text: "any", attributes: { type: "any", href: "uri" } },
  "media:location": { open: true },
  "media:peerLink": { open: true, attributes: { href: "uri!", type: "any" } },
  "media:player": { attributes: { url: "uri!", width: "count", height: "count" } },
  "media:price": { open: true },
  "media:rating": { text: "any", attributes: { scheme: "scheme" } },
  "media:responses": { open: true },
  "media:restriction": { text: "any", attributes: { relationship: "relationship!", type: "any" } },
  "media:rights": { open: true },
  "media:scenes": { open: true },
  "media:status": { open: true },
  "media:subTitle": { open: true, attributes: { href: "uri!", type: "any", lang: "language" } },
  "media:text": {
    text: "any",
    attributes: { type: "textType", lang: "language", start: "time", end: "time" },
  },
  "media:thumbnail": { attributes: { url: "uri!", width: "count", height: "count", time: "time" } },
  "media:title": { times: "?", text: "any", attributes: { type: "textType" } },
});

const content: Vocabulary = words(mediaRss, {
  "media:content": {
    attributes: {
      url: "uri",
      fileSize: "count",
      type: "mediaType",
      medium: "medium",
      isDefault: "trueFalse",
      expression: "expression",
      bitrate: "decimal",
      framerate: "decimal",
      samplingrate: "decimal",
      channels: "count",
      duration: "decimal",
      height: "count",
      width: "count",
      lang: "language",
    },
    inside: optional,
  },
});

/** Media RSS wherever it stands. */
export const mediaWords: Vocabulary = {
  ...optional,
  ...content,
  ...words(mediaRss, { "media:group": { inside: { ...optional, ...content } } }),
};
