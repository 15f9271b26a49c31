import type { Author, Media } from "./article.ts";
import type { Place } from "./document.ts";
import type { Attachment } from "./item.ts";
import type { PlainText, Url } from "./scalar.ts";

/** A category of Apple Podcasts, with its subcategory where one was chosen. */
export interface ShowCategory {
  readonly name: PlainText;
  readonly subcategory?: PlainText;
}

/** What the site's owner says of the podcast that the feed is. */
export interface Podcast {
  readonly author?: PlainText;
  readonly owner?: { readonly name?: PlainText; readonly email: string };
  readonly categories: readonly ShowCategory[];
  readonly explicit?: boolean;
  readonly type?: "episodic" | "serial";
  readonly summary?: PlainText;
  /** whether no episode will follow */
  readonly complete: boolean;
  /** whether directories are asked not to list it */
  readonly block: boolean;
  /** where the podcast moves to */
  readonly newFeedUrl?: Url;
  /** whether other hosts are asked not to import it */
  readonly locked?: boolean;
  readonly funding: readonly { readonly url: Url; readonly title: PlainText }[];
  /** a UUID, for podcasts that had one elsewhere */
  readonly guid?: string;
  /** artwork: a path of the site, or an address */
  readonly image?: string;
  /** of `podcast` in the config, for what is found wrong in the artwork */
  readonly place?: Place;
}

/** A podcast as its feed shows it. */
export interface Show extends Omit<Podcast, "image" | "place"> {
  readonly artwork?: Url;
}

/** What the author of an article says of the episode that it carries. */
export interface EpisodeNotes {
  /** where the podcast's own title of the episode is another than the article's */
  readonly title?: PlainText;
  /** from 1 */
  readonly number?: number;
  /** from 1 */
  readonly season?: number;
  readonly kind?: "full" | "trailer" | "bonus";
  readonly explicit?: boolean;
  /** as written, in seconds */
  readonly duration?: number;
  readonly transcripts: readonly Media[];
  readonly chapters?: Media;
  readonly hosts: readonly Author[];
  readonly guests: readonly Author[];
}

/** An episode as a feed shows it; the recording is the item's first attachment. */
export interface Episode extends Omit<EpisodeNotes, "duration" | "transcripts" | "chapters"> {
  readonly transcripts: readonly (Attachment & { readonly type: string })[];
  readonly chapters?: Attachment & { readonly type: string };
}
