import { recordedId } from "../markup/identifier.ts";
import { type Article, type Entry, instant, type LedgerLine } from "../model.ts";
import { along } from "./along.ts";
import { type AtHand, isBrief } from "./line.ts";

/** Bytes of a digest in hexadecimal digits, before the rows. */
const head = 64;
/** Numbers in the row of a line. */
const width = 2;

/** Paths that stand in a line as they are, each character a byte. */
const plain = /^[ !#-[\]-~]+$/;
const before = '{"path":"';
const after = '","id":"';

/**
 * What the last build knew of the ledger's file as it left it: which lines say nothing but what their articles say, and
 * `updated` and `first` of those. While the file has that digest, and an article is what it was, its line need not be
 * read.
 */
export class KeptLines {
  /** SHA-256 of the file */
  readonly digest: string;
  private readonly rows: Float64Array;

  constructor({ buffer, byteOffset, length }: Uint8Array) {
    this.digest = Buffer.from(buffer, byteOffset, head).toString("latin1");
    this.rows = new Float64Array(buffer.slice(byteOffset + head, byteOffset + length));
  }

  /**
   * The line that begins at `from`, if it is the article's and need not be read.
   * @param at its number among the lines of articles, from 0
   * @param bytes of the file, each a character
   */
  line(at: number, bytes: string, from: number, article: AtHand): LedgerLine | undefined {
    const updated = this.rows[width * at] ?? Number.NaN;
    const first = this.rows[width * at + 1] ?? Number.NaN;
    const { path, link, digest, title, published } = article;
    if (Number.isNaN(first) || article.isRecalled !== true) return undefined;
    if (link === undefined || published === undefined) return undefined;
    const start = from + before.length;
    if (!bytes.startsWith(path, start) || !bytes.startsWith(after, start + path.length)) return undefined;
    const id = recordedId(link);
    if (id === undefined) return undefined;
    return { path, id, link, digest, title, published, updated: instant(updated), first: instant(first) };
  }
}

/**
 * That, for the next build.
 * @param digest of the file
 * @param lines as they stand in it
 * @param entries in the order of their paths
 */
export function keptOf(
  digest: string,
  lines: readonly LedgerLine[],
  entries: readonly Pick<Entry, "article">[],
): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(head + lines.length * width * Float64Array.BYTES_PER_ELEMENT);
  bytes.write(digest, "latin1");
  const rows = new Float64Array(bytes.buffer, head).fill(Number.NaN);
  const entryAt = along(entries, ({ article }) => article.path);
  for (const [at, line] of lines.entries()) {
    const entry = entryAt(line.path);
    if (entry === undefined || !saysTheSame(line, entry.article)) continue;
    rows[width * at] = line.updated;
    rows[width * at + 1] = line.first;
  }
  return bytes;
}

const saysTheSame = (line: LedgerLine, { path, link, digest, title, published }: Article): boolean =>
  line.digest === digest &&
  line.title === title &&
  line.link === link &&
  line.published === published &&
  String(line.id) === link &&
  isBrief(line) &&
  plain.test(path);
