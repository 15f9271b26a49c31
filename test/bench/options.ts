import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

export const usage = `npm run bench -- [options]

  --sizes 1000,10000     how many articles; also 100 and 100000
  --rounds 5             how often each program runs; or by size: 10000=7,100000=3
  --peers copied,hugo    against whom; also eleventy, hexo; or none
  --largest hexo=10000   up to how many articles a peer takes part
                         (usual: hugo=10000,eleventy=1000,hexo=1000)
  --all                  all sizes from 1000 on, all peers: what docs/speed.md shows
  --before DIR           another checkout of this repository, compiled, whose builds run in the same rounds
  --docs                 write docs/speed.md and docs/speed.svg
  --work DIR             folder for the articles (1 GB for 100,000) and the peers' packages
  --keep                 leave the articles there
`;

export type Peer = "copied" | "hugo" | "eleventy" | "hexo";
const names: readonly Peer[] = ["copied", "hugo", "eleventy", "hexo"];

export interface Options {
  readonly sizes: readonly number[];
  rounds(size: number): number;
  readonly peers: readonly Peer[];
  largest(peer: Peer): number;
  readonly before?: string;
  readonly docs: boolean;
  readonly work: string;
  readonly keep: boolean;
}

/** Reads the words of the command line; what is wrong with them is thrown. */
export function readOptions(words: readonly string[]): Options {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      sizes: text,
      rounds: text,
      peers: text,
      largest: text,
      work: text,
      before: text,
      all: flag,
      docs: flag,
      keep: flag,
    },
  });
  const sizes = (values.sizes ?? (values.all ? "1000,10000,100000" : "1000,10000")).split(",");
  const rounds = pairs("rounds", values.rounds ?? (values.all ? "7,100000=3" : "5"));
  const largest = pairs("largest", values.largest ?? "");
  const usual = { copied: Number.POSITIVE_INFINITY, hugo: 10_000, eleventy: 1000, hexo: 1000 };
  const asked = values.peers ?? (values.all ? names.join() : "copied,hugo");
  return {
    sizes: sizes.map((size) => whole("sizes", size)),
    rounds: (size) => rounds.get(String(size)) ?? rounds.get("") ?? 5,
    peers: asked === "none" ? [] : asked.split(",").map(peer),
    largest: (one) => largest.get(one) ?? usual[one],
    ...(values.before !== undefined && { before: path.resolve(values.before) }),
    docs: values.docs,
    work: path.resolve(values.work ?? path.join(os.tmpdir(), "feedwright-bench")),
    keep: values.keep,
  };
}

/** `5,10000=7`: what stands alone holds for all the others. */
function pairs(option: string, text: string): ReadonlyMap<string, number> {
  return new Map(
    text
      .split(",")
      .filter((one) => one !== "")
      .map((one) => {
        const [name = "", value] = one.split("=");
        return value === undefined ? ["", whole(option, name)] : [name, whole(option, value)];
      }),
  );
}

function whole(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option}: "${text}" is no whole number`);
  return Number(text);
}

function peer(text: string): Peer {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new Error(`--peers: there is ${names.join(", ")}, no "${text}"`);
  return found;
}
