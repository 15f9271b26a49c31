import { joined, type Pieces } from "../model.ts";
import { checkText, checkTree } from "./document.ts";
import type { Finding, HtmlFlaw } from "./finding.ts";
import { isObject } from "./json-members.ts";
import { first, type Node, parseXml } from "./tree.ts";

/** Namespaces that an entry may be in: its prefixes, or what looks like one, each with the address declared around it. */
type Prefixes = readonly (readonly [prefix: string, address: string | undefined])[];

/** An entry in which nothing is wrong. */
interface Good {
  readonly id: string;
  readonly prefixes: Prefixes;
}

/** What may stand behind the entries of a document: ends, and nothing else. */
const ends = /^\s*(?:(?:<\/[a-z]+>\s*)+|\]\s*\}\s*)$/;

/** What a document says around its entries, as far as it makes a difference to them. */
interface Around {
  /** the format, and whether the feed has an author */
  readonly kind: string;
  readonly declared: ReadonlyMap<string, string>;
  /** of the feed */
  readonly id?: string | undefined;
}

/**
 * Proves documents of which many hold the same entries. What stands around the entries is checked in each. An entry is
 * checked once for all whose surroundings say the same to it: their format, the namespaces that it uses, and whether the
 * feed has an author. That entries are whole, one after the other, and nothing but entries, is seen where they are
 * checked; that their ids differ, in every document. Where anything is found, the whole document is checked.
 */
export class Proofs {
  private readonly html = new Map<string, readonly HtmlFlaw[]>();
  /** by kind and by their texts */
  private readonly good = new Map<string, Map<string, Good>>();
  private readonly seen = new Set<string>();
  private readonly prefixes = new Map<string, Prefixes>();
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

  private isGoodXml({ head, entries, tail }: Pieces): boolean {
    // Where no entry was seen before, what stands around them is checked along with them.
    const around = entries.some((entry) => this.seen.has(entry)) ? this.readXml(head + tail) : undefined;
    const fresh = around === undefined ? entries : this.unknown(entries, around);
    const read =
      fresh.length > 0 || around === undefined ? this.readXml(head + fresh.join("") + tail) : around;
    if (read === undefined || read.nodes.length !== fresh.length) return false;
    let at = head.length;
    for (const [index, entry] of fresh.entries()) {
      const node = read.nodes[index];
      // One element for each text, which begins where that begins: so it ends before the next does.
      if (node?.at !== at + entry.indexOf("<")) return false;
      at += entry.length;
    }
    for (const [index, entry] of fresh.entries()) this.remember(entry, alone(idOf(read.nodes[index])), read);
    return this.haveOwnIds(entries, read);
  }

  /** What a document says around its entries, and those; `undefined` when anything in it is wrong. */
  private readXml(text: string): (Around & { readonly nodes: readonly Node[] }) | undefined {
    const tree = parseXml(text);
    const feed = tree.root && (first(tree.root, "channel") ?? tree.root);
    if (feed === undefined || this.isBad(checkTree(text, tree, { html: this.html }))) return undefined;
    const hasAuthor = first(feed, "atom:author") !== undefined;
    return {
      kind: `${feed.name} ${hasAuthor}`,
      declared: tree.declared,
      id: first(feed, "atom:id")?.text.trim(),
      nodes: entryNodes(feed),
    };
  }

  private isGoodJson({ head, entries, between, tail }: Pieces): boolean {
    const around = { kind: `JSON Feed ${objectIn(head + tail)?.version}`, declared: new Map() };
    const fresh = this.unknown(entries, around);
    const objects = fresh.map(objectIn);
    const text = head + fresh.join(between) + tail;
    if (!objects.every(isObject) || this.isBad(checkText(text, { html: this.html }))) return false;
    for (const [index, entry] of fresh.entries()) this.remember(entry, String(objects[index]?.id), around);
    return this.haveOwnIds(entries, around);
  }

  private remember(entry: string, id: string, { kind, declared }: Around): void {
    const good = this.good.get(kind) ?? new Map<string, Good>();
    this.good.set(kind, good);
    const used = kind.startsWith("JSON") ? [] : prefixesIn(entry, declared);
    const found: Prefixes = used.map((prefix) => [prefix, declared.get(prefix)]);
    const key = JSON.stringify(found);
    const prefixes = this.prefixes.get(key) ?? found;
    this.prefixes.set(key, prefixes);
    good.set(entry, { id, prefixes });
    this.seen.add(entry);
  }

  /** The entries that were not checked yet in such surroundings. */
  private unknown(entries: readonly string[], { kind, declared }: Around): readonly string[] {
    const good = this.good.get(kind);
    if (good === undefined) return entries;
    const fitting = new Map<Prefixes, boolean>();
    return entries.filter((entry) => {
      const prefixes = good.get(entry)?.prefixes;
      if (prefixes === undefined) return true;
      const fits =
        fitting.get(prefixes) ?? prefixes.every(([prefix, address]) => declared.get(prefix) === address);
      fitting.set(prefixes, fits);
      return !fits;
    });
  }

  /** Whether no two entries have one id, and none that of the feed. */
  private haveOwnIds(entries: readonly string[], { kind, id }: Around): boolean {
    const good = this.good.get(kind);
    const ids = new Set(entries.map((entry) => good?.get(entry)?.id ?? ""));
    return ids.size === entries.length && !ids.has("") && (id === undefined || !ids.has(id));
  }

  private isBad(findings: readonly Finding[]): boolean {
    return findings.some(this.counts);
  }
}

/** The prefixes that are declared around an entry and that a name in it may have; empty for what has none. */
const prefixesIn = (entry: string, declared: ReadonlyMap<string, string>): string[] => [
  "",
  ...[...declared.keys()].filter((prefix) => prefix !== "" && entry.includes(`${prefix}:`)).sort(),
];

/** The last children of a feed: its entries, and nothing between them. */
function entryNodes({ name, children }: Node): readonly Node[] {
  const entry = name === "channel" ? "item" : "atom:entry";
  const nodes = children.filter((child) => child.name === entry);
  return nodes.length === 0 || children[children.length - nodes.length] === nodes[0] ? nodes : [];
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
