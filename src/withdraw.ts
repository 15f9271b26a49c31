import { diagnose, type Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import type { Config } from "./model.ts";
import { divide } from "./source/fence.ts";
import { headerLines } from "./source/head.ts";

/**
 * Writes `withdrawn: true` into an article, and nothing else; the next build takes it out of every feed.
 * @param file relative to the root
 * @returns whether the file was changed
 */
export function withdraw(
  disk: Disk,
  file: string,
  { articles, convention }: Pick<Config, "articles" | "convention">,
): Outcome<boolean> {
  const refused = (message: string, help: string): Outcome<boolean> => ({
    value: false,
    diagnostics: [diagnose("usage", { message, help })],
  });
  if (disk.kind(file) !== "file" || !file.startsWith(`${articles}/`))
    return refused(`there is no article ${file}`, `name a file below ${articles}`);
  const bytes = disk.read(file);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const known = new Set(Object.values(convention).flat());
  const changed = Buffer.from(text).equals(bytes) ? withdrawn(text, file, known) : undefined;
  if (changed === undefined) {
    return refused(
      `${file} has a head that is not changed by a program`,
      "write `withdrawn: true` there yourself",
    );
  }
  if (changed !== text) disk.prepare(file, changed).commit();
  return { value: changed !== text, diagnostics: [] };
}

/** The text with the line, in the language of its head; `undefined` where a person must write it. */
function withdrawn(text: string, file: string, known: ReadonlySet<string>): string | undefined {
  const end = /\r?\n/.exec(text)?.[0] ?? "\n";
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const rest = text.slice(mark.length);
  const divided = divide(rest);
  if (divided.kind !== "none" && divided.kind !== "block") return undefined;
  if (divided.kind === "none") {
    const head = headerLines(rest, file, known);
    return head === undefined
      ? `${mark}---${end}withdrawn: true${end}---${end}${end}${rest}`
      : `${mark}Withdrawn: true${end}${rest.trimStart()}`;
  }
  const { language, text: block } = divided;
  const line = { yaml: "withdrawn: true", toml: "withdrawn = true", json: '"withdrawn": true' }[language];
  const before = /^(["']?)withdrawn\1[ \t]*[:=].*$/im;
  if (language !== "json" && before.test(block)) return text.replace(block, block.replace(before, line));
  if (language === "yaml" && /^\s*\{/.test(block)) return undefined;
  if (language === "json" && (/"withdrawn"/i.test(block) || /^\s*\{\s*\}/.test(block))) return undefined;
  const at = mark.length + rest.indexOf(block) + (language === "json" ? block.indexOf("{") + 1 : 0);
  const added = language === "json" ? `${end}  ${line},` : `${line}${end}`;
  return text.slice(0, at) + added + text.slice(at);
}
