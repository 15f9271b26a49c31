import type {
  Extension,
  Author as PackageAuthor,
  Item as PackageItem,
  FeedOptions as PackageOptions,
} from "feed";
import type { Author, Label, Link } from "./article.ts";
import type { Episode, Show } from "./podcast.ts";
import type { EntryId, Html, LanguageTag, PlainText, Url } from "./scalar.ts";

/** What `feed` takes as an item, and what it has no word for. */
export interface Item extends PackageItem {
  /** BCP 47 */
  language?: string;
  /** media files besides `enclosure`, `image`, `audio` and `video` */
  attachments?: {
    url: string;
    type?: string;
    length?: number;
    title?: string;
    duration?: number;
    alt?: string;
    width?: number;
    height?: number;
  }[];
  /** what a link post is about; `link` stays the item's own page */
  externalLink?: string;
  related?: { url: string; title?: string }[];
  /** where it appeared first, or was found */
  via?: { url: string; title?: string }[];
  /** the address of a licence */
  license?: string;
  /** the page of its comments, and how many there are */
  comments?: string | { url: string; count?: number };
  /** the feed that it was taken from */
  source?: { title: string; url?: string; id?: string; updated?: Date };
  /** ids or addresses of what it answers */
  inReplyTo?: string[];
  /** a wide picture besides `image` */
  banner?: string;
  /** the text as Markdown, written to RSS only */
  markdown?: string;
}

/** What `feed` takes as options, and what it has no word for. */
export interface FeedOptions extends PackageOptions {
  hubs?: string[];
  /** a square picture; `image` is the logo */
  icon?: string;
  /** the address of a licence */
  license?: string;
  /** who answers for what is in the feed; RSS names people by their e-mail addresses only */
  managingEditor?: PackageAuthor | string;
  /** who answers for how it works */
  webMaster?: PackageAuthor | string;
  /** of `image`, in pixels */
  imageSize?: { width: number; height: number };
  /** whether e-mail addresses of authors may stand in the feed; without it they do not */
  publishEmail?: boolean;
  /** RSS and Atom documents hold a page that browsers show */
  view?: View;
}

/** How browsers show a feed document. */
export interface View {
  /** where the style sheet lies, from the document */
  sheet: string;
  /** IANA name: in which days are told */
  timeZone: string;
}

/** A media file as it stands in a feed. */
export interface Attachment {
  url: Url;
  /** media type, from the file's content or its name, or as its author wrote it; absent where nobody knows */
  type?: string;
  /** in bytes; absent where it could not be measured */
  length?: number;
  /** whole seconds */
  duration?: number;
  /** in pixels, as shown */
  width?: number;
  /** in pixels, as shown */
  height?: number;
  title?: PlainText;
  /** what a picture shows, for those who do not see it */
  alt?: PlainText;
}

/** A category of an entry; `scheme` says which set of categories it belongs to (RFC 4287 §4.2.2). */
export interface Term extends Label {
  scheme?: Url;
}

/** The feed that an item was taken from. */
export interface ItemSource {
  title: PlainText;
  url?: Url;
  id?: EntryId;
  updated?: Date;
}

/** An entry that was withdrawn (RFC 6721). */
export interface Tombstone {
  /** its id in Atom */
  id: EntryId;
  when: Date;
}

/** An item as the formats write it: cleaned, in the words of the package `feed`. */
export interface FeedItem extends PackageItem {
  title: PlainText;
  id: EntryId;
  /** in Atom, where `id` is no IRI */
  atomId?: EntryId;
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
  image?: Attachment & {
    /** whether it is only the first picture of the body, and no file that its author attached */
    found?: boolean;
  };
  /** further pictures */
  images: Attachment[];
  /** where the first attachment is a recording */
  episode?: Episode;
  attachments: Attachment[];
  language?: LanguageTag;
  /** where a wire text says that it was written */
  location?: PlainText;
  externalLink?: Url;
  related: Link[];
  via: Link[];
  copyright?: PlainText;
  license?: Url;
  comments?: { url: Url; count?: number };
  source?: ItemSource;
  /** what it answers; the address is its id where no other is known */
  inReplyTo: { id: EntryId; url?: Url }[];
  banner?: Attachment;
  /** characters that every feed may hold; as it was written */
  markdown?: string;
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
  /** the logo */
  image?: Url;
  /** of the logo, in pixels */
  imageSize?: { width: number; height: number };
  icon?: Url;
  favicon?: Url;
  copyright?: PlainText;
  license?: Url;
  managingEditor?: Author;
  webMaster?: Author;
  /** what explains the format to who opens the file */
  docs?: Url;
  /** minutes */
  ttl?: number;
  generator: string | false;
  publishEmail: boolean;
  view?: View;
  /** what makes the feed a podcast */
  show?: Show;
}
