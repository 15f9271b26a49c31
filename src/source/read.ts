import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { survey } from "../markup/survey.ts";
import { cleanText, codePoint, firstUnfit } from "../markup/text.ts";
import type { ArticleFile, Config, Convention, Digest, Document, Field, LanguageTag } from "../model.ts";
import { type Block, countLines, type Divided, divide } from "./fence.ts";
import { readFrontMatter } from "./frontmatter.ts";
import { type Head, headComments, headerLines, pageHead } from "./head.ts";
import { type FileText, textIn } from "./text.ts";

/** An article as it was written, until the next is read; none, and why, when it cannot be read. */
export function readDocument(disk: Disk, file: ArticleFile, config: Config): Outcome<Document | undefined> {
  const diagnostics: Diagnostic[] = [];
  const text = readText(disk, file.file, config.encoding, diagnostics);
  return { value: text && documentIn(text, file, config, diagnostics), diagnostics };
}

function documentIn(
  text: FileText,
  found: ArticleFile,
  { convention }: Config,
  diagnostics: Diagnostic[],
): Document | undefined {
  const { file } = found;
  const divided = dividedIn(text);
  const place = { file, line: "line" in divided ? divided.line : 1, column: 1 };
  if (divided.kind === "open")
    diagnostics.push(diagnose("front-matter-open", { fence: divided.fence }, place));
  if (divided.kind === "refused") diagnostics.push(diagnose("front-matter-language", divided, place));
  if (divided.kind === "mistyped") diagnostics.push(diagnose("front-matter-fence", divided, place));
  if (divided.kind === "open" || divided.kind === "refused" || divided.kind === "mistyped") return undefined;
  const head =
    divided.kind === "block"
      ? frontMatter(divided, file, diagnostics)
      : (headWithoutFences(text.whole(), file, convention) ?? { fields: new Map(), bodyOffset: 0 });
  if (head === undefined) return undefined;
  const { fields, bodyOffset: offset } = head;
  const plain =
    found.kind === "markdown" && divided.kind === "none" && fields.size === 0 && isPlain(text.whole());
  const kind = plain ? "wire" : found.kind;
  return new Written(
    text,
    { ...found, kind },
    kind === "html" ? pageHead(text.whole(), file, fields, convention) : fields,
    offset,
  );
}

/** A document whose text stays undecoded until somebody asks for it. */
class Written implements Document {
  readonly path: string;
  readonly file: string;
  readonly kind: Document["kind"];
  readonly language?: LanguageTag;
  readonly fields: ReadonlyMap<string, Field>;
  readonly offset: number;
  readonly line: number;
  readonly digest: Digest;
  readonly isPlain: boolean;
  private readonly whole: FileText;
  private decoded: string | undefined;

  constructor(whole: FileText, found: ArticleFile, fields: ReadonlyMap<string, Field>, offset: number) {
    this.path = found.path;
    this.file = found.file;
    this.kind = found.kind;
    if (found.language !== undefined) this.language = found.language;
    this.fields = fields;
    this.offset = offset;
    this.line = countLines(whole.head, offset) + 1;
    ({ digest: this.digest, isPlain: this.isPlain } = survey(whole.bytesFrom(offset)));
    this.whole = whole;
  }

  get text(): string {
    this.decoded ??= this.whole.whole().slice(this.offset);
    return this.decoded;
  }
}

/** Divided at a fence within the head; what has another shape is decoded as a whole. */
function dividedIn(text: FileText): Divided {
  const divided = divide(text.head);
  return divided.kind === "block" ? divided : divide(text.whole());
}

/** One set for each convention, since every file without front matter asks it. */
const keySets = new WeakMap<Convention, ReadonlySet<string>>();

function keysOf(convention: Convention): ReadonlySet<string> {
  const known = keySets.get(convention) ?? new Set(Object.values(convention).flat());
  keySets.set(convention, known);
  return known;
}

function headWithoutFences(text: string, file: string, convention: Convention): Head | undefined {
  const known = keysOf(convention);
  return headerLines(text, file, known) ?? headComments(text, file, known);
}

function frontMatter(block: Block, file: string, diagnostics: Diagnostic[]): Head | undefined {
  const fields = readFrontMatter(withoutUnfit(block, file, diagnostics), file, diagnostics);
  return fields && { fields, bodyOffset: block.bodyOffset };
}

/** No language of front matter knows control characters, so they are taken out before; the first is reported. */
function withoutUnfit(block: Block, file: string, diagnostics: Diagnostic[]): Block {
  const at = firstUnfit(block.text);
  if (at < 0) return block;
  const before = block.text.slice(0, at).split("\n");
  const place = { file, line: block.line + before.length - 1, column: (before.at(-1) ?? "").length + 1 };
  const facts = { character: codePoint(block.text, at), where: "the front matter" };
  diagnostics.push(diagnose("characters-removed", facts, place));
  return { ...block, text: cleanText(block.text) };
}

/** Anything that makes Markdown of a text: a block mark at the beginning of a line, or a mark within one. */
const markdownMark =
  /^ {0,3}(?:#{1,6} |[-*+] |>|\d+[.)] |```|~~~|\||<|!?\[|={3,}\s*$|-{3,}\s*$)|^ {4}\S|\]\(|`|\*\*|<[a-z!/]|\{[{%]/im;

/** Whether a file without front matter, Markdown by its name, is a plain text with a headline: there is no Markdown in it. */
function isPlain(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length >= 3 && (lines[0] ?? "").length <= 200 && !markdownMark.test(text);
}

function readText(
  disk: Disk,
  file: string,
  encoding: string | undefined,
  diagnostics: Diagnostic[],
): FileText | undefined {
  let bytes: Uint8Array;
  try {
    ({ bytes } = disk.lend(file));
  } catch (error) {
    diagnostics.push(diagnose("file-unreadable", { reason: reasonOf(error) }, { file, line: 1, column: 1 }));
    return undefined;
  }
  const text = textIn(bytes, encoding);
  if (!("problem" in text)) return text;
  const { problem, byte, line } = text;
  const place = { file, line, column: 1 };
  diagnostics.push(
    problem === "binary"
      ? diagnose("file-binary", { byte }, place)
      : diagnose("file-encoding", { byte, encoding: encoding ?? "UTF-8" }, place),
  );
  return undefined;
}
