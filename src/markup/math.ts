import {
  attribute,
  classesOf,
  type Element,
  find,
  make,
  type Nodes,
  type Root,
  replaceElements,
  textOf,
} from "./html.ts";

/** Formulas as KaTeX, MathJax and MathML say them, each once, in the TeX that they were written in where it is known. */
export function withPlainMath(tree: Root): Root {
  replaceElements(tree, (element, parent) => {
    const classes = classesOf(element);
    const script = sourceOfScript(element);
    if (script !== undefined) return formula(script);
    if (classes.some((name) => /^MathJax(?:_|$)/.test(name)))
      // What was made of the script beside it.
      return find(parent, (other) => sourceOfScript(other) !== undefined) ? [] : rendered(element);
    if (
      element.tagName === "math" ||
      element.tagName === "mjx-container" ||
      classes.some((name) => /^katex(?:-display)?$/.test(name))
    )
      return rendered(element);
    return undefined;
  });
  return tree;
}

const formula = (source: string | undefined) => (source?.trim() ? [make("code", {}, source.trim())] : []);

function sourceOfScript(element: Element): string | undefined {
  return element.tagName === "script" && /^math\/tex/i.test(attribute(element, "type") ?? "")
    ? textOf(element)
    : undefined;
}

function rendered(element: Element): Element[] {
  const source = find(
    element,
    (inner) => inner.tagName === "annotation" && /tex/i.test(attribute(inner, "encoding") ?? ""),
  );
  const math = find(element, ({ tagName }) => tagName === "math");
  const words = [
    source && textOf(source),
    math && attribute(math, "alttext"),
    attribute(element, "ariaLabel"),
    math && linear(math),
    math === undefined && !find(element, ({ tagName }) => tagName === "svg") ? textOf(element) : undefined,
  ];
  return formula(words.find((one) => one?.trim()));
}

/** MathML in a line: what stands in its tokens, and the signs for what its layout says. */
function linear(node: Nodes): string {
  if (node.type !== "element") return "";
  if (/^m(?:i|n|o|text|s)$/.test(node.tagName))
    return node.children.map((child) => (child.type === "text" ? child.value.trim() : "")).join("");
  if (/^annotation/.test(node.tagName)) return "";
  const parts = node.children.filter(({ type }) => type === "element").map(linear);
  const [first = "", second = "", third = ""] = parts;
  switch (node.tagName) {
    case "mfrac":
      return `${grouped(first)}/${grouped(second)}`;
    case "msup":
      return `${first}^${grouped(second)}`;
    case "msub":
      return `${first}_${grouped(second)}`;
    case "msubsup":
      return `${first}_${grouped(second)}^${grouped(third)}`;
    case "msqrt":
      return `√${grouped(parts.join(""))}`;
    case "mspace":
      return " ";
    default:
      return parts.join("");
  }
}

const grouped = (part: string) => (part.length > 1 ? `(${part})` : part);
