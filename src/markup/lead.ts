/** In UTF-16 units: most first paragraphs end before that. */
const enough = 600;

/**
 * What may mean something far from where it stands: tags and comments (a `<` that none begins with means itself),
 * shortcodes, references, footnotes, formulas.
 */
const farReaching = /<[a-z/!?]|[{}]|\$\$|^:::|^ {0,3}\[[^\]\n]+\]:|^ {0,3}\*\[|data:/im;

/**
 * The beginning of a Markdown text, cut between two blocks, that says as much about its first paragraphs as the whole;
 * `undefined` where it might not, or would be hardly shorter.
 */
export function leadOf(text: string): string | undefined {
  if (text.length < 2 * enough || farReaching.test(text)) return undefined;
  const end = text.indexOf("\n\n", enough);
  return end < 0 || end > text.length / 2 ? undefined : text.slice(0, end + 1);
}
