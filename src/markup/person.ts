import type { Author, Url } from "../model.ts";
import { plainText } from "./text.ts";
import { webUrl } from "./url.ts";

/** RFC 5322 §3.4.1, without quoted parts and numbers for domains. */
const address =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[\p{L}\p{N}][\p{L}\p{N}-]*$/u;

/** What people take for an address, and would not have published. */
const addressLike = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/;

/** The address, if it is one. */
export function emailAddress(written: string): string | undefined {
  const text = written.trim();
  return address.test(text) ? text : undefined;
}

/** In characters: longer lines are no name. */
const longestLine = 500;

/** `Ann`, `Ann <ann@x.org>` or `ann@x.org (Ann)`. */
export function personOfLine(line: string): Author | undefined {
  if (line.length > longestLine) return undefined;
  if (!line.includes("@")) return person(line);
  const mailbox =
    /^(?<name>[^<>]*)<(?<email>[^<>]*@[^<>]*)>$/.exec(line.trim()) ??
    /^(?<email>\S+@\S+) +\((?<name>.*)\)$/.exec(line.trim());
  const { name = line, email } = mailbox?.groups ?? {};
  return person(name, email);
}

/**
 * A person written as keys with values, by the names that generators use for them.
 * @param site against which paths of pages and pictures resolve
 */
export function personOfKeys(written: object, site?: Url): Author | undefined {
  const keys = new Map(Object.entries(written).map(([key, value]) => [key.toLowerCase(), value]));
  const text = (...names: string[]) =>
    names.map((name) => keys.get(name)).find((value) => typeof value === "string");
  return person(
    text("name", "title", "nickname") ?? "",
    text("email", "mail"),
    text("url", "uri", "link", "website", "homepage"),
    text("avatar", "image", "picture", "image_url"),
    site,
  );
}

function person(
  name: string,
  email?: string,
  link?: string,
  avatar?: string,
  site?: Url,
): Author | undefined {
  const text = plainText(name);
  if (text === "" || addressLike.test(text)) return undefined;
  const mailbox = email === undefined ? undefined : emailAddress(email);
  const url = link === undefined ? undefined : webUrl(link, site);
  const picture = avatar === undefined ? undefined : webUrl(avatar, site);
  return {
    name: text,
    ...(mailbox !== undefined && { email: mailbox }),
    ...(url !== undefined && { link: url }),
    ...(picture !== undefined && { avatar: picture }),
  };
}
