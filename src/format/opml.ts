import type { Feed } from "../model.ts";
import { element, text, xmlDocument } from "./xml.ts";

/** OPML 2.0: a list of all feeds, which readers import in one go. No date in it, for no clock may stand in an output. */
export function opml(title: string, feeds: readonly Feed[]): string {
  const outlines = feeds.flatMap(({ options: { title, description, link, language, feedLinks } }) => {
    const address = feedLinks.rss ?? feedLinks.atom;
    if (address === undefined) return [];
    const about = description === title ? undefined : description;
    return element("outline", {
      type: "rss",
      version: feedLinks.rss === undefined ? undefined : "RSS2",
      text: title,
      title,
      description: about,
      xmlUrl: address,
      htmlUrl: link,
      language,
    });
  });
  return xmlDocument(
    element(
      "opml",
      { version: "2.0" },
      element("head", {}, text("title", title)),
      element("body", {}, outlines),
    ),
  );
}
