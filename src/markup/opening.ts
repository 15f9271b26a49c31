/** What may mean something for words that stand far before it: comments, shortcodes, JSX. */
const farReaching = /<[!A-Z]|\{[{%#/]/;
/** What something is said of, wherever it is: frames, whole pages, pictures in the text itself. */
const remarkable = /<(?:iframe|html|head|body)|data:/i;

/** Blocks that are no paragraphs, whose end is seen, and which leave nothing open in HTML. */
const passedOver = [
  "#{1,6} [^\\n<]+(?:\\n|$)",
  "(?:>[^\\n<]*(?:\\n|$))+(?=\\n|$)",
  "(?:[-*+] [^\\n<]*(?:\\n|$))+(?=\\n|$)",
  "```[^\\n`]*\\n(?:[^\\n]*\\n)*?```(?:\\n|$)",
];
/** Lines that begin nothing but a paragraph, then a blank one; a line of `:` or `~` behind it would make it a term. */
const paragraph =
  "(?:(?!\\d+[.)]|(?:im|ex)port\\s)(?:[\\p{L}\\d\"'“‘«(`*_[]|!\\[)[^\\n]*(?:\\n|$))+(?=\\n|$)(?!\\s*[:~])";
const block = new RegExp(`\\n*(?:${passedOver.join("|")}|(?<paragraph>${paragraph}))`, "yu");

/** A sign that stands for itself wherever it is in a line; there are others. */
const sign =
  "(?:[ -#%'()+-;?-Za-z\\u00A1-\\u167F\\u200D\\u2010-\\u2027\\u3001-\\uD7FF\\uFE0F\\uFF01-\\uFFEE\\u{1F000}-\\u{1FAFF}]|&(?!#|\\w+;))";
const plain = new RegExp(`^(?:${sign}|\\n)*$`, "u");
const address = "(?:https?:/)?/[\\w./?=&%+~@,-]+";
/** Of a picture, which leaves words behind where its address is none. */
const source = "(?:(?:https?://[a-z]+(?:\\.[a-z]+)+)?/|[\\w.])[\\w./?=&%+~@,-]*";
/** Pictures, links, code and emphasis that nobody can take for anything else; no mark stands within another. */
const marks = new RegExp(
  [
    `!\\[${sign}*\\]\\(${source}\\)`,
    `(?<!!)\\[(?<linked>${sign}+)\\]\\(${address}\\)`,
    "(?<!`)`(?<code>[^`\\s](?:[^`\\n]*[^`\\s])?)`(?!`)",
    `(?<=^|[\\s("'])(?<mark>\\*{1,2}|_{1,2})(?=[\\p{L}\\d])(?<marked>${sign}+?)(?<=[\\p{L}\\d])\\k<mark>(?=$|[\\s.,;:!?)"'])`,
  ].join("|"),
  "gu",
);

/**
 * The paragraphs of a Markdown text that stand before anything which only a parser understands, in plain words: of most
 * texts the first.
 * @returns whether they are all that the text has
 */
export function* openingOf(text: string): Generator<string, boolean> {
  if (farReaching.test(text) || remarkable.test(text)) return false;
  for (let at = 0; ; ) {
    block.lastIndex = at;
    const found = block.exec(text);
    if (found === null) return text.slice(at).trim() === "";
    at = block.lastIndex;
    const written = found.groups?.paragraph;
    if (written === undefined) continue;
    const words = written.replace(marks, "$<linked>$<code>$<marked>");
    if (!plain.test(words) || /\/\/|mailto:/i.test(words)) return false;
    yield words;
  }
}

/** Where authors let a summary end, between two blocks. */
const mark = /\n\n<!-- ?(?:more|truncate|excerpt) ?-->(?=\n\n)/i;

/** The same, of all that stands before the one mark where a summary ends; `undefined` where there is none, or more is to be understood. */
export function openingBeforeMark(text: string): readonly string[] | undefined {
  const [before = "", behind, ...more] = text.split(mark);
  if (behind === undefined || more.length > 0 || farReaching.test(behind) || remarkable.test(behind))
    return undefined;
  const paragraphs: string[] = [];
  const opening = openingOf(before);
  let next = opening.next();
  for (; next.done !== true; next = opening.next()) paragraphs.push(next.value);
  return next.value ? paragraphs : undefined;
}

/** The same in HTML, where formulas are looked for in all that stands around. */
const farReachingInHtml = /<(?:[!?A-Z]|\/[^a-z])|katex|MathJax|[{]|\[\^/;
/** The same, and code, whose buttons are looked for around it. */
const remarkableInHtml = /<(?:iframe|html|head|body|pre|script)\b|data:|\[toc\]|^(?:im|ex)port\s/im;

const attributes = '(?:\\s+[a-z-]+="[^"<>]*")*\\s*';
const linking = '(?:\\s+(?:href|title|rel|target)="[^"<>#]*")*';
const letters = "(?:[^<&]|&(?:amp|lt|gt|quot|nbsp);)*";
const marked = `<(?<mark>b|strong|em|i|code)>${letters}</\\k<mark>>|<a${linking}>${letters}</a>|<br\\s*/?>`;
const blockOfHtml = new RegExp(
  `\\s*(?:<(?<heading>h[1-6])${attributes}>[^<]*</\\k<heading>>|<p${attributes}>(?<paragraph>(?:${letters}(?:${marked}))*${letters})</p>)`,
  "y",
);
const meant: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00A0" };

/** The same of HTML: paragraphs of words, links and emphasis, headings passed over. */
export function* openingOfHtml(text: string): Generator<string> {
  if (farReachingInHtml.test(text) || remarkableInHtml.test(text)) return;
  for (let at = 0; ; ) {
    blockOfHtml.lastIndex = at;
    const found = blockOfHtml.exec(text);
    if (found === null) return;
    at = blockOfHtml.lastIndex;
    const written = found.groups?.paragraph;
    if (written !== undefined)
      yield written
        .replace(/<br[^>]*>/g, " ")
        .replace(/<[^>]*>/g, "")
        .replace(/&(\w+);/g, (whole, name) => meant[name] ?? whole);
  }
}
