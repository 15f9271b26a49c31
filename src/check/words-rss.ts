import { type Vocabulary, words } from "./vocabulary.ts";

const rss = (name: string) => `RSS 2.0, <${name}>`;

/** The elements of an item (RSS 2.0, "Elements of <item>"). */
const item: Vocabulary = words(rss, {
  title: { times: "?", text: "any" },
  link: { times: "?", text: "uri" },
  description: { times: "?", text: "any" },
  author: { times: "?", text: "mailbox" },
  category: { text: "text", attributes: { domain: "any" } },
  comments: { times: "?", text: "uri" },
  enclosure: { attributes: { url: "web!", length: "count!", type: "mediaType!" } },
  guid: { times: "?", text: "text", attributes: { isPermaLink: "trueFalse" } },
  pubDate: { times: "?", text: "rfc822" },
  source: { times: "?", text: "text", attributes: { url: "uri!" } },
});

const image: Vocabulary = words(rss, {
  url: { times: "1", text: "uri" },
  title: { times: "1", text: "text" },
  link: { times: "1", text: "uri" },
  width: { times: "?", text: "positive" },
  height: { times: "?", text: "positive" },
  description: { times: "?", text: "any" },
});

const textInput: Vocabulary = words(rss, {
  title: { times: "1", text: "text" },
  description: { times: "1", text: "text" },
  name: { times: "1", text: "text" },
  link: { times: "1", text: "uri" },
});

const cloud = {
  domain: "text!",
  port: "positive!",
  path: "text!",
  registerProcedure: "any!",
  protocol: "protocol!",
} as const;

/** The elements of a channel (RSS 2.0, "Required" and "Optional channel elements"). */
const channel: Vocabulary = words(rss, {
  title: { times: "1", text: "text" },
  link: { times: "1", text: "uri" },
  description: { times: "1", text: "any" },
  language: { times: "?", text: "language" },
  copyright: { times: "?", text: "any" },
  managingEditor: { times: "?", text: "mailbox" },
  webMaster: { times: "?", text: "mailbox" },
  pubDate: { times: "?", text: "rfc822" },
  lastBuildDate: { times: "?", text: "rfc822" },
  category: { text: "text", attributes: { domain: "any" } },
  generator: { times: "?", text: "any" },
  docs: { times: "?", text: "uri" },
  cloud: { times: "?", attributes: cloud },
  ttl: { times: "?", text: "positive" },
  image: { times: "?", inside: image },
  rating: { times: "?", text: "any" },
  textInput: { times: "?", inside: textInput },
  skipHours: { times: "?", inside: words(rss, { hour: { times: "+", text: "hour" } }) },
  skipDays: { times: "?", inside: words(rss, { day: { times: "+", text: "weekday" } }) },
  item: { inside: item },
});

/** An RSS document from its outermost element on. */
export const rssWords: Vocabulary = words(rss, {
  rss: {
    times: "1",
    attributes: { version: "text!" },
    inside: words(rss, { channel: { times: "1", inside: channel } }),
  },
});
