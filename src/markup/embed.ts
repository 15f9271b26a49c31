import type { Embeds, Url } from "../model.ts";
import { attribute, type Element, elements, make, type Root, replaceElements } from "./html.ts";
import { type Player, playerAt } from "./player.ts";
import { webUrl } from "./url.ts";

/** Elements that show something out of another page. */
const framing = /^(?:iframe|embed|object|frame|lite-youtube|lite-vimeo|youtube-video|vimeo-video)$/;
/** Titles that say no more than the name of the site. */
const emptyTitle =
  /^(?:youtube(?: video)?(?: player)?|vimeo(?:[ -]video)?[ -]player|video(?: player)?|embedded? \w+|iframe|untitled|spotify embed:?.{0,3}|.{1,20} embed)$/i;

/**
 * The tree with each player, post or map of a known site as a link with a picture, or as a frame of its own
 * where frames are wanted. Of others a link stays where they say what they are.
 */
export function withEmbeds(tree: Root, base: Url, embeds: Embeds): Root {
  replaceElements(tree, (element, parent) => {
    const alone = element.tagName === "p" ? onlyChild(element) : undefined;
    const shown = alone ?? element;
    const made = instead(shown, base, embeds);
    if (made === undefined) return undefined;
    if (made.length === 0) return [];
    const isInline = alone === undefined && parent.type === "element" && isPhrase(parent);
    return isInline ? made.map((one) => (one.tagName === "figure" ? unframed(one) : one)) : made;
  });
  return tree;
}

/** The addresses of what cannot be shown, nor linked to in words. */
export function lostEmbeds(tree: Root, base: Url): string[] {
  return [...elements(tree)].flatMap((element) => {
    const address = addressOf(element);
    return element.tagName === "iframe" && address && instead(element, base, "link")?.length === 0
      ? [address]
      : [];
  });
}

const isPhrase = ({ tagName }: Element) =>
  /^(?:p|h[1-6]|span|a|em|strong|b|i|small|figcaption|summary)$/.test(tagName);

function onlyChild(element: Element): Element | undefined {
  const [only, second] = element.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  return only?.type === "element" && second === undefined ? only : undefined;
}

function addressOf(element: Element): string | undefined {
  const { tagName } = element;
  const id = attribute(element, "videoId") ?? attribute(element, "videoid") ?? attribute(element, "videoID");
  if (id !== undefined && /youtube/.test(tagName))
    return `https://www.youtube.com/embed/${encodeURIComponent(id)}`;
  if (id !== undefined && /vimeo/.test(tagName))
    return `https://player.vimeo.com/video/${encodeURIComponent(id)}`;
  return attribute(element, "src") ?? attribute(element, "data");
}

/** What stands instead of an element that frames something; `undefined` for any other. */
function instead(element: Element, base: Url, embeds: Embeds): Element[] | undefined {
  const address = addressOf(element);
  if (element.tagName === "script") {
    const gist = address !== undefined && /^(?:https?:)?\/\/gist\.github\.com\//.test(address);
    const player = gist ? playerAt(address, base) : undefined;
    return player && [link(player, undefined)];
  }
  if (!framing.test(element.tagName)) return undefined;
  const title = titleOf(element);
  const player = address === undefined ? undefined : playerAt(address, base);
  if (player !== undefined) {
    const framed = embeds === "iframe" ? frame(player, element, title) : undefined;
    return [framed ?? link(player, title)];
  }
  if (element.tagName === "object") return undefined;
  const page = address === undefined || title === undefined ? undefined : webUrl(address, base);
  return page === undefined || title === undefined
    ? []
    : [make("figure", {}, make("a", { href: page }, title))];
}

function titleOf(element: Element): string | undefined {
  const title =
    attribute(element, "title") ??
    attribute(element, "ariaLabel") ??
    attribute(element, "playlabel")?.replace(/^Play:\s*/, "");
  return title === undefined || emptyTitle.test(title) ? undefined : title;
}

/** Without a title its address says best, in any language, what it is. */
function link({ name, page, picture }: Player, title: string | undefined): Element {
  const words =
    title === undefined ? `${name}: ${page.replace(/^https?:\/\/(?:www\.)?/, "")}` : `${name}: ${title}`;
  if (picture === undefined) return make("figure", {}, make("a", { href: page }, words));
  return make(
    "figure",
    {},
    make("a", { href: page }, make("img", { src: picture, alt: title ?? name })),
    make("figcaption", {}, make("a", { href: page }, words)),
  );
}

/** Within a line there is no place for a figure. */
const unframed = (figure: Element): Element => {
  const caption = figure.children.find((child) => child.type === "element" && child.tagName === "figcaption");
  const [only] = caption?.type === "element" ? caption.children : figure.children;
  return only?.type === "element" ? only : figure;
};

function frame({ frame: src }: Player, element: Element, title: string | undefined): Element | undefined {
  if (src === undefined) return undefined;
  const sizes = ["width", "height"].flatMap((side) => {
    const size = attribute(element, side);
    return size !== undefined && /^\d{1,4}$/.test(size) ? [[side, size] as const] : [];
  });
  return make("iframe", {
    src,
    ...(title && { title }),
    ...Object.fromEntries(sizes),
    allowFullScreen: true,
  });
}
