import { diagnose, type Outcome } from "../diagnostic.ts";
import { webUrl } from "../markup/url.ts";
import type { ForeignFeed } from "../model.ts";
import { readAtom } from "./atom.ts";
import { textOfBytes } from "./encoding.ts";
import { readJson } from "./json.ts";
import { readRss } from "./rss.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** Where bytes came from. */
export interface Origin {
  /** the media type that a server gave them, perhaps with a charset */
  readonly contentType?: string;
  /** against which what is relative resolves */
  readonly url?: string;
}

/** Feeds of any vintage, well-formed or not: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. */
export function readFeed(
  bytes: Uint8Array,
  { contentType, url }: Origin = {},
): Outcome<ForeignFeed | undefined> {
  const text = textOfBytes(bytes, contentType);
  const feed = /^\s*\{/.test(text) ? readJson(parsed(text), url) : readTree(text, url);
  if (feed !== undefined) return { value: feed, diagnostics: [] };
  return {
    value: undefined,
    diagnostics: [diagnose("feed-unknown", { found: kindOf(text), address: feedOfPage(text, url) })],
  };
}

function readTree(text: string, url: string | undefined): ForeignFeed | undefined {
  const root = rootOf(readXml(text));
  if (root === undefined) return undefined;
  return root.name === "feed" ? readAtom(root, url) : readRss(root, url);
}

/** The feed's own element; what a broken server wrote before or around it is passed over. */
function rootOf(top: XmlElement): XmlElement | undefined {
  const level = top.children.filter((child): child is XmlElement => typeof child !== "string");
  const below = level.flatMap(({ children }) =>
    children.filter((child): child is XmlElement => typeof child !== "string"),
  );
  return [...level, ...below].find(({ name }) => ["rss", "rdf:rdf", "rdf", "feed"].includes(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function kindOf(text: string): string {
  if (text.trim() === "") return "empty";
  if (/<html[\s>]|<!doctype html/i.test(text.slice(0, 2000))) return "a web page";
  return /^\s*[[{]/.test(text) ? "other JSON" : /^\s*</.test(text) ? "other XML" : "something else";
}

/** The feed that a web page names in its head. */
function feedOfPage(text: string, url: string | undefined): string | undefined {
  for (const [link] of text.slice(0, 500_000).matchAll(/<link\b[^>]*>/gi)) {
    if (!/\btype\s*=\s*["']?application\/(rss|atom|feed|json)\b/i.test(link)) continue;
    const [, quoted, bare] = /\bhref\s*=\s*(?:["']([^"']+)["']|([^\s>]+))/i.exec(link) ?? [];
    const address = webUrl(quoted ?? bare ?? "", url);
    if (address !== undefined) return address;
  }
  return undefined;
}
