import type { Url } from "../model.ts";
import { comparable } from "./text.ts";
import { decodePath } from "./url.ts";

/**
 * The form in which two addresses of a page count as the same: without scheme, `www.`, fragment, final `/`,
 * `index.html` and what counts visitors; percent escapes alike.
 */
export function comparableUrl(url: Url): string {
  const { host, search } = new URL(url);
  return host.replace(/^www\./, "") + pathOf(url) + queryOf(search);
}

/** The same without the host and the ending, for a site that has moved; `undefined` for its first page. */
export function comparablePath(url: Url): string | undefined {
  const path = pathOf(url).replace(/\.(?:html?|php)$/i, "") + queryOf(new URL(url).search);
  return path === "" ? undefined : path;
}

/** The last part of the path: what names the page within its folder. */
export function lastPart(url: Url): string {
  return (comparablePath(url) ?? "").replace(/\?.*$/, "").split("/").at(-1) ?? "";
}

function pathOf(url: Url): string {
  const parts = new URL(url).pathname.split("/").map((part) => decodePath(part).normalize("NFC"));
  if (/^index\.(?:html?|php|xhtml)$/i.test(parts.at(-1) ?? "")) parts.pop();
  return parts
    .filter((part) => part !== "")
    .map((part) => `/${encodeURIComponent(part)}`)
    .join("");
}

function queryOf(search: string): string {
  const kept = search
    .slice(1)
    .split("&")
    .filter((parameter) => parameter !== "" && !/^(?:utm_\w+|fbclid|gclid)(?:=|$)/i.test(parameter))
    .map((parameter) => encodeURIComponent(decodePath(parameter)));
  return kept.length > 0 ? `?${kept.join("&")}` : "";
}

/** A title by its letters and digits alone: quotes, dashes and dots are set by programs. */
export function titleKey(title: string | undefined): string | undefined {
  const text = comparable(title ?? "");
  return text.replace(/[^\p{L}\p{N}]+/gu, "") || text || undefined;
}

/** Dates of one article lie no further apart, in ms: time zones, and a day for those who write the day alone. */
export const sameDay = 36 * 3_600_000;
