import type { Place } from "./document.ts";
import type { FormatName } from "./output.ts";
import type { Podcast } from "./podcast.ts";
import type { PlainText } from "./scalar.ts";

/** What articles can be put together by, and the folder in which the feeds of all its values lie. */
export const sliceFolders = {
  tag: "tags",
  category: "categories",
  author: "authors",
  section: "sections",
  language: "languages",
  year: "years",
} as const;
export type SliceKind = keyof typeof sliceFolders;
export const sliceKinds = Object.keys(sliceFolders) as SliceKind[];

/** Which articles are in a feed. */
export type Condition =
  | { readonly is: SliceKind; readonly value: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A feed, or a feed for each value of a kind, as the owner asks for it. */
export interface FeedPlan {
  /** by which the ledger knows it and below which it lies; with `each`, the folder of all its feeds */
  readonly name: string;
  /** what stands for `{value}`; with `each`, the value does */
  readonly called?: PlainText;
  /** in the config */
  readonly place?: Place;
  /** a feed for each value */
  readonly each?: SliceKind;
  /** absent: every article */
  readonly where?: Condition;
  /** as it is written in the config */
  readonly expression?: string;
  /** `{site}` and `{value}` stand for the site's title, and what the feed is about */
  readonly title: string;
  /** as `title` */
  readonly description?: string;
  readonly content: "summary" | "full";
  /** entries */
  readonly limit: number;
  /** of a document of it, in whichever format is the largest; absent: any */
  readonly maxBytes?: number;
  /** entries in a page of the archive; absent: there is none */
  readonly archive?: number;
  readonly formats: readonly FormatName[];
  /** whether its documents hold a page that browsers show */
  readonly view: boolean;
  /** what makes it a podcast */
  readonly podcast?: Podcast;
}
