import type { Digest, EntryId, Instant, PlainText, Url } from "./scalar.ts";

/** The ledger's file, in the articles folder. */
export const ledgerFile = ".published.jsonl";

/** An article that was ever published, as its readers know it. */
export interface LedgerLine {
  /** below the articles folder: where its file is, or was last */
  readonly path: string;
  /** for ever */
  readonly id: EntryId;
  /** under which it was last published */
  readonly link: Url;
  /** of what was last published */
  readonly digest: Digest;
  readonly title: PlainText;
  readonly published: Instant;
  readonly updated: Instant;
  /** when a build first published it */
  readonly first: Instant;
  /** the latest date that it ever had, where that is after `published`: by it feeds count their newest lines */
  readonly latest?: Instant;
  /** when its author last had it shown again: feeds count it as of then */
  readonly again?: Instant;
  /** the word by which its author asked that, or asks it from the beginning */
  readonly asked?: string;
  /** since when it is in no feed, because its file vanished or it was withdrawn */
  readonly gone?: Instant;
  /** it is gone because its author said so */
  readonly withdrawn?: true;
  /** it was published before the ledger began, further back than the feed of then: no feed shows it, archives do */
  readonly past?: true;
  /** the feeds that it is or was in, besides the main one, by their names: since when */
  readonly in?: ReadonlyMap<string, Instant>;
  /** its places in archives, counted from 0, by the names of the feeds: of what is in a full page, for ever */
  readonly archived?: ReadonlyMap<string, number>;
  /** its id in Atom, where `id` is no IRI: an adopted one */
  readonly atom?: EntryId;
  /** keys that this version does not know, as they stand in the file */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** By what the lines of a feed are in order. */
export interface Age {
  /** the latest date that the line ever had, or when it was shown again */
  readonly at: Instant;
  readonly id: EntryId;
}

export const ageOf = (line: LedgerLine): Age => ({ at: countedAt(line), id: line.id });

function countedAt({ latest, published, again }: LedgerLine): Instant {
  const at = latest ?? published;
  return again !== undefined && again > at ? again : at;
}

/** Negative where the first is newer; of one instant, the ids decide. */
export const compareAge = (a: Age, b: Age): number => b.at - a.at || compareId(a, b);

/** The same of lines, of which no ages need to be made. */
export const compareAgeOf = (a: LedgerLine, b: LedgerLine): number =>
  countedAt(b) - countedAt(a) || compareId(a, b);

const compareId = (a: { readonly id: EntryId }, b: { readonly id: EntryId }): number =>
  Number(a.id > b.id) - Number(a.id < b.id);

/** What was ever published: it decides what readers see, and is committed with the articles. */
export interface Ledger {
  /** the permanent Atom id of every feed ever written, by the feed's name */
  readonly feeds: ReadonlyMap<string, EntryId>;
  /** the newest line that a feed left out to stay within its bytes, by the feed's name: no line as old returns */
  readonly closed?: ReadonlyMap<string, Age>;
  /** sorted by path; none is ever removed */
  readonly lines: readonly LedgerLine[];
  /** keys of the first line that this version does not know */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The name of the site's main feed in the ledger. */
export const mainFeed = "main";
