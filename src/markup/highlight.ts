import { attribute, classesOf, type Element, find, make, type Nodes, type Root, textOf } from "./html.ts";

/** Numbers of lines, as Rouge, Chroma, Pygments, highlight.js, Prism, GitHub and Expressive Code call them. */
const gutterClass =
  /^(?:gutter|rouge-gutter|lineno|linenos|linenodiv|linenumber|line-?numbers?-rows|line-?numbers?-wrapper|line-number|ln|lnt|hljs-ln-numbers|blob-num)$/;
/** What stands around a block of code to click on, or tells its language. */
const toolClass =
  /^(?:copy(?:-?btn|-button|-code|-code-button)?|btn-copy|code-copy|code-lang|clipboard(?:-button)?|btn-clipboard|toolbar|lang|twoslash-popup-container|hljs-copy-button)$/i;
/** Cells of tables that hold code. */
const cellClass = /^(?:code|rouge-code|blob-code|hljs-ln-code|lntd|gutter|linenos|blob-num|hljs-ln-numbers)$/;
/** In characters: a tool says no more than that. */
const longestTool = 24;

const has = (element: Element, classes: RegExp) => classesOf(element).some((name) => classes.test(name));
const isUnselectable = (element: Element) =>
  /user-select:\s*none/.test(attribute(element, "style") ?? "") ||
  element.tagName === "button" ||
  element.tagName === "clipboard-copy";
const isGutter = (element: Element) => isUnselectable(element) || has(element, gutterClass);
const isPre = ({ tagName }: Element) => tagName === "pre";

/**
 * Blocks of code as every reader shows them: `pre` and `code` with the language's class and nothing in them but
 * text, whatever a highlighter made of them. Numbers of lines and buttons go.
 */
export function withPlainCode(tree: Root): Root {
  plain(tree, undefined);
  return tree;
}

function plain(parent: Root | Element, around: string | undefined): void {
  const children: Element["children"] = [];
  for (const child of parent.children) {
    if (child.type === "doctype") continue;
    if (child.type !== "element") {
      children.push(child);
      continue;
    }
    if (isTool(child, parent)) continue;
    const language = languageOf(child) ?? around;
    if (isPre(child)) children.push(codeBlock(child, language));
    else if (child.tagName === "table" && isCodeTable(child)) children.push(codeBlock(child, language));
    else {
      plain(
        child,
        /^(?:div|figure|code-block|td|tr|tbody|table)$/.test(child.tagName) ? language : undefined,
      );
      children.push(child);
    }
  }
  parent.children = children;
}

function isTool(element: Element, parent: Root | Element): boolean {
  if (!has(element, toolClass) && !has(element, gutterClass)) return false;
  const short = has(element, gutterClass) || textOf(element).trim().length <= longestTool;
  return short && !find(element, isPre) && find(parent, isPre) !== undefined;
}

const isCodeTable = (table: Element) =>
  find(table, (element) =>
    element.tagName === "td"
      ? has(element, cellClass)
      : /user-select:\s*none/.test(attribute(element, "style") ?? ""),
  ) !== undefined && find(table, ({ tagName }) => tagName === "img") === undefined;

function codeBlock(block: Element, around: string | undefined): Element {
  if (find(block, ({ tagName }) => /^(?:img|svg|video|audio|picture|iframe|math)$/.test(tagName)))
    return block;
  const inner = find(block, (element) => element !== block && languageOf(element) !== undefined);
  const language = (inner && languageOf(inner)) ?? around;
  const isCode =
    language !== undefined ||
    find(
      block,
      ({ tagName, properties }) =>
        tagName === "code" || tagName === "table" || properties.className !== undefined,
    );
  // Without a sign of code it may be a poem, with links and emphasis.
  if (!isCode) return block;
  const text = codeOf(block).replace(/\n+$/, "\n");
  return make(
    "pre",
    {},
    make("code", language === undefined ? {} : { className: [`language-${language}`] }, text),
  );
}

/** The text of code: a line for each row or block, none for the numbers of lines. */
function codeOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  if (node.type !== "element") return node.children.map(codeOf).join("");
  if (node.tagName === "br") return "\n";
  if (isGutter(node) || has(node, toolClass)) return "";
  const text = (
    node.tagName === "tr" ? cellsOf(node) : node.children.filter((child) => !isLayout(child, node))
  )
    .map(codeOf)
    .join("");
  const isLine = /^(?:div|tr|p|li)$/.test(node.tagName) || has(node, /^gatsby-highlight-code-line$/);
  return isLine && !text.endsWith("\n") ? `${text}\n` : text;
}

/** The cells of a row that hold code: a first cell of digits alone is the number of a line. */
function cellsOf(row: Element): Nodes[] {
  const cells = row.children.filter(({ type }) => type === "element");
  const [first] = cells;
  return cells.length > 1 && first !== undefined && /^[\s\d]*$/.test(textOf(first)) ? cells.slice(1) : cells;
}

/** White space between the parts of a table or list is none of the code's. */
const isLayout = (child: Nodes, { tagName }: Element) =>
  /^(?:table|tbody|thead|ol|ul)$/.test(tagName) && child.type === "text" && child.value.trim() === "";

/** Words that follow `language-` and the like without being a language. */
const noLanguage = /^(?:none|plain|plaintext|fallback|switcher|selector|picker|notranslate)$/;

/** The language that an element's attributes tell, in lower case. */
function languageOf(element: Element): string | undefined {
  if (!/^(?:pre|code|div|figure|table|td|code-block)$/.test(element.tagName)) return undefined;
  const classes = classesOf(element);
  const classed = /(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.-]+)/i.exec(
    classes.join(" "),
  )?.[1];
  const named =
    classed ??
    attribute(element, "dataLang") ??
    attribute(element, "dataLanguage") ??
    attribute(element, "dataEnlighterLanguage") ??
    // Hexo, highlight.js, Pandoc and Sphinx write it beside a class of their own.
    /^(?:highlight|hljs|sourceCode) ([\w+#-]+)$/.exec(
      classes.filter((name) => name !== "numberLines" && name !== "notranslate").join(" "),
    )?.[1] ??
    classes.map((name) => /^highlight-([a-z][\w+#]*)$/.exec(name)?.[1]).find((name) => name !== undefined);
  const language = named?.toLowerCase();
  return language === undefined || noLanguage.test(language) || !/^[\w+#.-]+$/.test(language)
    ? undefined
    : language;
}
