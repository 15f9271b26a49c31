import { type Feed, type FormatName, feedFiles } from "../../model.ts";
import { type Element, element, htmlDocument, text, writeLines } from "../xml.ts";
import { main, newest, page } from "./view.ts";
import { directionOf, wordsOf } from "./words.ts";

const names: Readonly<Record<FormatName, string>> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };
const formatNames: readonly FormatName[] = ["rss", "atom", "json"];

interface Address {
  readonly name: FormatName;
  readonly title: string;
  readonly href: string;
}

const addressesOf = ({ options: { title, feedLinks } }: Feed): Address[] =>
  formatNames.flatMap((name) => {
    const href = feedLinks[name];
    return href === undefined ? [] : [{ name, title, href }];
  });

/** A link by which browsers and readers find a feed (HTML §4.6.7.1, "alternate"). */
const discovery = ({ name, title, href }: Address): Element =>
  element("link", { rel: "alternate", type: feedFiles[name].mediaType, title, href });

/** A feed of every value of a kind is one of many: no page can offer them all. */
const isOneOfMany = ({ name }: Feed) => name.includes("/");

/** The links to the feeds, for the head of one's own pages; the first is what readers take. */
export const discoveryLinks = (feeds: readonly Feed[]): Element[] =>
  feeds
    .filter((feed) => !isOneOfMany(feed))
    .flatMap(addressesOf)
    .map(discovery);

/** The same as text, to be pasted. */
export const discoverySnippet = (feeds: readonly Feed[]): string => writeLines(discoveryLinks(feeds));

/**
 * A page to look at and to subscribe from: the feeds with their addresses, and the newest articles of the first.
 * @param sheet where the style sheet lies, from the page
 */
export function feedsPage(feed: Feed, others: readonly Feed[], sheet: string): string {
  const { title, link, language } = feed.options;
  const words = wordsOf(language);
  const said = { lang: words.language, dir: directionOf(words.language) };
  const feeds = [feed, ...others];
  return htmlDocument(
    { lang: language ?? words.language, dir: directionOf(language) },
    [
      element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      text("title", title),
      ...discoveryLinks(feeds),
      element("link", { rel: "stylesheet", href: sheet }),
    ],
    page(
      feed,
      {},
      main(feed, [
        element(
          "section",
          said,
          text("h2", words.feeds),
          text("p", words.how),
          element("ul", {}, ...addressesOf(feed).map(inFull)),
          othersList(others, `${words.feeds} (${others.length})`),
          element(
            "details",
            {},
            text("summary", words.paste),
            text("pre", discoverySnippet(feeds), { dir: "ltr", tabindex: 0 }),
          ),
          element("p", {}, text("a", words.site, { href: link })),
        ),
        newest(feed, words),
      ]),
    ),
  );
}

const inFull = ({ name, href }: Address): Element =>
  element("li", {}, text("strong", names[name]), element("p", { dir: "ltr" }, text("code", href)));

/** More lines than these would keep the articles out of sight. */
const mostOpen = 12;

/** The other feeds, each on a line; many of them wait until somebody asks. */
function othersList(feeds: readonly Feed[], words: string): Element | undefined {
  const list = element("ul", { class: "others" }, ...feeds.map(inShort));
  if (feeds.length === 0) return undefined;
  return feeds.length > mostOpen ? element("details", {}, text("summary", words), list) : list;
}

/** One line: the name of the feed, then its formats as links. */
const inShort = (feed: Feed): Element =>
  element(
    "li",
    {},
    text("span", feed.options.title, { dir: "auto" }),
    ...addressesOf(feed).map(({ name, title, href }) =>
      text("a", names[name], { href, "aria-label": `${title}, ${names[name]}` }),
    ),
  );
