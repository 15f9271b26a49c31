import fs from "node:fs";
import { parseRssFeed } from "feedsmith";
import type { Program } from "./measure.ts";

/** Our command in a checkout. */
export const program = "lib/cli.cjs";

/** A program in a state in which its time is of interest. */
export interface Contestant extends Program {
  /** as in the table; goals name it */
  readonly name: string;
  readonly kind: "floor" | "ours" | "peer";
  /** of a program of others: `Hugo 0.111.3` */
  readonly version?: string;
  /** the most articles with which it takes part */
  readonly largest: number;
  /** brings about the state in which it is measured */
  prepare?(): void;
  /** says what is wrong with what it made */
  fault?(): string | undefined;
  /** leaves the articles as they were */
  finish?(): void;
}

/** The text of a feed; none is there when its program wrote none. */
export const readFeed = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined);

/** What a feed must show before the time of its program counts: these links, in this order. */
export function wrongLinks(rss: string | undefined, expected: readonly string[]): string | undefined {
  if (rss === undefined) return "wrote no feed";
  const found = (parseRssFeed(rss).items ?? []).map(({ link }) => link);
  const missing = expected.filter((link) => !found.includes(link));
  if (missing.length > 0) return `lacks ${missing.length} of the newest ${expected.length}, ${missing[0]}`;
  if (found.length > expected.length) return `shows ${found.length} entries, not ${expected.length}`;
  const place = expected.findIndex((link, index) => link !== found[index]);
  return place < 0 ? undefined : `shows ${found[place]} in place ${place + 1}, not ${expected[place]}`;
}
