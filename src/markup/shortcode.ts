/** Text with what only a site generator understands taken out, and how much of it there was. */
export interface Shown {
  readonly text: string;
  /** the first thing removed, as written, and where it stood in UTF-16 units */
  readonly first?: { readonly written: string; readonly at: number };
  readonly count: number;
}

/** Code is shown as it was written, so it is matched first and stepped over. */
const code =
  "(?:^|\\n)[ \\t]{0,3}(?<fence>`{3,}|~{3,})[^\\n]*\\n[^]*?(?:\\n[ \\t]{0,3}\\k<fence>[`~]*[ \\t]*(?=\\n|$)|$)|(?<ticks>`+)[^`]+?\\k<ticks>(?!`)|<(?:pre|code)\\b[^]*?</(?:pre|code)>";
const raw = "\\{%-?\\s*raw\\s*-?%\\}(?<raw>[^]*?)\\{%-?\\s*endraw\\s*-?%\\}";
const highlight =
  "\\{%-?\\s*highlight\\s+(?<language>[\\w+#.-]+)[^%]*%\\}\\n?(?<code>[^]*?)\\n?\\{%-?\\s*endhighlight\\s*-?%\\}";
const shortcode =
  "\\{\\{[^{}]*\\}\\}|\\{%[^{}]*?%\\}|\\{#[^{}\\n]*#\\}|(?:^|\\n)\\{::?[^{}\\n]*\\}(?=\\n|$)|\\{:[^{}\\n]*\\}";
const pattern = new RegExp([code, raw, highlight, shortcode].join("|"), "g");

/** Shortcodes (Hugo), Liquid and Nunjucks tags and kramdown's attribute lists removed; `highlight` becomes code. */
export function removeShortcodes(text: string): Shown {
  if (!text.includes("{")) return { text, count: 0 };
  let count = 0;
  let first: Shown["first"];
  const shown = text.replace(pattern, (match, ...rest) => {
    const at: number = rest.at(-3);
    const groups: Record<string, string | undefined> = rest.at(-1);
    if (groups.raw !== undefined) return groups.raw;
    if (groups.code !== undefined) return `\n\`\`\`\`${groups.language}\n${groups.code}\n\`\`\`\`\n`;
    if (groups.fence !== undefined || groups.ticks !== undefined || match.startsWith("<")) return match;
    count++;
    first ??= { written: match.trim(), at };
    return match.startsWith("\n") ? "\n" : "";
  });
  return { text: shown, count, ...(first && { first }) };
}
