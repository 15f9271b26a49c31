import { type Author as PackageAuthor, Feed as PackageFeed } from "feed";
import { plainText } from "../markup/text.ts";
import type { Author } from "./article.ts";
import { cleanChannel, cleanItem, cleanPerson } from "./clean.ts";
import type { Channel, FeedItem, FeedOptions, Item, Tombstone } from "./item.ts";
import { mainFeed } from "./ledger.ts";
import type { PlainText } from "./scalar.ts";

/** Where else entries of a feed are: in its archive, of which it may be a page itself (RFC 5005 §4). */
export interface Paging {
  /** from 1, the oldest */
  readonly page?: number;
  /** the addresses of what subscribers fetch */
  readonly current?: Channel["feedLinks"];
  readonly previous?: Channel["feedLinks"];
  readonly next?: Channel["feedLinks"];
}

/** An item that may give way where a document would be too large. */
export interface Yielding {
  readonly item: FeedItem;
  /** without its whole text; the same where it has none */
  readonly brief: FeedItem;
  /** it may not leave: it is the newest, or in no page of the archive yet */
  readonly stays: boolean;
}

/** How large a document of a feed may be, and what gives way. */
export interface Room {
  /** bytes */
  readonly most: number;
  /** the oldest first */
  readonly yielding: readonly Yielding[];
  /** entries that would be here if they had not given way in an earlier build */
  readonly gone: number;
}

/** The folders, below the out folder, in which a feed or a page of its archive lies. */
export function foldersOf(name: string, page?: number): string[] {
  const own = name === mainFeed ? [] : name.split("/");
  return page === undefined ? own : [...own, "archive", String(page)];
}

/** `updated` of a feed that never had an entry: no clock may stand in a feed. */
const beforeAnyEntry = Date.UTC(1990, 0, 1);

/**
 * The object of a feed: the package `feed`'s, with what comes in cleaned and branded. The text of the documents
 * is made of it by `format/`; `library.ts` joins both for those who use `feed` today.
 * @throws TypeError that names the item, when it has no usable link or date
 */
export class Feed extends PackageFeed {
  declare options: Channel;
  declare items: FeedItem[];
  declare categories: PlainText[];
  declare contributors: Author[];
  /** by which the ledger knows the feed */
  readonly name: string;
  /** entries that were withdrawn */
  readonly deleted: Tombstone[] = [];

  /** of what this is a part */
  readonly paging: Paging;
  /** absent: documents of any size */
  room?: Room;

  constructor(options: FeedOptions, name: string = mainFeed, paging: Paging = {}) {
    super(cleanChannel(options));
    this.name = name;
    this.paging = paging;
  }

  override addItem(item: Item): void {
    this.items.push(cleanItem(item, this.items.length + 1, this.options.link));
  }

  /** Takes an item that is clean already, as `feed/` makes it. */
  addEntry(item: FeedItem): void {
    this.items.push(item);
  }

  override addCategory(category: string): void {
    this.categories.push(plainText(category));
  }

  override addContributor(contributor: PackageAuthor): void {
    this.contributors.push(...cleanPerson(contributor));
  }

  /** The same feed with these items. */
  withItems(items: FeedItem[]): Feed {
    return Object.assign(new Feed(this.options, this.name, this.paging), this, { items });
  }

  /** When anything in the feed last changed. */
  lastChange(): Date {
    if (this.options.updated !== undefined) return this.options.updated;
    return new Date(Math.max(beforeAnyEntry, ...this.items.map(({ date }) => date.getTime())));
  }
}
