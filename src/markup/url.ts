import type { Url } from "../model.ts";
import { cleanText } from "./text.ts";

/** What `new URL()` leaves as it is although RFC 3986 §2 has no place for it: a few characters, and a lone `%`. */
const leftOver = /[|[\]^`{}\\"<>]|%(?![0-9A-Fa-f]{2})/g;

/** The URL with the left-overs encoded; `undefined` when `text` is none against `base`. */
function parse(text: string, base?: string): URL | undefined {
  const cleaned = cleanText(text).trim();
  return URL.canParse(cleaned, base) ? new URL(cleaned, base) : undefined;
}

function encoded(url: URL): string {
  const encode = (part: string) =>
    part.replace(
      leftOver,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    );
  // A second `#` is no part of a fragment (RFC 3986 §3.5).
  const fragment = url.hash.slice(1).replaceAll("#", "%23");
  return url.origin + encode(url.pathname + url.search + (url.hash && `#${fragment}`));
}

/** What a host may be made of; `new URL()` lets quotes and braces into it (RFC 3986 §3.2.2). */
const isHost = (host: string) => /^(?:[\w.~-]+|\[[\da-f:.]+\])$/i.test(host);

/** Addresses that `new URL()` and `encoded` leave as they are, most of those that programs write among them. */
const settled =
  /^https?:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+(?:\/(?:(?:[\w~!$&'()*+,;=:@-]|%(?!2[Ee])[\dA-Fa-f]{2})(?:[\w.~!$&'()*+,;=:@-]|%(?!2[Ee])[\dA-Fa-f]{2})*)?)+$/;

/** Whether `webUrl` is sure to leave it as it is; it may do so with others too. */
export function isSettled(text: string): text is Url {
  return settled.test(text);
}

/** An absolute http(s) URL without user or password, or `undefined`. */
export function webUrl(text: string, base?: string): Url | undefined {
  if (isSettled(text)) return text;
  const url = parse(text, base);
  const good =
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    isHost(url.hostname) &&
    url.username === "" &&
    url.password === "";
  return good ? (encoded(url) as Url) : undefined;
}

/** What a link in a text may lead to: the web, and what a reader opens in another program. */
export function linkTarget(text: string, base: string): string | undefined {
  const other = parse(text, base);
  return other !== undefined && /^(mailto|tel|sms|xmpp|geo|magnet):$/.test(other.protocol)
    ? other.href
    : webUrl(text, base);
}

/** `base` as a folder: it ends in `/`, without query and fragment. */
export function folderUrl(text: string): Url | undefined {
  const url = parse(text);
  if (url === undefined) return undefined;
  url.search = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return webUrl(url.href);
}

/** Names that `pathParts` leaves as they are, most of those that people give to files among them. */
const settledName = /^[\w-]+(?:\.[\w-]+)*$/;

/** A path as one part of an address after the other: no empty, `.` or `..` part, nothing that leads elsewhere. */
export function pathParts(path: string): string[] {
  if (settledName.test(path)) return [path];
  return cleanText(path)
    .replace(/\\/g, "/")
    .normalize("NFC")
    .split("/")
    .map((part) =>
      part
        .replace(/[\t\n\r]/g, " ")
        .trim()
        .replace(/\.+$/, ""),
    )
    .filter((part) => part !== "");
}

/** The parts of a path as they stand in an address, percent-encoded once. */
export function encodePath(parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join("/");
}

/** The same text without percent-encoding, if it was well encoded. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
