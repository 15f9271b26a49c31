import { type Vocabulary, words } from "./vocabulary.ts";

const once = (text: NonNullable<Vocabulary[string]["text"]>) => ({ times: "?", text }) as const;
const repeated = (text: NonNullable<Vocabulary[string]["text"]>) => ({ text }) as const;

const dublinCore = words(() => "Dublin Core Elements 1.1", {
  "dc:contributor": repeated("any"),
  "dc:coverage": repeated("any"),
  "dc:creator": repeated("text"),
  "dc:date": once("w3cDate"),
  "dc:description": repeated("any"),
  "dc:format": repeated("any"),
  "dc:identifier": repeated("any"),
  "dc:language": once("language"),
  "dc:publisher": repeated("any"),
  "dc:relation": repeated("any"),
  "dc:rights": repeated("any"),
  "dc:source": repeated("any"),
  "dc:subject": repeated("any"),
  "dc:title": once("any"),
  "dc:type": repeated("any"),
});

const modules = words((name) => `module ${name.replace(/:.*/, "")}, <${name}>`, {
  "content:encoded": once("any"),
  "slash:comments": once("count"),
  "slash:department": once("any"),
  "slash:hit_parade": once("counts"),
  "slash:section": once("any"),
  "sy:updateBase": once("w3cDate"),
  "sy:updateFrequency": once("positive"),
  "sy:updatePeriod": once("period"),
  "geo:lat": once("latitude"),
  "geo:long": once("longitude"),
  "wfw:comment": once("uri"),
  "wfw:commentRSS": once("uri"),
  "wfw:commentRss": once("uri"),
  "cc:license": repeated("uri"),
  "dcterms:modified": once("w3cDate"),
  "dcterms:created": once("w3cDate"),
  "dcterms:issued": once("w3cDate"),
});

const history = words((name) => `RFC 5005 §${name === "fh:complete" ? 2 : 4}`, {
  "fh:archive": { times: "?" },
  "fh:complete": { times: "?" },
});

const threading = words((name) => `RFC 4685 §${name === "thr:total" ? 5 : 3}`, {
  "thr:in-reply-to": {
    attributes: { ref: "iri!", href: "reference", type: "mediaType", source: "reference" },
    open: true,
  },
  "thr:total": once("count"),
});

const tombstones = words(() => "RFC 6721 §3", {
  "at:deleted-entry": { attributes: { ref: "iri!", when: "rfc3339!" }, open: true },
});

/** Namespaces of which all elements are known: any other in them is a mistake. */
export const complete: ReadonlySet<string> = new Set(
  "content dc slash sy wfw fh thr media itunes atom cc".split(" "),
);

/** Elements of extensions that need no file of their own, wherever they stand. */
export const extensionWords: Vocabulary = {
  ...dublinCore,
  ...modules,
  ...history,
  ...threading,
  ...tombstones,
};
