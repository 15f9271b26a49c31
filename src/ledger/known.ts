import type { Article, ForeignFeed, Ledger, Place } from "../model.ts";

/** What is known before anything is published. */
export interface Known {
  /** in the order of their paths */
  readonly articles: readonly Article[];
  /** paths of all files that hold articles, the broken ones among them */
  readonly files: readonly string[];
  /** folders below the articles folder that may not be looked into */
  readonly closed: readonly string[];
  readonly ledger: Ledger;
  /** what the feeds in the out folder show */
  readonly remembered: readonly Remembered[];
}

/** An entry of a feed that was written before. */
export interface Remembered {
  readonly id: string;
  readonly link: string;
  readonly place: Place;
}

/** What the owner says of a build. */
export interface Decisions {
  /** to go on although published articles vanish, get other ids, or move to another site */
  readonly accept?: boolean;
  /** that nothing may be decided which the ledger would have to record */
  readonly frozen?: boolean;
  /** feeds as subscribers have them, of which ids and dates are taken first */
  readonly against?: readonly NamedFeed[];
}

/** A feed that subscribers have, by the name that its owner gave it: an address or a file. */
export interface NamedFeed {
  readonly name: string;
  readonly feed: ForeignFeed;
}
