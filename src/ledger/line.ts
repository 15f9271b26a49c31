import { readDigest } from "../markup/digest.ts";
import { recordedId } from "../markup/identifier.ts";
import { plainText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import { type Age, type EntryId, type Instant, type Ledger, type LedgerLine, mainFeed } from "../model.ts";
import { readInstant, writeInstant } from "./instant.ts";

/** What is wrong with a line: its key, and what must stand there. */
export class Unread extends Error {}

type Written = Readonly<Record<string, unknown>>;

/** The version of the format that is written here. */
export const version = 1;

const known = new Set(
  "path id link digest title published updated first latest again asked gone withdrawn past in atom".split(
    " ",
  ),
);

/** @throws Unread */
function read<Value>(
  written: Written,
  key: string,
  must: string,
  readText: (text: string) => Value | undefined,
): Value {
  const text = written[key];
  const value = typeof text === "string" ? readText(text) : undefined;
  if (value === undefined) throw new Unread(`\`${key}\` must be ${must}`);
  return value;
}

const path = (text: string) =>
  text !== "" && !text.startsWith("/") && !text.split("/").includes("..") ? text : undefined;
const moment = "an instant such as 2026-01-02T10:00:00Z";

/**
 * `tags/boats`: since the article was first published; `tags/ice 2026-01-02T10:00:00Z`: since then; `tags/ice 149`: in
 * that place of its archive. The main feed stands there for its archive's sake alone. @throws Unread
 */
function readFeeds(written: unknown, first: Instant): Pick<LedgerLine, "in" | "archived"> {
  const list: unknown[] = Array.isArray(written) ? written : [undefined];
  const feeds = new Map<string, Instant>();
  const archived = new Map<string, number>();
  for (const text of list) {
    const [name = "", ...facts] = typeof text === "string" ? text.split(" ") : [];
    const place = facts.find((fact) => /^\d+$/.test(fact));
    if (place !== undefined) archived.set(name, Number(place));
    const since = facts.find((fact) => fact !== place);
    const instant = since === undefined ? first : readInstant(since);
    if (name === "" || instant === undefined) throw new Unread("`in` must be a list of names of feeds");
    if (name !== mainFeed) feeds.set(name, instant);
  }
  return { ...(feeds.size > 0 && { in: feeds }), ...(archived.size > 0 && { archived }) };
}

function writeFeeds({ in: feeds, archived, first }: LedgerLine): string[] {
  const names = new Set([...(archived?.keys() ?? []), ...(feeds?.keys() ?? [])]);
  return [...names].sort().map((name) => {
    const since = feeds?.get(name) ?? first;
    const place = archived?.get(name);
    return [
      name,
      ...(since === first ? [] : [writeInstant(since)]),
      ...(place === undefined ? [] : [place]),
    ].join(" ");
  });
}

/** An article of the ledger. @throws Unread */
export function readLine(written: Written): LedgerLine {
  const optional = <Value>(key: string, value: () => Value) =>
    Object.hasOwn(written, key) ? { [key]: value() } : {};
  const more = Object.entries(written).filter(([key]) => !known.has(key));
  return {
    path: read(written, "path", "the path of a file below the articles folder", path),
    id: read(written, "id", "a text", recordedId),
    link: read(written, "link", "an http or https address", (text) => webUrl(text)),
    digest: read(written, "digest", "64 hexadecimal digits", readDigest),
    title: read(written, "title", "a text", plainText),
    published: read(written, "published", moment, readInstant),
    updated: read(written, "updated", moment, readInstant),
    first: read(written, "first", moment, readInstant),
    ...optional("latest", () => read(written, "latest", moment, readInstant)),
    ...optional("again", () => read(written, "again", moment, readInstant)),
    ...optional("asked", () => read(written, "asked", "a text", plainText)),
    ...optional("gone", () => read(written, "gone", moment, readInstant)),
    ...(written.withdrawn === true && { withdrawn: true as const }),
    ...(written.past === true && { past: true as const }),
    ...(Object.hasOwn(written, "in") && readFeeds(written.in, read(written, "first", moment, readInstant))),
    ...optional("atom", () => read(written, "atom", "an id", recordedId)),
    ...(more.length > 0 && { more: Object.fromEntries(more) }),
  };
}

/** One JSON object; the keys stand always in the same order. */
export function writeLine(line: LedgerLine): string {
  const { published, updated, first, latest, again, gone, more, path, id, link, digest, title, ...rest } =
    line;
  return JSON.stringify({
    ...{ path, id, link, digest, title },
    published: writeInstant(published),
    updated: writeInstant(updated),
    first: writeInstant(first),
    ...(latest !== undefined && { latest: writeInstant(latest) }),
    ...(again !== undefined && { again: writeInstant(again) }),
    ...(rest.asked && { asked: rest.asked }),
    ...(gone !== undefined && { gone: writeInstant(gone) }),
    ...(rest.withdrawn && { withdrawn: true }),
    ...(rest.past && { past: true }),
    ...((rest.in || rest.archived) && { in: writeFeeds(line) }),
    ...(rest.atom && { atom: rest.atom }),
    ...more,
  });
}

/** What the first line says. */
export type Head = Pick<Ledger, "feeds" | "closed" | "more">;

/** The feeds of a first line, and what else it says. @throws Unread */
export function readHead({ version: _version, feeds, closed, ...more }: Written): Head {
  const isObject = typeof feeds === "object" && feeds !== null && !Array.isArray(feeds);
  if (!isObject) throw new Unread("`feeds` must be an object of names and ids");
  const ids = Object.entries(feeds).map(([name, id]): [string, EntryId] => [
    name,
    read({ [name]: id }, name, "the Atom id of a feed", recordedId),
  ]);
  const ends = closed === undefined ? {} : { closed: readClosed(closed) };
  return { feeds: new Map(ids), ...ends, ...(Object.keys(more).length > 0 && { more }) };
}

/** `{"tags/boats":"2026-01-02T10:00:00Z https://…"}`: an instant and an id. @throws Unread */
function readClosed(written: unknown): ReadonlyMap<string, Age> {
  const isObject = typeof written === "object" && written !== null && !Array.isArray(written);
  const ages = Object.entries(isObject ? written : { "": undefined });
  return new Map(
    ages.map(([name, text]: [string, unknown]) => {
      const [, moment = "", rest = ""] = (typeof text === "string" && /^(\S+) (.+)$/s.exec(text)) || [];
      const [at, id] = [readInstant(moment), recordedId(rest)];
      if (at === undefined || id === undefined)
        throw new Unread("`closed` must be an object of names of feeds, each with an instant and an id");
      return [name, { at, id }];
    }),
  );
}

export function writeHead({ feeds, closed, more }: Ledger): string {
  const sorted = [...feeds].sort(([a], [b]) => (a < b ? -1 : 1));
  const ends = [...(closed ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({
    version,
    feeds: Object.fromEntries(sorted),
    ...(ends.length > 0 && {
      closed: Object.fromEntries(ends.map(([name, { at, id }]) => [name, `${writeInstant(at)} ${id}`])),
    }),
    ...more,
  });
}
