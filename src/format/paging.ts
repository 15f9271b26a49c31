import { type Feed, feedFiles } from "../model.ts";
import { type Elements, element } from "./xml.ts";

/**
 * Where the rest of a feed is (RFC 5005 §4).
 * @param link the name of the element for links
 */
export function pagingElements({ paging }: Feed, format: "rss" | "atom", link: string): Elements {
  const { page, current, previous, next } = paging;
  const to = (rel: string, links: typeof current) =>
    links?.[format] &&
    element(link, {
      rel,
      type: feedFiles[format].mediaType,
      href: links[format],
    });
  return [
    to("current", current),
    to("prev-archive", previous),
    to("next-archive", next),
    page === undefined ? undefined : element("fh:archive"),
  ];
}
