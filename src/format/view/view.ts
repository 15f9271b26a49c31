import { format } from "date-fns/format";
import { type Feed, type FeedItem, type FormatName, instant, inUtc, toWall } from "../../model.ts";
import { rfc3339 } from "../moment.ts";
import type { Once } from "../once.ts";
import { type Element, type Elements, element, text, writtenElement } from "../xml.ts";
import { directionOf, type Words, wordsOf } from "./words.ts";

const xhtml = "http://www.w3.org/1999/xhtml";
/** More make the feed heavy, and nobody reads on that far. */
const mostShown = 30;

/**
 * What a browser shows of a feed document: one XHTML element, to stand before the first item or entry. Only elements
 * whose names no reader takes for the feed's own: no `title`, `link`, `summary`, `author` or `image`.
 * @param name the format of the document, whose address is shown
 * @param depth in which it stands in the document
 */
export function view(feed: Feed, name: FormatName, depth: number, once: Once): Element | undefined {
  const { view: shown, feedLinks, link } = feed.options;
  const address = feedLinks[name];
  if (shown === undefined || address === undefined) return undefined;
  const words = wordsOf(feed.options.language);
  const lines = shownOf(feed).map((item) =>
    once(
      item,
      `${name} line ${words.language}`,
      () => writtenElement(entry(item, feed, words), depth + 3).passage,
    ),
  );
  return page(
    feed,
    { xmlns: xhtml },
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    main(feed, [
      element(
        "section",
        { lang: words.language, dir: directionOf(words.language) },
        element("p", {}, text("strong", words.what)),
        text("p", words.how),
        element("p", { dir: "ltr" }, text("code", address)),
        element("p", {}, text("a", words.site, { href: link })),
      ),
      lines.length > 0 ? { ...element("ol"), lines } : nothing(words),
    ]),
  );
}

/** What the style sheet makes a page of. */
export function page({ options }: Feed, attributes: Element["attributes"], ...parts: Elements): Element {
  const { language } = options;
  const own = { class: "feedwright", lang: language, dir: directionOf(language) };
  return element("div", { ...attributes, ...own }, ...parts);
}

/** The feed's name and what it is about, then what is given. */
export function main({ options: { title, description } }: Feed, parts: Elements): Element {
  return element(
    "div",
    { role: "main" },
    text("h1", title, { dir: "auto" }),
    text("p", description === title ? undefined : description, { class: "about", dir: "auto" }),
    parts,
  );
}

/** The newest entries, each a heading that leads to the article, its day, and its summary. */
export function newest(feed: Feed, words: Words): Element | undefined {
  const shown = shownOf(feed).map((item) => entry(item, feed, words));
  return shown.length > 0 ? element("ol", {}, ...shown) : nothing(words);
}

const shownOf = ({ items }: Feed) => items.slice(0, mostShown);

const nothing = ({ none, language }: Words) =>
  text("p", none, { lang: language, dir: directionOf(language) });

function entry(item: FeedItem, { options }: Feed, words: Words): Element {
  const { title, link, published, description, language } = item;
  const wall = toWall(instant(published.getTime()), options.view?.timeZone ?? "UTC");
  return element(
    "li",
    { lang: language, dir: language && directionOf(language) },
    element("h2", { dir: "auto" }, text("a", title, { href: link })),
    text("time", format(wall, words.day, { in: inUtc }), {
      datetime: rfc3339(published),
    }),
    text("p", description, { dir: "auto" }),
  );
}
