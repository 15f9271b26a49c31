import { Passage, type Pieces } from "../src/model.ts";

const passages = new Map<string, Passage>();

/** One of the same text in all documents, as ours have. */
function passage(text: string): Passage {
  const one = passages.get(text) ?? new Passage(text);
  passages.set(text, one);
  return one;
}

/** A document cut at its entries, as far as it is written like those of ours; else it has none. */
export const cut = (text: string): Pieces =>
  withList(
    (/^\s*\{/.test(text) ? cutJson(text) : cutXml(text)) ?? {
      head: text,
      entries: [],
      between: "",
      tail: "",
    },
  );

/** What browsers list is cut as well. */
function withList(pieces: Pieces): Pieces {
  const {
    before = "",
    list = "",
    after = "",
  } = /^(?<before>[\s\S]*?\n *<ol>)(?<list>\n *<li[\s\S]*<\/li>)(?<after>\n *<\/ol>[\s\S]*)$/.exec(
    pieces.head,
  )?.groups ?? {};
  if (list === "") return pieces;
  const lines = list.split(/(?<=\n *<\/li>)(?=\n *<li)/).map(passage);
  return { ...pieces, head: before, listed: { lines, after } };
}

/** How a format writes its entries, one after the other, and nothing but ends of elements after them. */
interface Marks {
  readonly begin: string;
  readonly end: string;
  /** between two of them */
  readonly between: string;
  readonly tail: RegExp;
}

const rss = {
  begin: "\n    <item>",
  end: "\n    </item>",
  between: "",
  tail: /^\s*<\/channel>\s*<\/rss>\s*$/,
};
const atom = { begin: "\n  <entry", end: "\n  </entry>", between: "", tail: /^\s*<\/feed>\s*$/ };
const json = { begin: "\n    {", end: "\n    }", between: ",", tail: /^\s*\]\s*\}\s*$/ };
/** No text in JSON has the end of a line in it, so that this is a key. */
const items = '\n  "items": [';

/** A document in XML; `undefined` where it is not written as here, or has no entry. */
const cutXml = (text: string): Pieces | undefined => cutAt(text, 0, rss) ?? cutAt(text, 0, atom);

/** A document in JSON; `undefined` as before. */
function cutJson(text: string): Pieces | undefined {
  const at = text.indexOf(items) + items.length;
  return at >= items.length && text.startsWith(json.begin, at) ? cutAt(text, at, json) : undefined;
}

function cutAt(text: string, from: number, { begin, end, between, tail }: Marks): Pieces | undefined {
  const first = text.indexOf(begin, from);
  const entries: Passage[] = [];
  let at = first;
  while (at >= 0 && text.startsWith(begin, at)) {
    const last = text.indexOf(end, at);
    if (last < 0) return undefined;
    entries.push(passage(text.slice(at, last + end.length)));
    at = last + end.length;
    if (between === "" || !text.startsWith(between + begin, at)) continue;
    at += between.length;
  }
  const rest = text.slice(at);
  return entries.length > 0 && tail.test(rest)
    ? { head: text.slice(0, first), entries, between, tail: rest }
    : undefined;
}
