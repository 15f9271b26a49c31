import {
  attribute,
  classesOf,
  type Element,
  elements,
  find,
  make,
  type Root,
  replaceElements,
  textOf,
} from "./html.ts";

const late = ["dataSrc", "dataLazySrc", "dataLazy", "dataOriginal", "dataUrl", "dataEchoSrc"];
const lateSets = ["dataSrcset", "dataLazySrcset", "dataOriginalSet"];
/** Marks a picture that was loaded late; no reader sees it. */
const promoted = "dataPromoted";
const placeholder =
  /^data:|(?:^|\/)(?:blank|placeholder|spacer|loading|lazy|grey|transparent|1x1|pixel)[\w.-]*$/i;

/** Pictures and players as they are meant: those that load late at once, spare copies and counters of readers gone. */
export function withPictures(tree: Root): Root {
  for (const element of elements(tree)) promoteLate(element);
  replaceElements(tree, (element, parent) => {
    if (element.tagName === "noscript") return spareCopy(element, parent);
    if (element.tagName === "svg") return words(element);
    if (element.tagName === "img" && isCounter(element)) return [];
    return undefined;
  });
  for (const element of elements(tree)) {
    // Without them there is nothing to start it with.
    if (element.tagName === "video" || element.tagName === "audio") element.properties.controls = true;
  }
  return tree;
}

/** Pages that load pictures late keep the address elsewhere, and a placeholder where it belongs. */
function promoteLate(element: Element): void {
  const { tagName, properties } = element;
  if (!/^(?:img|source|iframe|video|audio)$/.test(tagName)) return;
  const src = attribute(element, "src");
  const isWaiting =
    src === undefined || placeholder.test(src) || classesOf(element).some((name) => /lazy/i.test(name));
  const address = late.map((name) => attribute(element, name)).find((value) => value !== undefined);
  if (address !== undefined && isWaiting) Object.assign(properties, { src: address, [promoted]: "" });
  const set = lateSets.map((name) => attribute(element, name)).find((value) => value !== undefined);
  if (set !== undefined && (isWaiting || !properties.srcSet)) properties.srcSet = set;
  const poster = attribute(element, "dataPoster");
  if (tagName === "video" && poster !== undefined && !properties.poster) properties.poster = poster;
  if (
    properties.src !== undefined &&
    placeholder.test(String(properties.src)) &&
    /^data:/.test(String(properties.srcSet ?? ""))
  )
    delete properties.srcSet;
}

/** What is shown where no script runs: pictures and players, unless the one that they stand in for is there. */
function spareCopy(element: Element, parent: Root | Element): Element["children"] {
  withPictures({ type: "root", children: element.children as Root["children"] });
  const shown = find(element, isShown);
  if (shown === undefined) return [];
  const before = parent.children
    .slice(0, parent.children.indexOf(element))
    .findLast(({ type }) => type === "element");
  const next = parent.children
    .slice(parent.children.indexOf(element) + 1)
    .find(({ type }) => type === "element");
  const isDouble = [before, next].some(
    (other) => other !== undefined && find(other, (one) => isSame(one, shown)) !== undefined,
  );
  if (isDouble) return [];
  return element.children.filter((child) => child.type === "element" && find(child, isShown) !== undefined);
}

const isSame = (one: Element, shown: Element) =>
  one.tagName === shown.tagName &&
  isShown(one) &&
  (one.properties[promoted] !== undefined ||
    one.properties.src === shown.properties.src ||
    (one.properties.srcSet !== undefined && one.properties.src === undefined));

const isShown = (element: Element) =>
  (/^(?:img|video|audio|iframe)$/.test(element.tagName) &&
    element.properties.src !== undefined &&
    !placeholder.test(String(element.properties.src)) &&
    !isCounter(element)) ||
  (element.tagName === "img" && element.properties.srcSet !== undefined);

/** A drawing leaves behind what is said in its place. */
function words(drawing: Element): Element["children"] {
  if (attribute(drawing, "ariaHidden") === "true") return [];
  const title = drawing.children.find((child) => child.type === "element" && child.tagName === "title");
  const said = attribute(drawing, "ariaLabel") ?? (title && textOf(title).trim());
  return said ? [make("span", {}, said)] : [];
}

/** Addresses that count readers. */
const counters =
  /\/\/(?:[\w-]+\.)*(?:pixel\.wp\.com|stats\.wordpress\.com|feeds\.feedburner\.com\/~r|google-analytics\.com|doubleclick\.net|scorecardresearch\.com|quantserve\.com|mc\.yandex\.\w+\/watch|counter\.yadro\.ru|bat\.bing\.com|px\.ads\.linkedin\.com|facebook\.com\/tr\b|counter\.theconversation\.com|hits\.seeyoufarm\.com|medium\.com\/_\/stat|vg\d\d\.met\.vgwort\.de|analytics\.twitter\.com)|\/(?:matomo|piwik)\.php\b/i;

function isCounter(element: Element): boolean {
  const { properties } = element;
  const style = attribute(element, "style") ?? "";
  const sizes = ["width", "height"].map(
    (side) => attribute(element, side) ?? new RegExp(`(?:^|[;\\s])${side}:\\s*(\\d+)px`).exec(style)?.[1],
  );
  const isDot = sizes.every((size) => size !== undefined && /^[01](?:px)?$/.test(size));
  const isHidden = properties.hidden !== undefined || /display:\s*none/i.test(style);
  return isDot || isHidden || counters.test(String(properties.src ?? ""));
}
