import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { decode } from "../markup/decode.ts";
import { cleanText, codePoint, firstUnfit } from "../markup/text.ts";
import type { Config, Document, Field } from "../model.ts";
import { divide } from "./fence.ts";
import { type Found, walk } from "./walk.ts";
import { readYaml } from "./yaml.ts";

/** What the articles folder holds. */
export interface Source {
  readonly documents: Document[];
  /** files that hold articles, those among them that cannot be read */
  readonly files: number;
}

/** Every article of the articles folder as it was written; one that cannot be read is left out and named. */
export function readDocuments(disk: Disk, config: Config): Outcome<Source> {
  const folder = config.articles;
  if (disk.kind(folder) !== "folder") {
    return { value: { documents: [], files: 0 }, diagnostics: [diagnose("articles-missing", { folder })] };
  }
  const diagnostics: Diagnostic[] = [];
  const files = walk(disk, folder, diagnostics);
  if (files.length === 0) diagnostics.push(diagnose("articles-none", { folder }));
  const documents = files.flatMap((found) => readDocument(disk, found, config.encoding, diagnostics) ?? []);
  return { value: { documents, files: files.length }, diagnostics };
}

function readDocument(
  disk: Disk,
  found: Found,
  encoding: string | undefined,
  diagnostics: Diagnostic[],
): Document | undefined {
  const text = readText(disk, found.file, encoding, diagnostics);
  if (text === undefined) return undefined;
  const at = (line: number) => ({ file: found.file, line, column: 1 });
  const divided = divide(text);
  const document = (fields: Map<string, Field>, offset: number, line: number): Document => ({
    ...found,
    fields,
    text: text.slice(offset),
    offset,
    line,
  });
  switch (divided.kind) {
    case "none":
      return {
        ...document(new Map(), 0, 1),
        kind: found.kind === "markdown" && isPlain(text) ? "wire" : found.kind,
      };
    case "open":
      diagnostics.push(diagnose("front-matter-open", {}, at(1)));
      return undefined;
    case "other":
      diagnostics.push(diagnose("front-matter-language", { language: divided.language }, at(divided.line)));
      return undefined;
    case "yaml": {
      const block = withoutUnfit(divided.block, found.file, divided.line, diagnostics);
      const fields = readYaml(block, found.file, divided.line, diagnostics);
      return fields && document(fields, divided.bodyOffset, divided.bodyLine);
    }
  }
}

/** YAML knows no control characters, so they are taken out before; the first is reported. */
function withoutUnfit(block: string, file: string, line: number, diagnostics: Diagnostic[]): string {
  const at = firstUnfit(block);
  if (at < 0) return block;
  const before = block.slice(0, at).split("\n");
  const place = { file, line: line + before.length - 1, column: (before.at(-1) ?? "").length + 1 };
  diagnostics.push(
    diagnose("characters-removed", { character: codePoint(block, at), where: "the front matter" }, place),
  );
  return cleanText(block);
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
    const reason = error instanceof Error ? systemReason(error) : String(error);
    diagnostics.push(diagnose("file-unreadable", { reason }, { file, line: 1, column: 1 }));
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

/** The system's words without the path, which may be another on each machine. */
function systemReason(error: Error): string {
  return "code" in error ? `${error.code}` : error.message;
}
