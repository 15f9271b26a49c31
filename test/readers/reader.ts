/** An entry, as a reader reports it. */
export interface Shown {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** as Date.prototype.toISOString has it, without milliseconds */
  readonly published: string;
  /** as text, white space collapsed */
  readonly summary: string;
  /** as far as the reader keeps them */
  readonly authors: string;
}

/** The feeds that readers of XML can subscribe to. */
export type FeedFile = "rss.xml" | "atom.xml";

/** A reader of feeds that nobody here wrote. */
export interface Reader {
  readonly name: string;
  /** what it makes of an entry's authors */
  readonly authors: (names: readonly string[], format: FeedFile) => string;
  /** how often it must have fetched a feed before it asks whether there is a newer one; absent: it never asks */
  readonly asksAfter?: number;
  /** whether it shows the new words of an entry that it has shown already */
  readonly showsEdits: boolean;
  /** @param home an empty folder of its own */
  subscribe(address: string, home: string): Subscription;
}

export interface Subscription {
  /** Fetches the feed, and gives what it then shows to its user as new. All of that counts as read from then on. */
  refresh(): Promise<readonly Shown[]>;
  /** Everything it keeps of the feed. */
  kept(): Promise<readonly Shown[]>;
}

export const instantOf = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
export const collapsed = (text: string) => text.replace(/\s+/g, " ").trim();
