import type { Extension, Item as PackageItem, FeedOptions as PackageOptions } from "feed";
import type { Author } from "./article.ts";
import type { EntryId, Html, LanguageTag, PlainText, Url } from "./scalar.ts";

/** What `feed` takes as an item, and what it has no word for. */
export interface Item extends PackageItem {
  /** BCP 47 */
  language?: string;
  /** media files besides `enclosure`, `image`, `audio` and `video` */
  attachments?: { url: string; type?: string; length?: number; title?: string; duration?: number }[];
  /** what a link post is about; `link` stays the item's own page */
  externalLink?: string;
  related?: { url: string; title: string }[];
}

/** What `feed` takes as options, and what it has no word for. */
export interface FeedOptions extends PackageOptions {
  hubs?: string[];
  /** whether e-mail addresses of authors may stand in the feed; without it they do not */
  publishEmail?: boolean;
}

/** A media file as it stands in a feed. */
export interface Attachment {
  url: Url;
  /** media type, from the file's content or its name, or as its author wrote it */
  type: string;
  /** in bytes; absent where it could not be measured */
  length?: number;
  /** in seconds */
  duration?: number;
  title?: PlainText;
}

/** A category of an entry; `scheme` says which set of categories it belongs to (RFC 4287 §4.2.2). */
export interface Term {
  name: PlainText;
  scheme?: Url;
}

/** A link from an entry to another page. */
export interface RelatedLink {
  url: Url;
  title: PlainText;
}

/** An item as the formats write it: cleaned, in the words of the package `feed`. */
export interface FeedItem extends PackageItem {
  title: PlainText;
  id: EntryId;
  link: Url;
  /** when its words last changed */
  date: Date;
  published: Date;
  /** the summary */
  description?: PlainText;
  /** only where the whole text is to be in the feed */
  content?: Html;
  author: Author[];
  contributor: Author[];
  category: Term[];
  image?: Attachment;
  attachments: Attachment[];
  language?: LanguageTag;
  externalLink?: Url;
  related: RelatedLink[];
  copyright?: PlainText;
  /** written to JSON Feed only, under names that begin with `_` */
  extensions: Extension[];
}

/** What a feed says of itself, cleaned, in the words of the package `feed`. */
export interface Channel extends PackageOptions {
  /** the Atom id */
  id: EntryId;
  title: PlainText;
  /** the site's page */
  link: Url;
  description?: PlainText;
  language?: LanguageTag;
  author?: Author;
  /** absent: the newest `date` of the items */
  updated?: Date;
  /** the address of each format */
  feedLinks: { rss?: Url; atom?: Url; json?: Url };
  hubs: Url[];
  image?: Url;
  favicon?: Url;
  copyright?: PlainText;
  /** minutes */
  ttl?: number;
  generator: string | false;
  publishEmail: boolean;
}
