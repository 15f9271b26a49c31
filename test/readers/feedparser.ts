import { fileURLToPath } from "node:url";
import type { Heard } from "../meaning.ts";
import { collapsed, instantOf, type Reader, type Shown } from "./reader.ts";
import { run } from "./run.ts";

/** What feedparser, the parser of many services, says of a feed. */
export interface Parsed {
  readonly status: number;
  /** 1 when the feed breaks a rule of XML, or worse */
  readonly bozo: 0 | 1;
  readonly trouble: string;
  readonly version: string;
  readonly etag: string;
  readonly modified: string;
  readonly title: string | null;
  readonly link: string | null;
  readonly language: string | null;
  readonly entries: readonly ParsedEntry[];
}

type Told = "id" | "title" | "link" | "published" | "updated" | "summary" | "authors";

export interface ParsedEntry extends Pick<Heard, Told> {
  readonly language: string | null;
  readonly links: readonly { readonly [attribute: string]: string }[];
}

const script = fileURLToPath(new URL("feedparser_entries.py", import.meta.url));

/** @param before what it said when it fetched the feed the last time, for a conditional request */
export async function parse(address: string, home: string, before?: Parsed): Promise<Parsed> {
  const words = [script, address, before?.etag ?? "", before?.modified ?? ""];
  return JSON.parse(await run("/usr/bin/python3", words, home));
}

/** A service that keeps what feedparser gives it, and shows whatever has an id that it does not know. */
export const feedparser: Reader = {
  name: "feedparser",
  authors: (names) => names.join(", "),
  asksAfter: 1,
  showsEdits: true,
  subscribe(address, home) {
    const known = new Map<string, Shown>();
    let last: Parsed | undefined;
    return {
      async refresh() {
        const parsed = await parse(address, home, last);
        if (parsed.bozo !== 0) throw new Error(`feedparser finds fault with ${address}: ${parsed.trouble}`);
        if (parsed.status === 304) return [];
        last = parsed;
        const entries = parsed.entries.map(shown);
        const fresh = entries.filter(({ id }) => !known.has(id));
        for (const entry of entries) known.set(entry.id, entry);
        return fresh;
      },
      kept: async () => [...known.values()],
    };
  },
};

function shown({ id, title, link, published, summary, authors }: ParsedEntry): Shown {
  return {
    id,
    title,
    link,
    published: instantOf(published),
    summary: collapsed(summary),
    authors: authors.join(", "),
  };
}
