import type { Field, Kind, Place } from "./document.ts";
import type { EpisodeNotes } from "./podcast.ts";
import type { Digest, EntryId, Instant, LanguageTag, PlainText, Url } from "./scalar.ts";

/** A person or an organisation that wrote something. */
export interface Author {
  readonly name: PlainText;
  /** published only where the config says `publishEmail` */
  readonly email?: string;
  readonly link?: Url;
  readonly avatar?: Url;
}

/** A tag or a category. */
export interface Label {
  readonly name: PlainText;
  /** what programs compare, where it is not the name (RFC 4287 §4.2.2) */
  readonly term?: PlainText;
}

/** Another page, and what it is called where that is known. */
export interface Link {
  readonly url: Url;
  readonly title?: PlainText;
}

/** The feed that a re-published article was taken from (RSS 2.0 `source`, RFC 4287 §4.2.11), as far as it is known. */
export interface SourceFeed {
  readonly title: PlainText;
  /** the address of the feed */
  readonly feed?: Url;
  /** the Atom id of the feed */
  readonly id?: EntryId;
  /** when the feed last changed */
  readonly updated?: Instant;
}

/** Where an article is discussed. */
export interface Comments {
  /** a path or an address, `#comments` too: against the article's own address */
  readonly written: string;
  /** of comments, where the author counts them */
  readonly count?: number;
}

/** A media file as the author named it. */
export interface Media {
  /** as written: a URL, or a path relative to the article or to the site */
  readonly source: string;
  /** under which it was written */
  readonly key: string;
  readonly place: Place;
  /** by its author, as registered: `audio/mpeg` */
  readonly type?: string;
  /** as written, in bytes */
  readonly length?: number;
  /** as written, in seconds */
  readonly duration?: number;
  /** as written, in pixels */
  readonly size?: { readonly width: number; readonly height: number };
  readonly title?: PlainText;
  /** what a picture shows, for those who do not see it */
  readonly alt?: PlainText;
}

/** What the permalink of an article is made from. */
export interface PermalinkParts {
  /** what the author wrote as the address, against the site: a path or a URL on the site's host */
  readonly written?: Url | undefined;
  /** what its author wrote in place of the site's pattern */
  readonly pattern?: string | undefined;
  /** the last part of the address, not encoded; may hold `/` when the author wrote it so */
  readonly slug: string;
  /** what the site's generator puts for `:slug` and `:title`, where that is not `slug` */
  readonly named?: { readonly slug: string; readonly title: string } | undefined;
  /** the day for the address, where a generator takes it from the file's name and not from the date: `2024-12-5`; empty for none */
  readonly day?: string | undefined;
  /** the day as typed in another zone than the site's, where a generator goes by that: `2024-12-05` */
  readonly typedDay?: string | undefined;
  /** the file's name without ending, or its folder's for an `index` file; with its date */
  readonly stem: string;
  /** the folders above the file, below the articles folder */
  readonly folders: readonly string[];
}

/** Whether an article is to be seen, and why not. */
export type State = { readonly kind: "public" } | { readonly kind: "draft" | "unlisted" | "withdrawn" };

/**
 * What the author meant, as far as it decides whether an article is published, and as what; everything that was not
 * written is absent.
 */
export interface Article {
  readonly path: string;
  readonly file: string;
  /** the beginning of the file, for rules about the whole article */
  readonly place: Place;
  readonly state: State;
  readonly title: PlainText;
  /** an id that the author wrote, any string */
  readonly writtenId?: (Field & { readonly value: string }) | undefined;
  readonly published?: Instant | undefined;
  readonly updated?: Instant | undefined;
  readonly expires?: Instant | undefined;
  /** with what word its author asks that it be shown again; each is obeyed once */
  readonly republish?: string | undefined;
  /** its address, where it does not hang on a date that is not written */
  readonly link?: Url | undefined;
  /** what the article is about, elsewhere: a link post */
  readonly externalLink?: Url | undefined;
  /** of the written title and summary and the text, white space collapsed; nothing derived is in it */
  readonly digest: Digest;
  /** All else that its author meant; of an article that nothing shows nobody asks for it. */
  readonly details: Details;
}

/** What the author meant besides what decides on publication; everything that was not written is absent. */
export interface Details {
  /** where a wire text says that it was written, as it says it: `MOSCOW` */
  readonly location?: PlainText | undefined;
  /** only what the author wrote; a derived one is made when a feed shows the entry */
  readonly summary?: PlainText | undefined;
  readonly permalink: PermalinkParts;
  readonly authors: readonly Author[];
  /** editors, translators, photographers */
  readonly contributors: readonly Author[];
  readonly tags: readonly Label[];
  readonly categories: readonly Label[];
  readonly copyright?: PlainText | undefined;
  /** a page that says what others may do with the article (RFC 4946) */
  readonly license?: Url | undefined;
  readonly source?: SourceFeed | undefined;
  /** where it appeared first, or where its author found it */
  readonly via: readonly Link[];
  readonly related: readonly Link[];
  readonly comments?: Comments | undefined;
  /** what it answers */
  readonly inReplyTo: readonly Url[];
  /** the top folder */
  readonly section?: PlainText | undefined;
  readonly language?: LanguageTag | undefined;
  readonly image?: Media | undefined;
  /** further pictures */
  readonly images: readonly Media[];
  /** a wide picture beside `image` */
  readonly banner?: Media | undefined;
  /** only where a recording is attached */
  readonly episode?: EpisodeNotes | undefined;
  readonly attachments: readonly Media[];
  /** overrides the feed's `content` */
  readonly content?: "summary" | "full" | undefined;
  /** where the body is to be found again, without keeping it in memory */
  readonly body: Body;
}

export interface Body {
  readonly kind: Kind;
  /** in UTF-16 units of the decoded file */
  readonly offset: number;
  /** of the text, white space collapsed */
  readonly digest: Digest;
}
