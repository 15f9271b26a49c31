import { isObject, joined, type Passage, type Pieces } from "../model.ts";
import { checkText, checkTree } from "./document.ts";
import type { Finding, HtmlFlaw } from "./finding.ts";
import { first, type Node, parseXml } from "./tree.ts";
import { fitsIn, type Prefixes, Usage } from "./usage.ts";

/** An entry in which nothing is wrong. */
interface Good {
  readonly id: string;
  readonly prefixes: Prefixes;
  /** it names no author, and was checked in a feed that has one */
  readonly leans: boolean;
}

/** What may stand behind the entries of a document: ends, and nothing else. */
const ends = /^\s*(?:(?:<\/[a-z]+>\s*)+|\]\s*\}\s*)$/;

/** What a document says around its entries, as far as it makes a difference to them. */
interface Around {
  /** the format */
  readonly kind: string;
  /** whether the feed has an author */
  readonly hasAuthor: boolean;
  readonly declared: ReadonlyMap<string, string>;
  /** of the feed */
  readonly id?: string | undefined;
}

/** A document that was read, in which nothing is wrong. */
interface Read extends Around {
  /** its entries */
  readonly nodes: readonly Node[];
  /** what holds that which browsers list */
  readonly list: Node | undefined;
}

/** What a document says around the lines of its list. */
const listIn = ({ kind, hasAuthor, declared, list }: Read): Around => ({
  kind: `${kind} ${list?.name}`,
  ...{ hasAuthor, declared },
});

/**
 * Proves documents of which many hold the same entries. What stands around the entries is checked in each. An entry is
 * checked once for all whose surroundings say the same to it: their format, the namespaces that it uses, and whether the
 * feed has an author, where it names none. That entries are whole, one after the other, and nothing but entries, is seen
 * where they are checked; that their ids differ, in every document. So is a line of what browsers list, by what it
 * stands in. Where anything is found, the whole document is checked.
 */
export class Proofs {
  private readonly html = new Map<string, readonly HtmlFlaw[]>();
  /** by kind */
  private readonly good = new Map<string, Map<Passage, Good>>();
  private readonly usage = new Usage();
  private readonly counts: (finding: Finding) => boolean;

  /** @param counts which findings are of interest */
  constructor(counts: (finding: Finding) => boolean) {
    this.counts = counts;
  }

  /** What is wrong with a document. */
  breaches(pieces: Pieces): Finding[] {
    const isJson = /^\s*\{/.test(pieces.head);
    if (
      pieces.entries.length > 0 &&
      ends.test(pieces.tail) &&
      (isJson ? this.isGoodJson(pieces) : this.isGoodXml(pieces))
    )
      return [];
    return checkText(joined(pieces), { html: this.html }).filter(this.counts);
  }

  private isGoodXml({ head, listed, entries, tail }: Pieces): boolean {
    const { lines, after } = listed ?? { lines: [], after: "" };
    if (listed !== undefined && !/^\s*<\//.test(after)) return false;
    const read = (some: readonly string[], more: readonly string[]) =>
      this.readXml([head, ...some, after, ...more, tail].join(""), listed && head.lastIndexOf("<"));
    // Where nothing was seen before, what stands around the entries is checked along with them.
    const around = [...lines, ...entries].some((one) => this.isKnown(one)) ? read([], []) : undefined;
    const freshLines = around === undefined ? lines : this.unknown(lines, listIn(around));
    const fresh = around === undefined ? entries : this.unknown(entries, around);
    const isAllKnown = freshLines.length + fresh.length === 0;
    const [lineTexts, texts] = [freshLines.map(textOf), fresh.map(textOf)];
    const whole = around !== undefined && isAllKnown ? around : read(lineTexts, texts);
    if (whole === undefined || !areOneEach(lineTexts, whole.list?.children ?? [], head.length)) return false;
    const from = head.length + after.length + lineTexts.reduce((sum, { length }) => sum + length, 0);
    if (!areOneEach(texts, whole.nodes, from)) return false;
    const prefixesOf = this.usage.within(whole.declared);
    const [goodLines, good] = [this.goodIn(listIn(whole)), this.goodIn(whole)];
    for (const [index, line] of freshLines.entries())
      goodLines.set(line, { id: "", prefixes: prefixesOf(lineTexts[index] ?? ""), leans: false });
    for (const [index, entry] of fresh.entries()) {
      const node = whole.nodes[index];
      const leans = whole.hasAuthor && (node && first(node, "atom:author")) === undefined;
      good.set(entry, { id: alone(idOf(node)), prefixes: prefixesOf(texts[index] ?? ""), leans });
    }
    return this.haveOwnIds(entries, whole);
  }

  /**
   * What a document says around its entries, and those; `undefined` when anything in it is wrong.
   * @param list where the element begins that holds what browsers list
   */
  private readXml(text: string, list?: number): Read | undefined {
    const tree = parseXml(text);
    const feed = tree.root && (first(tree.root, "channel") ?? tree.root);
    if (feed === undefined || this.isBad(checkTree(text, tree, { html: this.html }))) return undefined;
    return {
      kind: feed.name,
      hasAuthor: first(feed, "atom:author") !== undefined,
      declared: tree.declared,
      id: first(feed, "atom:id")?.text.trim(),
      nodes: entryNodes(feed),
      list: list === undefined ? undefined : nodeAt(feed, list),
    };
  }

  private isGoodJson({ head, entries, between, tail }: Pieces): boolean {
    const kind = `JSON Feed ${objectIn(head + tail)?.version}`;
    const around = { kind, hasAuthor: false, declared: new Map() };
    const fresh = this.unknown(entries, around);
    const texts = fresh.map(textOf);
    const objects = texts.map(objectIn);
    const text = head + texts.join(between) + tail;
    if (!objects.every(isObject) || this.isBad(checkText(text, { html: this.html }))) return false;
    const good = this.goodIn(around);
    for (const [index, entry] of fresh.entries())
      good.set(entry, { id: String(objects[index]?.id), prefixes: none, leans: false });
    return this.haveOwnIds(entries, around);
  }

  /** Whether it was checked in any surroundings. */
  private isKnown(passage: Passage): boolean {
    for (const good of this.good.values()) if (good.has(passage)) return true;
    return false;
  }

  private goodIn({ kind }: Around): Map<Passage, Good> {
    const good = this.good.get(kind) ?? new Map<Passage, Good>();
    this.good.set(kind, good);
    return good;
  }

  /** The entries that were not checked yet in such surroundings. */
  private unknown(entries: readonly Passage[], { kind, hasAuthor, declared }: Around): readonly Passage[] {
    const good = this.good.get(kind);
    if (good === undefined) return entries;
    const fits = fitsIn(declared);
    return entries.filter((entry) => {
      const known = good.get(entry);
      return known === undefined || (known.leans && !hasAuthor) || !fits(known.prefixes);
    });
  }

  /** Whether no two entries have one id, and none that of the feed. */
  private haveOwnIds(entries: readonly Passage[], { kind, id }: Around): boolean {
    const good = this.good.get(kind);
    const ids = new Set(entries.map((entry) => good?.get(entry)?.id ?? ""));
    return ids.size === entries.length && !ids.has("") && (id === undefined || !ids.has(id));
  }

  private isBad(findings: readonly Finding[]): boolean {
    return findings.some(this.counts);
  }
}

const none: Prefixes = [];

const textOf = ({ text }: Passage) => text;

/** The last children of a feed: its entries, and nothing between them. */
function entryNodes({ name, children }: Node): readonly Node[] {
  const entry = name === "channel" ? "item" : "atom:entry";
  const nodes = children.filter((child) => child.name === entry);
  return nodes.length === 0 || children[children.length - nodes.length] === nodes[0] ? nodes : [];
}

/** Whether each text is one element, which begins where that begins: so it ends before the next does. */
function areOneEach(texts: readonly string[], nodes: readonly Node[], from: number): boolean {
  let at = from;
  return (
    nodes.length === texts.length &&
    texts.every((text, index) => {
      const begin = at + text.indexOf("<");
      at += text.length;
      return nodes[index]?.at === begin;
    })
  );
}

/** The element in it that begins there. */
function nodeAt(node: Node, at: number): Node | undefined {
  if (node.at === at) return node;
  const holding = node.children.findLast((child) => child.at <= at);
  return holding && nodeAt(holding, at);
}

/** The text without the document that it was cut out of, which would stay in memory along with it. */
const alone = (text: string) => Buffer.from(text).toString();

const idOf = (entry: Node | undefined) =>
  (entry && (first(entry, "guid") ?? first(entry, "atom:id"))?.text.trim()) || "";

function objectIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
