import type { Element, Root } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import type { Url } from "../model.ts";
import { elements } from "./html.ts";
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
const known = new Set([
  ...shown,
  ...dropped,
  ...words("body center font footer form header hgroup html label main nav"),
]);

/** Whether `name` is an element of HTML, or may be a custom one. */
export function isHtmlTag(name: string): boolean {
  return known.has(name.toLowerCase()) || name.includes("-");
}

const schema: Schema = {
  allowComments: true,
  allowDoctypes: false,
  tagNames: shown,
  strip: dropped,
  attributes: {
    "*": ["lang", "dir", "title"],
    a: ["href", "hrefLang"],
    abbr: ["title"],
    audio: ["src", "controls", "preload"],
    blockquote: ["cite"],
    code: [["className", /^language-[\w+#.-]+$/]],
    col: ["span"],
    colgroup: ["span"],
    del: ["cite", "dateTime"],
    details: ["open"],
    img: ["src", "srcSet", "sizes", "alt", "width", "height"],
    ins: ["cite", "dateTime"],
    li: ["value"],
    ol: ["start", "reversed", "type"],
    q: ["cite"],
    source: ["src", "srcSet", "sizes", "type", "media"],
    td: ["colSpan", "rowSpan", "align"],
    th: ["colSpan", "rowSpan", "align", "scope"],
    time: ["dateTime"],
    track: ["src", "srcLang", "kind", "label"],
    video: ["src", "poster", "controls", "width", "height", "preload"],
  },
  protocols: {},
  clobber: [],
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
 * own address. Comments stay, so that a mark for the end of the summary can still be found. Doing it again
 * changes nothing.
 */
export function sanitise(tree: Root, base: Url): Root {
  for (const element of elements(tree)) {
    promoteLazy(element);
    makeAbsolute(element, base);
    if (element.tagName === "img" && !element.properties.src && !element.properties.srcSet)
      keepWords(element);
    cleanCharacters(element);
  }
  cleanCharacters(tree);
  const clean = sanitize(tree, schema);
  for (const { properties } of elements(clean)) {
    if (Array.isArray(properties.className) && properties.className.length === 0) delete properties.className;
  }
  return clean.type === "root" ? clean : { type: "root", children: [] };
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

/** Pages that load pictures late keep the address in `data-src`. */
function promoteLazy({ tagName, properties }: Element): void {
  if (tagName !== "img" && tagName !== "source") return;
  const late = properties.dataSrc ?? properties.dataLazySrc ?? properties.dataOriginal;
  if (typeof late === "string" && (!properties.src || String(properties.src).startsWith("data:")))
    properties.src = late;
  if (typeof properties.dataSrcset === "string" && !properties.srcSet)
    properties.srcSet = properties.dataSrcset;
}

function makeAbsolute({ properties }: Element, base: Url): void {
  for (const [name, use] of Object.entries(addresses)) {
    const written = properties[name];
    if (written === undefined || written === null) continue;
    // What is left of a link when a shortcode was its address leads nowhere.
    const empty = String(written).trim() === "" || unknown.some((part) => String(written).includes(part));
    const absolute = empty
      ? undefined
      : use === "link"
        ? linkTarget(String(written), base)
        : mediaUrl(String(written), base);
    if (absolute === undefined) delete properties[name];
    else properties[name] = absolute;
  }
  const { srcSet } = properties;
  if (srcSet !== undefined && srcSet !== null) {
    properties.srcSet = absoluteCandidates(Array.isArray(srcSet) ? srcSet.join(", ") : String(srcSet), base);
  }
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
