import { understand } from "./article/understand.ts";
import type { Diagnostic, Outcome } from "./diagnostic.ts";
import type { Disk } from "./disk.ts";
import { digest } from "./markup/digest.ts";
import {
  type Article,
  type ArticleFile,
  type Config,
  counted,
  type Progress,
  type Source,
  unseen,
} from "./model.ts";
import { readDocument } from "./source/read.ts";

/**
 * What the authors of all articles meant; one that cannot be read, or has a mistake that cannot be mended, is left out
 * and named. No text is kept: what shows one reads it again.
 */
export function readArticles(
  source: Source,
  config: Config,
  disk: Disk,
  progress: Progress = unseen,
): Outcome<Article[]> {
  const value: Article[] = [];
  const diagnostics: Diagnostic[] = [];
  const shared = digest(JSON.stringify([[...source.people], source.generator ?? ""]));
  for (const file of counted(source.files, "reading articles", progress)) {
    // With these and the config, all besides the file's bytes that an article is made of.
    const by = `${shared} ${file.kind} ${file.language ?? ""}`;
    const known = disk.memory?.recall<Outcome<Article | undefined>>(file.file, by);
    const { value: article, diagnostics: found } = known ?? readArticle(file, source, config, disk);
    if (known === undefined) disk.memory?.remember(file.file, by, { value: article, diagnostics: found });
    if (article !== undefined) value.push(article);
    diagnostics.push(...found);
  }
  return { value, diagnostics: saidOnce(diagnostics) };
}

function readArticle(
  file: ArticleFile,
  source: Source,
  config: Config,
  disk: Disk,
): Outcome<Article | undefined> {
  const { value: document, diagnostics: found } = readDocument(disk, file, config);
  if (document === undefined) return { value: undefined, diagnostics: found };
  const { value, diagnostics } = understand(document, source, config);
  return { value, diagnostics: [...found, ...diagnostics] };
}

/** Only the first of what is to be said once in a build, however many articles it is true of. */
function saidOnce(found: readonly Diagnostic[]): Diagnostic[] {
  const first = found.findIndex(({ code }) => code === "date-zone-missing");
  return found.filter(({ code }, at) => code !== "date-zone-missing" || at === first);
}
