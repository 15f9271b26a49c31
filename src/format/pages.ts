import { type Config, type Feed, type Output, sheetFile } from "../model.ts";
import { headers } from "./headers.ts";
import { opml } from "./opml.ts";
import { discoverySnippet, feedsPage } from "./view/page.ts";
import { style } from "./view/style.ts";

/** The links to the feeds, to be pasted into one's own pages. */
const snippetFile = "feeds.html";

/** What lies beside the feeds, so that people and programs find them, and browsers show them. */
export function pages(feeds: readonly Feed[], { page }: Pick<Config, "page">): Output[] {
  const subscribed = feeds.filter(({ paging }) => paging.page === undefined);
  const [main, ...others] = subscribed;
  const view = feeds.some(({ options }) => options.view !== undefined);
  const sheet = { path: sheetFile, mediaType: "text/css", text: style };
  if (main === undefined || page === false) return view ? [sheet] : [];
  const beside = (path: string, mediaType: string, text: string): Output => ({
    path,
    mediaType,
    text,
    yields: true,
  });
  return [
    sheet,
    beside(page, "text/html", feedsPage(main, others, sheetFile)),
    ...(page === snippetFile ? [] : [beside(snippetFile, "text/html", discoverySnippet(subscribed))]),
    beside("feeds.opml", "text/x-opml", opml(main.options.title, subscribed)),
    beside("_headers", "text/plain", headers(feeds)),
  ];
}
