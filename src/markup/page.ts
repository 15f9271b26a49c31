import type { DefaultTreeAdapterMap } from "parse5";
import { parse } from "parse5";

/** Something that the head of an HTML page says of it. */
export interface PageField {
  /** as front matter would call it */
  readonly key: string;
  readonly values: readonly string[];
  /** in UTF-16 units of the page */
  readonly at: number;
}

/** What the elements of a head mean, best first. */
const meanings: readonly (readonly [key: string, names: readonly string[]])[] = [
  ["title", ["og:title", "twitter:title"]],
  ["description", ["description", "og:description", "twitter:description"]],
  ["author", ["author", "article:author", "dc.creator"]],
  ["date", ["article:published_time", "datepublished", "date", "dc.date", "pubdate"]],
  ["updated", ["article:modified_time", "datemodified", "last-modified", "og:updated_time"]],
  ["tags", ["article:tag", "keywords"]],
  ["image", ["og:image", "twitter:image"]],
  ["url", ["canonical"]],
  ["lang", ["lang"]],
];

/** What the head of a page says, in the words of front matter; nothing for a fragment without a head. */
export function pageFields(text: string): PageField[] {
  const end = /<\/head\s*>|<body[\s>]/i.exec(text);
  if (end === null) return [];
  const found = new Map<string, { values: string[]; at: number }>();
  const note = (name: string | undefined, value: string | undefined, at: number) => {
    if (!name || !value?.trim()) return;
    const known = found.get(name.toLowerCase());
    if (known === undefined) found.set(name.toLowerCase(), { values: [value.trim()], at });
    else known.values.push(value.trim());
  };
  visit(parse(text.slice(0, end.index), { sourceCodeLocationInfo: true }), (element) => {
    const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
    const at = element.sourceCodeLocation?.startOffset ?? 0;
    if (element.tagName === "html") note("lang", attributes.get("lang"), at);
    if (element.tagName === "link" && attributes.get("rel")?.toLowerCase() === "canonical")
      note("canonical", attributes.get("href"), at);
    if (element.tagName !== "meta") return;
    note(
      attributes.get("property") ?? attributes.get("name") ?? attributes.get("itemprop"),
      attributes.get("content"),
      at,
    );
  });
  return meanings.flatMap(([key, names]) => {
    const best = names.map((name) => found.get(name)).find((value) => value !== undefined);
    return best === undefined ? [] : [{ key, ...best }];
  });
}

function visit(
  node: DefaultTreeAdapterMap["node"],
  use: (element: DefaultTreeAdapterMap["element"]) => void,
): void {
  if ("tagName" in node) use(node);
  if ("childNodes" in node) for (const child of node.childNodes) visit(child, use);
}
