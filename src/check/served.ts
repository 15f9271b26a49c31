import { type Finding, ruleTable } from "./finding.ts";

/** What must hold of a feed's media type, for browsers and readers. */
export const servedRules = ruleTable({
  "type-wrong": [
    "error",
    "RFC 9110 §8.3; RSS Profile",
    "a feed is served as XML or JSON, not as a page or text",
    "let the server say `application/xml; charset=utf-8`, or `application/feed+json`",
  ],
  "type-none": [
    "warning",
    "RFC 9110 §8.3",
    "the server says what the document is",
    "let the server say `application/xml; charset=utf-8`",
  ],
  "type-binary": [
    "warning",
    "RFC 9110 §8.3",
    "the server says what the document is",
    "let the server say `application/xml; charset=utf-8`",
  ],
  "type-other": [
    "warning",
    "RFC 4287 §7; JSON Feed 1.1",
    "the type is that of the format",
    "let the server say the type of the format",
  ],
  "type-shown": [
    "note",
    "browsers: Chromium shows feeds of this type as source, Firefox downloads them",
    "a feed that is opened in a browser shows a page",
    "with `application/xml` a browser shows the feed in its own style",
  ],
});

/** What a browser and a reader would make of the type that a server gave. */
export function checkServed(contentType: string | undefined, isJson: boolean): Finding[] {
  const type = contentType?.replace(/;.*/, "").trim().toLowerCase() ?? "";
  const find = (id: keyof typeof servedRules, message: string): Finding[] => [
    { rule: servedRules[id], message, at: 0 },
  ];
  if (type === "") return find("type-none", "the server does not say a type");
  if (/^text\/(?:html|plain)$|^application\/xhtml\+xml$/.test(type))
    return find("type-wrong", `the server says ${type}`);
  if (/octet-stream$/.test(type)) return find("type-binary", `the server says ${type}: browsers download it`);
  const right = isJson
    ? /^application\/(?:feed\+json|json)$/
    : /^(?:application|text)\/xml$|^application\/(?:rss|atom|rdf)\+xml$/;
  if (!right.test(type)) return find("type-other", `the server says ${type}`);
  return /^application\/(?:rss|atom)\+xml$/.test(type) ? find("type-shown", `the server says ${type}`) : [];
}
