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
/** Liquid, Nunjucks, Twig and Hugo; a longer one is text with braces. */
const expression = "\\{\\{(?<expression>[\\s\\S]{0,1000}?)\\}\\}";
const tag = "\\{%-?\\s*(?<tag>[\\w-]*)(?<arguments>[\\s\\S]{0,1000}?)-?%\\}|\\{#[^\\n]{0,1000}?#\\}";
/** kramdown's attribute lists and options; fences of containers; imports of MDX. */
const line =
  "(?:^|\\n)(?:\\{::?[^{}]{0,500}\\}|:::[^\\n]*|(?:import|export)\\s[^\\n]{1,300}\\sfrom\\s+[\"'][^\\n\"']+[\"'];?)[ \\t]*(?=\\n|$)|\\{:[^{}]{0,500}\\}";
const pattern = new RegExp([code, expression, tag, line].join("|"), "g");

/** Shortcodes and tags of generators removed; `raw` and `highlight` keep what is in them, the latter as code. */
export function removeShortcodes(text: string): Shown {
  if (!/[{]|^:::|^(?:im|ex)port\s/m.test(text)) return { text, count: 0 };
  const shown: string[] = [];
  let count = 0;
  let first: Shown["first"];
  let done = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole] = match;
    const { code: kept, expression: value, tag: name, arguments: written = "" } = match.groups ?? {};
    if (kept !== undefined) continue;
    shown.push(text.slice(done, match.index));
    const end = name === "raw" || name === "highlight" ? endOf(text, name, pattern.lastIndex) : undefined;
    if (end !== undefined) {
      const inner = text.slice(pattern.lastIndex, end.from);
      shown.push(
        name === "raw"
          ? inner
          : `\n\`\`\`\`${/[\w+#.-]+/.exec(written)?.[0] ?? ""}\n${inner.trim()}\n\`\`\`\`\n`,
      );
      pattern.lastIndex = end.to;
    } else {
      shown.push(whole.startsWith("\n") ? "\n" : value === undefined ? "" : addressIn(value));
      count++;
      first ??= { written: whole.trim(), at: match.index };
    }
    done = pattern.lastIndex;
  }
  shown.push(text.slice(done));
  return { text: shown.join(""), count, ...(first && { first }) };
}

/** The path of `{{ "/path" | relative_url }}`; of any other expression nothing. */
function addressIn(expression: string): string {
  return (
    /^-?\s*["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url|relURL|absURL|prepend)\b/.exec(
      expression,
    )?.[1] ?? ""
  );
}

/** Where the tag that ends a block stands, from `at` on. */
function endOf(
  text: string,
  name: string,
  at: number,
): { readonly from: number; readonly to: number } | undefined {
  if (text.lastIndexOf(`end${name}`) < at) return undefined;
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, "g");
  end.lastIndex = at;
  const match = end.exec(text);
  return match === null ? undefined : { from: match.index, to: end.lastIndex };
}
