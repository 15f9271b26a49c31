/**
 * A program for a browser, as text since our own types know no document: what a person can read, text by text; what is
 * hidden is no part of it.
 */
export const readable = `(() => {
  const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const seen = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    if (node.parentElement?.checkVisibility() && node.data.trim()) seen.push(node.data.trim());
  return seen;
})()`;
