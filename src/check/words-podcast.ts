import { type Vocabulary, words } from "./vocabulary.ts";

const apple = (name: string) => `Apple Podcasts, <${name}>`;

const owner: Vocabulary = words(apple, {
  "itunes:email": { times: "1", text: "address" },
  "itunes:name": { times: "?", text: "any" },
});
const category = { attributes: { text: "text!" } } as const;
const subcategories = words(apple, { "itunes:category": category });

/** What Apple reads of a show and its episodes, and the names of the podcast namespace that feeds have most. */
export const podcastWords: Vocabulary = {
  ...words(apple, {
    "itunes:applepodcastsverify": { times: "?", text: "any" },
    "itunes:author": { times: "?", text: "any" },
    "itunes:block": { times: "?", text: "yes" },
    "itunes:category": { ...category, inside: subcategories },
    "itunes:complete": { times: "?", text: "yes" },
    "itunes:duration": { times: "?", text: "duration" },
    "itunes:email": { times: "?", text: "address" },
    "itunes:episode": { times: "?", text: "positive" },
    "itunes:episodeType": { times: "?", text: "episodeType" },
    "itunes:explicit": { times: "?", text: "explicit" },
    "itunes:image": { times: "?", attributes: { href: "web!" } },
    "itunes:isClosedCaptioned": { times: "?", text: "any" },
    "itunes:keywords": { times: "?", text: "any" },
    "itunes:name": { times: "?", text: "any" },
    "itunes:new-feed-url": { times: "?", text: "web" },
    "itunes:order": { times: "?", text: "any" },
    "itunes:owner": { times: "?", inside: owner },
    "itunes:pubDate": { times: "?", text: "rfc822" },
    "itunes:season": { times: "?", text: "positive" },
    "itunes:subtitle": { times: "?", text: "any" },
    "itunes:summary": { times: "?", text: "any" },
    "itunes:title": { times: "?", text: "any" },
    "itunes:type": { times: "?", text: "showType" },
  }),
  ...words((name) => `Podcast namespace, <${name}>`, {
    "podcast:chapters": { times: "?", attributes: { url: "uri!", type: "mediaType!" } },
    "podcast:funding": { text: "any", attributes: { url: "uri!" } },
    "podcast:guid": { times: "?", text: "text" },
    "podcast:locked": { times: "?", text: "yes", attributes: { owner: "address" } },
    "podcast:medium": { times: "?", text: "text" },
    "podcast:transcript": {
      attributes: { url: "uri!", type: "mediaType!", language: "language", rel: "any" },
    },
  }),
};
