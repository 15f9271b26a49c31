import type { Author } from "./article.ts";
import type { FormatName, Packing } from "./output.ts";
import type { FeedPlan } from "./plan.ts";
import type { Podcast } from "./podcast.ts";
import type { LanguageTag, PlainText, Url } from "./scalar.ts";

/** What an article can say about itself: one meaning may be written under several keys. */
export const meanings = [
  ...(["title", "date", "updated", "expires", "summary", "link", "externalLink", "slug", "id"] as const),
  ...(["authors", "contributors", "tags", "categories", "section", "language", "content"] as const),
  ...(["image", "banner", "attachments", "copyright", "license", "source", "via", "related"] as const),
  ...(["comments", "commentCount", "inReplyTo"] as const),
  ...(["imageAlt", "episode", "season", "episodeType", "episodeTitle", "duration"] as const),
  ...(["explicit", "transcripts", "chapters", "hosts", "guests"] as const),
  ...(["draft", "public", "status", "unlisted", "feed", "withdrawn", "republish", "type"] as const),
] as const;
export type Meaning = (typeof meanings)[number];

/** Which keys mean what: in lower case, the first that is written counts. */
export type Convention = { readonly [meaning in Meaning]: readonly string[] };

/** Lines that mean something in wire texts, besides the usual ones. */
export type WireLines = Pick<Config, "teasers" | "boilerplate">;
/** What becomes of players and posts of other sites within an article. */
export type Embeds = "link" | "iframe";

/** What a site's owner decided, checked and complete. */
export interface Config {
  /** where the articles live; ends in `/` */
  readonly site: Url;
  /** where the out folder is served; ends in `/` */
  readonly feedBase: Url;
  readonly title: PlainText;
  readonly description?: PlainText;
  readonly language?: LanguageTag;
  /** what makes the main feed a podcast */
  readonly podcast?: Podcast;
  /** the main feed first */
  readonly feeds: readonly FeedPlan[];
  /** IANA name */
  readonly timeZone: string;
  /** whether the owner named the time zone */
  readonly timeZoneChosen: boolean;
  readonly author?: Author;
  readonly copyright?: PlainText;
  readonly license?: Url;
  readonly managingEditor?: Author;
  readonly webMaster?: Author;
  /** a square picture, of 512 pixels or so */
  readonly icon?: Url;
  readonly logo?: Url;
  /** a small square picture */
  readonly favicon?: Url;
  /** minutes for which readers may keep the feed */
  readonly ttl?: number;
  /** the address below which the site has a page for each tag */
  readonly tagPages?: Url;
  readonly categoryPages?: Url;
  /** whether the Markdown of an article goes into RSS beside its HTML */
  readonly sourceMarkdown: boolean;
  /** a pattern such as `/:year/:slug/` */
  readonly permalink: string;
  readonly convention: Convention;
  readonly content: "summary" | "full";
  readonly embeds: Embeds;
  /** of an entry's whole text, as UTF-8; of a longer one only the summary is shown */
  readonly maxItemBytes: number;
  /** entries in the main feed */
  readonly limit: number;
  /** published articles that may vanish in one build; with more it stops */
  readonly guard: number;
  /** entries in a page of the archive */
  readonly archive?: number;
  readonly formats: readonly FormatName[];
  /** folders that the site serves from its root, relative to the root */
  readonly media: readonly string[];
  /** WHATWG label of the encoding of files that are not Unicode */
  readonly encoding?: string;
  /** patterns of paths below the articles folder that are no articles */
  readonly ignore: readonly string[];
  readonly publishEmail: boolean;
  /** lines that open a teaser, besides the usual ones */
  readonly teasers: readonly string[];
  /** lines that belong to the page a wire text was copied from, besides the usual ones */
  readonly boilerplate: readonly string[];
  readonly hubs: readonly Url[];
  /** whether feed documents hold a page that browsers show */
  readonly view: boolean;
  /** the page of all feeds, in the out folder; without it nothing lies there but the feeds */
  readonly page: string | false;
  /** how files of the out folder lie there a second time, packed */
  readonly compress: readonly Packing[];
  /** relative to the root */
  readonly articles: string;
  /** relative to the root */
  readonly out: string;
}
