import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, reasonOf } from "../disk.ts";
import { decode } from "../markup/decode.ts";
import { cleanText, codePoint, firstUnfit } from "../markup/text.ts";
import type { Config, Document, Source } from "../model.ts";
import { type Block, countLines, divide } from "./fence.ts";
import { readFrontMatter } from "./frontmatter.ts";
import { generatorOf } from "./generator.ts";
import { type Head, headComments, headerLines, pageHead } from "./head.ts";
import { readPeople } from "./people.ts";
import { type Found, walk } from "./walk.ts";

/** Every article of the articles folder as it was written; one that cannot be read is left out and named. */
export function readDocuments(disk: Disk, config: Config): Outcome<Source> {
  const folder = config.articles;
  const nothing = { documents: [], people: new Map(), passedOver: new Map(), files: [], closed: [] };
  if (disk.kind(folder) !== "folder") {
    return { value: nothing, diagnostics: [diagnose("articles-missing", { folder })] };
  }
  const diagnostics: Diagnostic[] = [];
  const generator = generatorOf(disk, folder);
  const { files, passedOver } = walk(disk, folder, config.ignore, generator, diagnostics);
  const [unread] = diagnostics;
  if (unread?.code === "file-unreadable" && unread.place?.file === folder) {
    // Feeds without any entry would take everything from their readers.
    return { value: nothing, diagnostics: [diagnose("articles-unreadable", { folder })] };
  }
  if (files.length === 0) diagnostics.push(diagnose("articles-none", { folder }));
  const known = new Set(Object.values(config.convention).flat());
  const closed = diagnostics.flatMap(({ code, place }) =>
    code === "file-unreadable" && place ? [place.file.slice(folder.length + 1)] : [],
  );
  const documents = files.flatMap((found) => readDocument(disk, found, config, known, diagnostics) ?? []);
  return {
    value: {
      documents,
      people: readPeople(disk, config, diagnostics),
      passedOver,
      files: files.map(({ path }) => path),
      closed,
      ...(generator && { generator }),
    },
    diagnostics,
  };
}

function readDocument(
  disk: Disk,
  found: Found,
  { encoding, convention }: Config,
  known: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): Document | undefined {
  const { file } = found;
  const text = readText(disk, file, encoding, diagnostics);
  if (text === undefined) return undefined;
  const divided = divide(text);
  const place = { file, line: "line" in divided ? divided.line : 1, column: 1 };
  if (divided.kind === "open")
    diagnostics.push(diagnose("front-matter-open", { fence: divided.fence }, place));
  if (divided.kind === "refused") diagnostics.push(diagnose("front-matter-language", divided, place));
  if (divided.kind === "mistyped") diagnostics.push(diagnose("front-matter-fence", divided, place));
  if (divided.kind === "open" || divided.kind === "refused" || divided.kind === "mistyped") return undefined;
  const head =
    divided.kind === "block"
      ? frontMatter(divided, file, diagnostics)
      : (headerLines(text, file, known) ??
        headComments(text, file, known) ?? { fields: new Map(), bodyOffset: 0 });
  if (head === undefined) return undefined;
  const { fields, bodyOffset: offset } = head;
  const body = text.slice(offset);
  const plain = found.kind === "markdown" && divided.kind === "none" && fields.size === 0 && isPlain(text);
  return {
    ...found,
    kind: plain ? "wire" : found.kind,
    fields: found.kind === "html" ? pageHead(text, file, fields, convention) : fields,
    text: body,
    offset,
    line: countLines(text.slice(0, offset)) + 1,
  };
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
): string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = disk.read(file);
  } catch (error) {
    diagnostics.push(diagnose("file-unreadable", { reason: reasonOf(error) }, { file, line: 1, column: 1 }));
    return undefined;
  }
  const decoded = decode(bytes, encoding);
  if ("text" in decoded) return decoded.text;
  const { problem, byte, line } = decoded;
  const place = { file, line, column: 1 };
  diagnostics.push(
    problem === "binary"
      ? diagnose("file-binary", { byte }, place)
      : diagnose("file-encoding", { byte, encoding: encoding ?? "UTF-8" }, place),
  );
  return undefined;
}
