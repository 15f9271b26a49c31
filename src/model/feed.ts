import { type Author as PackageAuthor, Feed as PackageFeed } from "feed";
import { plainText } from "../markup/text.ts";
import type { Author } from "./article.ts";
import { cleanChannel, cleanItem, cleanPerson } from "./clean.ts";
import type { Channel, FeedItem, FeedOptions, Item, Tombstone } from "./item.ts";
import { mainFeed } from "./ledger.ts";
import type { PlainText } from "./scalar.ts";

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

  constructor(options: FeedOptions, name: string = mainFeed) {
    super(cleanChannel(options));
    this.name = name;
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

  /** When anything in the feed last changed. */
  lastChange(): Date {
    if (this.options.updated !== undefined) return this.options.updated;
    return new Date(Math.max(beforeAnyEntry, ...this.items.map(({ date }) => date.getTime())));
  }
}
