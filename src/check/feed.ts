import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Place } from "../model.ts";
import { checkText } from "./document.ts";
import { decodeFeed } from "./encoding.ts";
import type { Finding } from "./finding.ts";
import { checkServed } from "./served.ts";
import { positionOf } from "./tree.ts";

/** A feed of anybody's: a file, or what a server gave. */
export interface FoundFeed {
  /** its file or address, as diagnostics name it */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** absent for a file */
  readonly served?: { readonly contentType?: string };
}

/** What is known outside of a feed. */
export interface FeedContext {
  /** milliseconds since 1970; without it nothing is said of the future */
  readonly now?: number;
  /** the article with an id, where the feed is ours */
  readonly articleOf?: (id: string) => Place | undefined;
}

const codes = { error: "feed-invalid", warning: "feed-doubtful", note: "feed-note" } as const;

/** Everything that is wrong with a feed, each with its place in the feed, and the text that the places are in. */
export function checkFeed(
  { name, bytes, served }: FoundFeed,
  { now, articleOf }: FeedContext = {},
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const { text, findings } = decodeFeed(bytes, served?.contentType);
  const isJson = /^\s*[{[]/.test(text);
  const found = [
    ...findings,
    ...(served ? checkServed(served.contentType, isJson) : []),
    ...checkText(text, { html: new Map(), ...(now !== undefined && { now }) }),
  ];
  return { text, diagnostics: found.map((finding) => diagnosticOf(finding, name, text, articleOf)) };
}

function diagnosticOf(
  { rule, message, at, entry }: Finding,
  file: string,
  text: string,
  articleOf: FeedContext["articleOf"],
): Diagnostic {
  const article = entry?.id === undefined ? undefined : articleOf?.(entry.id);
  const called = entry?.title ?? entry?.id;
  const facts = {
    message: called === undefined ? message : `${message}, in the entry ${JSON.stringify(called)}`,
    by: rule.by,
    help: rule.help,
  };
  const related = article && [{ message: "the article of this entry", place: article }];
  return {
    ...diagnose(codes[rule.severity], facts, { file, ...positionOf(text, at) }, related),
    rule: rule.id,
  };
}
