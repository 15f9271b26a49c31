import type { Element, Root } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import type { Embeds, Html, Url } from "../model.ts";
import { withoutAnchors } from "./anchor.ts";
import { withEmbeds } from "./embed.ts";
import { withPlainCode } from "./highlight.ts";
import { attribute, elements, make, parseHtml, serialiseHtml, textOf, withoutComments } from "./html.ts";
import { withPlainMath } from "./math.ts";
import { withPictures } from "./picture.ts";
import { playerAt } from "./player.ts";
import { unknownPart } from "./shortcode.ts";
import { cleanText } from "./text.ts";
import { linkTarget, webUrl } from "./url.ts";

const words = (list: string) => list.trim().split(/\s+/);

/** Elements that a feed reader shows. */
const shown = words(`
  a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt
  em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small
  source span strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr`);
/** Elements that go with all that is in them; any other element leaves its content behind. */
const dropped = words(`
  applet base button canvas dialog embed frame frameset head iframe input link math meta noembed noframes noscript
  object option script select style svg template textarea title xmp`);
/** Elements that readers do not know, and the nearest that they do: without them the words of two blocks would run together. */
const nearest: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    words("center fieldset footer form header hgroup legend main nav search").map((name) => [name, "div"]),
  ),
  ...{ acronym: "abbr", dir: "ul", menu: "ul", strike: "s", tt: "code" },
};
const known = new Set([
  ...shown,
  ...dropped,
  ...words("body center font footer form header hgroup html label main nav"),
]);

/** Whether `name` is an element of HTML, or may be a custom one. */
export function isHtmlTag(name: string): boolean {
  return known.has(name.toLowerCase()) || name.includes("-");
}

const sides = ["left", "center", "right"];
/** In CSS pixels, or a part of what there is. */
const length = /^\d{1,5}%?$/;
const schema: Schema = {
  allowComments: true,
  allowDoctypes: false,
  tagNames: shown,
  strip: dropped,
  attributes: {
    "*": [["lang", /^[A-Za-z\d-]{2,35}$/], ["dir", "ltr", "rtl", "auto"], "title"],
    a: ["href", "hrefLang"],
    abbr: ["title"],
    audio: ["src", "controls", "preload"],
    blockquote: ["cite"],
    code: [["className", /^language-[\w+#.-]+$/]],
    col: ["span"],
    colgroup: ["span"],
    del: ["cite", "dateTime"],
    details: ["open"],
    iframe: ["src", "title", ["width", length], ["height", length], "allowFullScreen"],
    img: ["src", "srcSet", "sizes", "alt", ["width", length], ["height", length]],
    ins: ["cite", "dateTime"],
    li: ["value"],
    ol: ["start", "reversed", "type"],
    q: ["cite"],
    source: ["src", "srcSet", "sizes", "type", "media"],
    td: ["colSpan", "rowSpan", ["align", ...sides]],
    th: ["colSpan", "rowSpan", ["align", ...sides], "scope"],
    time: ["dateTime"],
    track: ["src", "srcLang", "kind", "label"],
    video: ["src", "poster", "controls", ["width", length], ["height", length], "preload"],
  },
  protocols: {},
  clobber: [],
};

/** Where frames are wanted. */
const framing: Schema = {
  ...schema,
  tagNames: [...shown, "iframe"],
  strip: dropped.filter((name) => name !== "iframe"),
};

/** As it stands in HTML, and as Markdown encodes it. */
const unknown = [unknownPart, encodeURIComponent(unknownPart)];

/** Properties that hold an address, and which addresses may stand there. */
const addresses: Readonly<Record<string, "link" | "media">> = {
  href: "link",
  cite: "link",
  src: "media",
  poster: "media",
};
/** In characters: about the picture of an icon; larger ones make a feed heavy and some aggregators refuse it. */
export const longestDataUrl = 4096;

/**
 * The tree with nothing in it but what a feed reader shows, every address absolute against `base`, the article's
 * own address. Comments stay, so that a mark for the end of the summary can still be found.
 *
 * Of classes only the language of code stays, and no id: several articles stand on one page of a reader, which
 * takes ids away or gives them a prefix; links to fragments lead to the article itself.
 */
export function sanitise(tree: Root, base: Url, embeds: Embeds = "link"): Root {
  for (const change of [withoutAnchors, withPlainCode, withPlainMath, withPictures]) change(tree);
  withEmbeds(tree, base, embeds);
  for (const element of elements(tree)) {
    element.tagName = nearest[element.tagName] ?? element.tagName;
    alignCell(element);
    makeAbsolute(element, base);
    if (element.tagName === "img" && !element.properties.src && !element.properties.srcSet)
      keepWords(element);
    cleanCharacters(element);
  }
  cleanCharacters(tree);
  const clean = sanitize(tree, embeds === "iframe" ? framing : schema);
  for (const { properties } of elements(clean)) {
    if (Array.isArray(properties.className) && properties.className.length === 0) delete properties.className;
  }
  return clean.type === "root" ? clean : { type: "root", children: [] };
}

/** How often a text is read again at most; three times is rare. */
const mostRounds = 8;

/** The fragment as clean text. */
export const cleanHtml = (tree: Root, base: Url, embeds?: Embeds): Html =>
  htmlOf(sanitise(tree, base, embeds), base, embeds);

/**
 * A sanitised tree as text, without comments: what a parser makes of it is clean again, and the same text. Parsers
 * may understand a text otherwise than as the tree that it was written from (HTML §13.3).
 */
export function htmlOf(tree: Root, base: Url, embeds?: Embeds): Html {
  let html = serialiseHtml(withoutComments(tree));
  for (let round = 0; round < mostRounds; round++) {
    const again = serialiseHtml(withoutComments(sanitise(parseHtml(html), base, embeds)));
    if (again === html) return html;
    html = again;
  }
  return serialiseHtml({ type: "root", children: [make("p", {}, cleanText(textOf(parseHtml(html))))] });
}

/** Markdown and many pages tell the alignment of a cell in a style, which no reader keeps. */
function alignCell(element: Element): void {
  if (element.tagName !== "td" && element.tagName !== "th") return;
  const [, side] = /text-align:\s*(left|center|right)/.exec(attribute(element, "style") ?? "") ?? [];
  if (side !== undefined) element.properties.align = side;
}

/** Character references can name what no feed may hold, so this comes after parsing. */
function cleanCharacters(node: Element | Root): void {
  for (const child of node.children) if (child.type === "text") child.value = cleanText(child.value);
  if (node.type === "root") return;
  for (const [name, value] of Object.entries(node.properties)) {
    if (typeof value === "string") node.properties[name] = cleanText(value);
  }
}

/** A picture that cannot be shown leaves behind what is said in its place. */
function keepWords(element: Element): void {
  const { alt } = element.properties;
  element.tagName = "span";
  element.properties = {};
  element.children = typeof alt === "string" ? [{ type: "text", value: alt }] : [];
}

function makeAbsolute({ tagName, properties }: Element, base: Url): void {
  for (const [name, use] of Object.entries(addresses)) {
    const written = properties[name];
    if (written === undefined || written === null) continue;
    // What is left of a link when a shortcode or an expression was its address.
    const leadsNowhere =
      /^\s*(?:\{|$)/.test(String(written)) || unknown.some((part) => String(written).includes(part));
    const absolute = leadsNowhere ? undefined : addressFor(tagName, use, String(written), base);
    if (absolute === undefined) delete properties[name];
    else properties[name] = absolute;
  }
  const { srcSet } = properties;
  if (srcSet !== undefined && srcSet !== null) {
    properties.srcSet = absoluteCandidates(Array.isArray(srcSet) ? srcSet.join(", ") : String(srcSet), base);
  }
}

function addressFor(tagName: string, use: "link" | "media", written: string, base: Url): string | undefined {
  if (tagName === "iframe") return playerAt(written, base)?.frame;
  return use === "link" ? linkTarget(written, base) : mediaUrl(written, base);
}

/** How many pictures stand in the text itself and are larger than a feed should carry. */
export function countLargePictures(tree: Root): number {
  return [...elements(tree)].filter(
    ({ properties: { src } }) => isPicture(src) && String(src).length > longestDataUrl,
  ).length;
}

const isPicture = (address: unknown) =>
  typeof address === "string" &&
  /^\s*data:image\/(?:png|gif|jpeg|webp|avif);base64,[A-Za-z0-9+/=\s]+$/i.test(address);

function mediaUrl(written: string, base: Url): string | undefined {
  if (isPicture(written)) return written.length <= longestDataUrl ? written.replace(/\s/g, "") : undefined;
  return webUrl(written, base);
}

/** The candidates of a `srcset` (HTML §4.8.4.2.1): a URL without white space, then what it is for. */
function absoluteCandidates(written: string, base: Url): string | undefined {
  const candidates = [...written.matchAll(/([^\s,]\S*[^\s,]|[^\s,])(?:\s+([^\s,]+))?\s*(?:,|$)/g)].flatMap(
    ([, url = "", descriptor]) => {
      const absolute = webUrl(url, base);
      return absolute === undefined
        ? []
        : [descriptor === undefined ? absolute : `${absolute} ${descriptor}`];
    },
  );
  return candidates.length > 0 ? candidates.join(", ") : undefined;
}
