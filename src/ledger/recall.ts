import { decodeXML } from "entities";
import type { Disk } from "../disk.ts";
import { feedFiles } from "../model.ts";
import type { Remembered } from "./known.ts";

/** What the main feed in the out folder shows, in the first format that is there: our own text, read again. */
export function recall(disk: Disk, out: string): Remembered[] {
  for (const name of ["json", "atom", "rss"] as const) {
    const file = `${out}/${feedFiles[name].file}`;
    if (disk.kind(file) !== "file") continue;
    const text = new TextDecoder().decode(disk.read(file));
    const place = { file, line: 1, column: 1 };
    return (name === "json" ? itemsOfJson(text) : itemsOfXml(text)).map((item) => ({ ...item, place }));
  }
  return [];
}

type Item = Pick<Remembered, "id" | "link">;

function itemsOfJson(text: string): Item[] {
  try {
    const { items }: { items?: unknown } = JSON.parse(text);
    if (!Array.isArray(items)) return [];
    return items.flatMap(({ id, url }: { id?: unknown; url?: unknown }) =>
      typeof id === "string" ? [{ id, link: typeof url === "string" ? url : id }] : [],
    );
  } catch {
    // Another's file, which `output/` will not overwrite.
    return [];
  }
}

function itemsOfXml(text: string): Item[] {
  return [...text.matchAll(/<(item|entry)[\s>].*?<\/\1>/gs)].flatMap(([item]) => {
    const id = /<(guid|id)(?:\s[^>]*)?>([^<]*)<\/\1>/.exec(item)?.[2];
    const link =
      /<link>([^<]*)<\/link>/.exec(item)?.[1] ?? /<link rel="alternate"[^>]*href="([^"]*)"/.exec(item)?.[1];
    return id === undefined ? [] : [{ id: decodeXML(id), link: decodeXML(link ?? id) }];
  });
}
