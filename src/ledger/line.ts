import { readDigest } from "../markup/digest.ts";
import { recordedId } from "../markup/identifier.ts";
import { plainText } from "../markup/text.ts";
import { webUrl } from "../markup/url.ts";
import {
  type Age,
  type Article,
  type EntryId,
  type Instant,
  type Ledger,
  type LedgerLine,
  mainFeed,
} from "../model.ts";
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

/**
 * @param atHand what may be written there: then it is that very value
 * @throws Unread
 */
function read<Value>(
  written: Written,
  key: string,
  must: string,
  readText: (text: string) => Value | undefined,
  atHand?: Value,
): Value {
  const text = written[key];
  if (atHand !== undefined && text === atHand) return atHand;
  const value = typeof text === "string" ? readText(text) : undefined;
  if (value === undefined) throw new Unread(`\`${key}\` must be ${must}`);
  return value;
}

const pathBelow = (text: string) =>
  text !== "" && !text.startsWith("/") && !(text.includes("..") && text.split("/").includes(".."))
    ? text
    : undefined;
const address = (text: string) => webUrl(text);
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

/** Keys that every line has, in their order. */
const required = ["path", "id", "link", "digest", "title", "published", "updated", "first"] as const;

/** Texts that are at hand: a line that says the same shares them, so that memory holds each but once. */
export type AtHand = Pick<Article, "path" | "digest" | "title" | "link">;

const shared = <Text extends string>(text: Text, other: string): Text =>
  text === other ? (other as Text) : text;

/** An article of the ledger. @throws Unread */
export function readLine(written: Written, atHand?: AtHand): LedgerLine {
  const path = read(written, "path", "the path of a file below the articles folder", pathBelow, atHand?.path);
  const id = read(written, "id", "a text", recordedId);
  const link = read(written, "link", "an http or https address", address, atHand?.link);
  const digest = read(written, "digest", "64 hexadecimal digits", readDigest, atHand?.digest);
  const title = read(written, "title", "a text", plainText, atHand?.title);
  const published = read(written, "published", moment, readInstant);
  const isSame = written.updated === written.published;
  const updated = isSame ? published : read(written, "updated", moment, readInstant);
  const first = read(written, "first", moment, readInstant);
  const own = { path, id: shared(id, link), link, digest, title, published, updated, first };
  const line: { -readonly [key in keyof LedgerLine]: LedgerLine[key] } = own;
  const keys = Object.keys(written);
  if (keys.length === required.length) return line;
  if (Object.hasOwn(written, "latest")) line.latest = read(written, "latest", moment, readInstant);
  if (Object.hasOwn(written, "again")) line.again = read(written, "again", moment, readInstant);
  if (Object.hasOwn(written, "asked")) line.asked = read(written, "asked", "a text", plainText);
  if (Object.hasOwn(written, "gone")) line.gone = read(written, "gone", moment, readInstant);
  if (written.withdrawn === true) line.withdrawn = true;
  if (written.past === true) line.past = true;
  if (Object.hasOwn(written, "in")) Object.assign(line, readFeeds(written.in, line.first));
  if (Object.hasOwn(written, "atom")) line.atom = read(written, "atom", "an id", recordedId);
  const more = keys.filter((key) => !known.has(key));
  if (more.length > 0) line.more = Object.fromEntries(more.map((key) => [key, written[key]]));
  return line;
}

/** Whether it says only what every line must. */
export const isBrief = (line: LedgerLine): boolean =>
  line.latest === undefined &&
  line.again === undefined &&
  line.asked === undefined &&
  line.gone === undefined &&
  line.withdrawn === undefined &&
  line.past === undefined &&
  line.in === undefined &&
  line.archived === undefined &&
  line.atom === undefined &&
  line.more === undefined;

let lastFirst = { at: Number.NaN, text: "" };

/** When an article was first published; of many in a row that is one build. */
function writeFirst(at: Instant): string {
  if (lastFirst.at !== at) lastFirst = { at, text: writeInstant(at) };
  return lastFirst.text;
}

/** One JSON object; the keys stand always in the same order. */
export function writeLine(line: LedgerLine): string {
  const { published, updated, first, latest, again, asked, gone, more, path, id, link, digest, title } = line;
  const { withdrawn, past, in: feeds, archived, atom } = line;
  const on = writeInstant(published);
  const changed = updated === published ? on : writeInstant(updated);
  const own = { path, id, link, digest, title, published: on, updated: changed, first: writeFirst(first) };
  if (isBrief(line)) return JSON.stringify(own);
  return JSON.stringify({
    ...own,
    ...(latest !== undefined && { latest: writeInstant(latest) }),
    ...(again !== undefined && { again: writeInstant(again) }),
    ...(asked && { asked }),
    ...(gone !== undefined && { gone: writeInstant(gone) }),
    ...(withdrawn && { withdrawn: true }),
    ...(past && { past: true }),
    ...((feeds || archived) && { in: writeFeeds(line) }),
    ...(atom && { atom }),
    ...more,
  });
}

/** UTF-16 units of a line with the keys that every line has, but for path, id, link and title; instants to the second. */
const frame = JSON.stringify(Object.fromEntries(required.map((key) => [key, ""]))).length + 64 + 3 * 20;

/**
 * Whether a line was written by `writeLine`.
 * @param raw of which `written` was read, and `line` of that
 */
export function isOwn(raw: string, written: Written, line: LedgerLine): boolean {
  const { path, id, link, title } = line;
  // With nothing in it that need not be, and in this order, it can be no other; so are most.
  const isPlain =
    raw.length === frame + path.length + id.length + link.length + title.length &&
    link === written.link &&
    title === written.title &&
    Object.keys(written).every((key, at) => key === required[at]);
  return isPlain || writeLine(line) === raw;
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

export function writeHead({ feeds, closed, more }: Head): string {
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
