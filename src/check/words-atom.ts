import { type Vocabulary, words } from "./vocabulary.ts";

const sections: Readonly<Record<string, string>> = {
  feed: "4.1.1",
  entry: "4.1.2",
  content: "4.1.3",
  author: "4.2.1",
  category: "4.2.2",
  contributor: "4.2.3",
  generator: "4.2.4",
  icon: "4.2.5",
  id: "4.2.6",
  link: "4.2.7",
  logo: "4.2.8",
  published: "4.2.9",
  rights: "4.2.10",
  source: "4.2.11",
  subtitle: "4.2.12",
  summary: "4.2.13",
  title: "4.2.14",
  updated: "4.2.15",
  name: "3.2.1",
  uri: "3.2.2",
  email: "3.2.3",
};
const rfc4287 = (name: string) => `RFC 4287 §${sections[name.replace("atom:", "")]}`;

const person = {
  inside: words(rfc4287, {
    "atom:name": { times: "1", text: "text" },
    "atom:uri": { times: "?", text: "reference" },
    "atom:email": { times: "?", text: "address" },
  }),
} as const;
/** Type and content are looked at together, in text.ts. */
const textConstruct = { open: true, attributes: { type: "any" } } as const;

/** Relations, types and where links lead are looked at together, in links.ts. */
const link = {
  attributes: {
    href: "reference!",
    rel: "text",
    type: "mediaType",
    hreflang: "language",
    title: "text",
    length: "count",
  },
} as const;

const described = words(rfc4287, {
  "atom:author": person,
  "atom:category": { open: true, attributes: { term: "any!", scheme: "iri", label: "any" } },
  "atom:contributor": person,
  "atom:link": { ...link, open: true },
  "atom:rights": { times: "?", ...textConstruct },
});

const aboutFeed = words(rfc4287, {
  "atom:generator": { times: "?", text: "text", attributes: { uri: "reference", version: "any" } },
  "atom:icon": { times: "?", text: "reference" },
  "atom:logo": { times: "?", text: "reference" },
  "atom:subtitle": { times: "?", ...textConstruct },
});

const identity = words(rfc4287, {
  "atom:id": { times: "1", text: "iri" },
  "atom:title": { times: "1", ...textConstruct },
  "atom:updated": { times: "1", text: "rfc3339" },
});
/** What an entry was copied from; RFC 4287 §4.2.11 asks for none of it. */
const source: Vocabulary = words(() => "RFC 4287 §4.2.11", {
  ...described,
  ...aboutFeed,
  "atom:id": { times: "?", text: "iri" },
  "atom:title": { times: "?", ...textConstruct },
  "atom:updated": { times: "?", text: "rfc3339" },
});

const entry: Vocabulary = {
  ...described,
  ...identity,
  ...words(rfc4287, {
    "atom:content": { times: "?", open: true, attributes: { type: "any", src: "reference" } },
    "atom:published": { times: "?", text: "rfc3339" },
    "atom:source": { times: "?", inside: source },
    "atom:summary": { times: "?", ...textConstruct },
  }),
};

/** An Atom document from its outermost element on. */
export const atomWords: Vocabulary = words(rfc4287, {
  "atom:feed": {
    times: "1",
    inside: {
      ...described,
      ...aboutFeed,
      ...identity,
      ...words(rfc4287, { "atom:entry": { inside: entry } }),
    },
  },
  "atom:entry": { times: "1", inside: entry },
});

/** Elements of Atom that may stand in RSS. */
export const atomInRss: Vocabulary = {
  ...described,
  ...aboutFeed,
  ...entry,
  ...words(rfc4287, {
    "atom:id": { times: "?", text: "iri" },
    "atom:title": { times: "?", ...textConstruct },
    "atom:updated": { times: "?", text: "rfc3339" },
  }),
};
