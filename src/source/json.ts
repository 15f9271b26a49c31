import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Parsed, Unreadable } from "./engine.ts";

/** JSON (RFC 8259); numbers and booleans stay the characters typed. */
export function parseJson(text: string): Parsed {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: true });
  const [error] = errors;
  if (error !== undefined) {
    const reason = printParseErrorCode(error.error).replace(/(?<=[a-z])(?=[A-Z])/g, " ");
    throw new Unreadable(reason.toLowerCase(), error.offset);
  }
  const pairs = (tree?.type === "object" ? (tree.children ?? []) : []).map((property) => ({
    key: String(property.children?.[0]?.value),
    keyAt: property.offset,
    valueAt: property.children?.[1]?.offset ?? property.offset,
  }));
  return { data: tree === undefined ? {} : writtenIn(tree, text), pairs };
}

function writtenIn(node: Node, text: string): unknown {
  const children = node.children ?? [];
  switch (node.type) {
    case "object":
      return Object.fromEntries(
        children.map(({ children: [key, value] = [] }) => [
          String(key?.value),
          value === undefined ? null : writtenIn(value, text),
        ]),
      );
    case "array":
      return children.map((child) => writtenIn(child, text));
    case "null":
      return null;
    case "string":
      return node.value;
    default:
      return text.slice(node.offset, node.offset + node.length);
  }
}
