import { comparablePath, comparableUrl, lastPart, sameDay, titleKey } from "../markup/same.ts";
import { webUrl } from "../markup/url.ts";
import type { Entry, ForeignEntry, LedgerLine, Url } from "../model.ts";

/** An article as a build would publish it, if nobody had published it before. */
export interface Candidate {
  readonly entry: Entry;
}

/** The same, and its line if it was published before. */
export interface Identified extends Candidate {
  readonly line: LedgerLine | undefined;
}

/** By what an article and an entry of another feed are known to be one. */
export type Ground = "id" | "link" | "address" | "title";

export interface Match<Known extends Candidate = Candidate> {
  readonly candidate: Known;
  readonly foreign: ForeignEntry;
  readonly by: Ground;
}

export interface Matching<Known extends Candidate = Candidate> {
  readonly matches: readonly Match<Known>[];
  /** what nothing is found for */
  readonly candidates: readonly Known[];
  readonly entries: readonly ForeignEntry[];
}

/** Where an entry leads, or its id where that is an address. */
export function linkOf({ link, id }: ForeignEntry): Url | undefined {
  return link ?? (id === undefined ? undefined : webUrl(id));
}

type Key = string | undefined;

/**
 * Which article each entry of another feed is: by an id that its author wrote, by the address, by the path where the site has
 * moved, by title and date. What is not unique on both sides is not matched.
 */
export function matchEntries<Known extends Candidate>(
  all: readonly Known[],
  foreign: readonly ForeignEntry[],
): Matching<Known> {
  const candidates = new Set(all);
  const entries = new Set(foreign);
  const matches: Match<Known>[] = [];

  const pass = (
    by: Ground,
    ofCandidate: (candidate: Known) => Key,
    ofEntry: (entry: ForeignEntry) => Key,
    fits: (candidate: Known, entry: ForeignEntry) => boolean = () => true,
  ) => {
    const byKey = new Map<string, Known[]>();
    for (const candidate of candidates) group(byKey, ofCandidate(candidate), candidate);
    const entriesByKey = new Map<string, ForeignEntry[]>();
    for (const entry of entries) group(entriesByKey, ofEntry(entry), entry);
    for (const [key, [entry, another]] of entriesByKey) {
      const [candidate, other] = byKey.get(key) ?? [];
      // An address may stand in a feed twice, before and after an edit: the newer comes first.
      const isUnique = other === undefined && (another === undefined || by === "link");
      if (entry === undefined || candidate === undefined || !isUnique || !fits(candidate, entry)) continue;
      matches.push({ candidate, foreign: entry, by });
      candidates.delete(candidate);
      entries.delete(entry);
    }
  };

  const url = (link: Url | undefined) => link && comparableUrl(link);
  const path = (link: Url | undefined) => link && comparablePath(link);
  pass(
    "id",
    ({ entry }) => entry.article.writtenId?.value.trim(),
    ({ id }) => id,
  );
  pass(
    "link",
    ({ entry }) => url(entry.link),
    (entry) => url(linkOf(entry)),
  );
  pass(
    "link",
    ({ entry }) => url(entry.link),
    ({ id }) => url(webUrl(id ?? "")),
  );
  pass(
    "link",
    ({ entry }) => url(entry.article.externalLink),
    ({ link }) => url(link),
  );
  pass(
    "address",
    ({ entry }) => path(entry.link),
    (entry) => path(linkOf(entry)),
  );
  const date = ({ published, updated }: ForeignEntry) => published ?? updated;
  pass(
    "title",
    ({ entry: { article } }) => article.published && `${titleKey(article.title)} ${article.published}`,
    (entry) => date(entry) && titleKey(entry.title) && `${titleKey(entry.title)} ${date(entry)}`,
  );
  pass(
    "title",
    ({ entry }) => titleKey(entry.article.title),
    (entry) => titleKey(entry.title),
    ({ entry: { article } }, entry) =>
      Math.abs((article.published ?? date(entry) ?? 0) - (date(entry) ?? article.published ?? 0)) <= sameDay,
  );
  return { matches, candidates: [...candidates], entries: [...entries] };
}

function group<Value>(groups: Map<string, Value[]>, key: Key, value: Value): void {
  if (key === undefined) return;
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [value]);
  else known.push(value);
}

/** Finds the articles that an entry could be and that are not certain: those of its title, its date, or its last part. */
export function likelihood<Known extends Candidate>(
  candidates: readonly Known[],
): (entry: ForeignEntry) => readonly Known[] {
  const byKey = new Map<string, Known[]>();
  for (const candidate of candidates) {
    const { article, link } = candidate.entry;
    for (const key of keysOf(article.title, link, article.published)) group(byKey, key, candidate);
  }
  return (entry) => [
    ...new Set(keysOf(entry.title, linkOf(entry), entry.published).flatMap((key) => byKey.get(key) ?? [])),
  ];
}

function keysOf(title: string | undefined, link: Url | undefined, published: number | undefined): string[] {
  const [words, part] = [titleKey(title), link && lastPart(link)];
  return [
    ...(words === undefined ? [] : [`title ${words}`]),
    ...(published === undefined ? [] : [`date ${published}`]),
    ...(part ? [`part ${part}`] : []),
  ];
}
