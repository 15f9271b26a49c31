import { frameOf } from "./embedcode.ts";
import { componentOf, jsxLine, jsxTag, withoutJsx } from "./jsx.ts";

/** Text with what only a site generator understands taken out, and how much of it there was. */
export interface Shown {
  readonly text: string;
  /** the first thing removed, as written, and where it stood in UTF-16 units */
  readonly first?: { readonly written: string; readonly at: number };
  readonly count: number;
}

/** Code is shown as it was written, so it is matched first and stepped over. */
const code =
  "(?<code>(?:^|\\n)[ \\t]{0,3}(?<fence>`{3,}|~{3,})[^\\n]*\\n[\\s\\S]*?(?:\\n[ \\t]{0,3}\\k<fence>[`~]*[ \\t]*(?=\\n|$)|$)|(?<ticks>`+)[^`]+?\\k<ticks>(?!`)|<(?:pre|code)\\b[\\s\\S]{0,20000}?</(?:pre|code)>)";
const codes = new RegExp(code, "g");
/** Liquid, Nunjucks, Twig and Hugo; a longer one is text with braces. */
const expression = "\\{\\{(?<expression>[\\s\\S]{0,1000}?)\\}\\}";
const tag = "\\{%-?\\s*(?<tag>[\\w-]*)(?<arguments>[\\s\\S]{0,1000}?)-?%\\}|\\{#[^\\n]{0,1000}?#\\}";
/** kramdown's attribute lists and options; the places of tables of contents. */
const line =
  "(?:^|\\n)(?:\\{::?[^{}]{0,500}\\}|(?:[*+-]|1\\.)[ \\t][^\\n]{0,80}\\n\\{:[^{}\\n]{0,20}\\btoc\\b[^{}\\n]{0,20}\\}|\\[\\[toc\\]\\]|\\[TOC\\]|\\$\\{toc\\})[ \\t]*(?=\\n|$)|\\{:[^{}]{0,500}\\}";
const jsx = `(?<jsx>${jsxTag})|${jsxLine}`;
/** A comment as MDX writes it. */
const comment = "\\{\\/\\*(?<comment>[\\s\\S]{0,1000}?)\\*\\/\\}";
/** Pelican's words for where a file lies, and the file. */
const place = "\\{(?<place>static|attach|filename|photo)\\}(?<file>[^\\s)\"'<>]*)";
const pattern = new RegExp([code, jsx, expression, tag, comment, line, place].join("|"), "g");

/** Stands in an address for what only the generator knows: with it the address leads nowhere. */
export const unknownPart = "\uFDD0";
const inAddress = /(?:\]\([^()\s]*|\b(?:href|src)=["'][^"'\s]*|^\[[^\]\n]+\]:\s*\S*)$/m;

/** The text with spaces where code stands, as long as it was. */
export const withBlankCode = (text: string) => text.replace(codes, (written) => " ".repeat(written.length));

/** Finds the address of the article that a reference names: a path of its file, or a part of one. */
export type Resolve = (reference: string) => string | undefined;

/** How generators write that a link leads to another article: Jekyll's tags, Hugo's shortcodes. */
const reference = /^[<%]?\s*(?:rel)?ref\s+(?:path=)?["'`]?([^"'`\s]+)/;
const referenceTag = /^(?:post_url|link)$/;

/**
 * Shortcodes and tags of generators removed; `raw` and `highlight` keep what is in them, the latter as code.
 * @param resolve finds what references to other articles mean
 */
export function removeShortcodes(text: string, resolve: Resolve = () => undefined): Shown {
  if (!/[{]|^(?:im|ex)port\s|\[toc\]|<[A-Z][\w.]*\s[^<>]*\/>/im.test(text)) return { text, count: 0 };
  const shown: string[] = [];
  const lastEnd = { raw: text.lastIndexOf("endraw"), highlight: text.lastIndexOf("endhighlight") };
  /** those of which the opening tag was taken out */
  const components = new Set<string>();
  let count = 0;
  let first: Shown["first"];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole] = match;
    const {
      code: kept,
      expression: value,
      tag: name,
      arguments: written = "",
      place: at,
      file = "",
      comment: aside,
      jsx: component,
    } = match.groups ?? {};
    if (kept !== undefined) continue;
    const [, close, opened = ""] = (component && componentOf(component)) || [];
    if (close && !components.has(opened)) continue;
    components.add(opened);
    shown.push(text.slice(done, match.index));
    if (aside !== undefined) {
      // The mark for the end of the summary is a comment.
      shown.push(`<!--${aside.replace(/--+>?/g, "")}-->`);
      done = pattern.lastIndex;
      continue;
    }
    const isBlock = (name === "raw" || name === "highlight") && lastEnd[name] > match.index;
    const end = isBlock ? endOf(text, name, pattern.lastIndex) : undefined;
    if (end !== undefined) {
      const inner = text.slice(pattern.lastIndex, end.from);
      shown.push(
        name === "raw"
          ? inner
          : `\n\`\`\`\`${/[\w+#.-]+/.exec(written)?.[0] ?? ""}\n${inner.trim()}\n\`\`\`\`\n`,
      );
      pattern.lastIndex = end.to;
      done = pattern.lastIndex;
      continue;
    }
    const frame =
      component === undefined
        ? frameOf(value ?? (name === undefined ? "" : `${name} ${written}`))
        : withoutJsx(component);
    if (frame) {
      const isAlone =
        /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, match.index - 80), match.index)) &&
        /^[ \t]*(?:\n|$)/.test(text.slice(pattern.lastIndex, pattern.lastIndex + 80));
      shown.push(isAlone && frame.startsWith("<iframe") ? `\n\n${frame}\n\n` : frame);
    } else {
      const named =
        at === "filename"
          ? file
          : value === undefined
            ? referenceTag.test(name ?? "")
              ? written.trim().replace(/^["']|["']$/g, "")
              : undefined
            : reference.exec(value)?.[1];
      const known = named === undefined ? knownAddress(at, file, value) : resolve(named);
      const line = text.slice(Math.max(0, match.index - 300), match.index);
      shown.push(whole.startsWith("\n") ? "\n" : (known ?? (inAddress.test(line) ? unknownPart : "")));
      if (named === undefined && known === undefined) {
        count++;
        first ??= { written: whole.trim(), at: match.index };
      }
    }
    done = pattern.lastIndex;
  }
  shown.push(text.slice(done));
  return { text: shown.join(""), count, ...(first && { first }) };
}

/** What stands for a file or an address that needs no generator to be known. */
function knownAddress(place: string | undefined, file: string, expression: string | undefined) {
  if (place !== undefined) return place === "photo" ? undefined : file;
  return expression === undefined ? undefined : addressIn(expression);
}

/** The path of `{{ "/path" | relative_url }}`, nothing for the site's own address; else it is not known. */
function addressIn(expression: string): string | undefined {
  if (/^-?\s*(?:site\.(?:baseurl|url)|base_?url|BASE_PATH)\b/i.test(expression)) return "";
  return /^-?\s*["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url|relURL|absURL|prepend)\b/.exec(
    expression,
  )?.[1];
}

/** Where the tag that ends a block stands, from `at` on. */
function endOf(
  text: string,
  name: string,
  at: number,
): { readonly from: number; readonly to: number } | undefined {
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, "g");
  end.lastIndex = at;
  const match = end.exec(text);
  return match === null ? undefined : { from: match.index, to: end.lastIndex };
}
