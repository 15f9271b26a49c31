import { attribute, classesOf, type Element, find, type Root, replaceElements, textOf } from "./html.ts";

/** How generators call the link of a heading to itself. */
const anchorClass =
  /^(?:anchor(?:-link|js-link)?|header-?anchor|heading-?(?:anchor|link)|header-?link|hash-link|headline-hash|direct-link|deep-link|section-link|hanchor|zola-anchor|td-heading-self-link|sl-anchor-link|toc-anchor|permalink|elementor-anchor|icon-link|octicon-link|quarto-anchor|anchor-?js)$/i;
/** What such a link shows. */
const sign = /^[^\p{L}\p{N}]*$/u;
/** Text that is there for programs that read a page aloud. */
const spokenClass = /^(?:sr-only|visually-hidden|screen-reader-text|a11y-hidden)$/;
/** How generators call the link from a note back to the text. */
const backClass =
  /^(?:footnote-back(?:ref|link)?|reversefootnote|data-footnote-backref|fn-back|footnote-return)$/;
const backSign = /[↩↵⤴⏎↑^⬆⮐⇑]/u;

/**
 * The tree without the links by which a page's parts lead to themselves: the signs beside headings, and the way
 * back from a note. In a reader they would lead out of it.
 */
export function withoutAnchors(tree: Root): Root {
  replaceElements(tree, (element, parent) => {
    if (element.tagName !== "a") return undefined;
    const href = attribute(element, "href") ?? "";
    if (isBackLink(element, href)) return [];
    const isMarked = classesOf(element).some((name) => anchorClass.test(name));
    const inHeading = parent.type === "element" && /^h[1-6]$/.test(parent.tagName);
    if (!href.includes("#") || !(isMarked || (inHeading && href.startsWith("#")))) return undefined;
    if (isMarked && sign.test(spokenless(element))) return [];
    if (sign.test(textOf(element))) return find(element, ({ tagName }) => tagName === "img") ? undefined : [];
    // The whole heading is the link.
    return inHeading ? element.children : undefined;
  });
  return tree;
}

const isBackLink = (element: Element, href: string) =>
  element.properties.dataFootnoteBackref !== undefined ||
  classesOf(element).some((name) => backClass.test(name)) ||
  (/^#(?:user-content-)?(?:fnref|fn:?ref|ref|r|cite_?ref|footnote-?ref)[\w:.-]*$/i.test(href) &&
    backSign.test(textOf(element)) &&
    !/\p{L}/u.test(textOf(element)));

/** The words of a link that are seen, without those for programs that read aloud. */
function spokenless(element: Element): string {
  return element.children
    .map((child) =>
      child.type === "element" && classesOf(child).some((name) => spokenClass.test(name))
        ? ""
        : textOf(child),
    )
    .join("");
}
