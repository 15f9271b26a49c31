import type { LedgerLine } from "../model.ts";
import type { Known } from "./known.ts";

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/**
 * Of the lines that no article is, those whose articles are really no longer there. A file that is there and broken
 * keeps its line, also when it was moved under the same name, and so does one in a folder that may not be looked into.
 */
export function vanishedLines(
  left: readonly LedgerLine[],
  { articles, files, closed }: Pick<Known, "articles" | "files" | "closed">,
): LedgerLine[] {
  if (left.length === 0) return [];
  const understood = new Set(articles.map(({ path }) => path));
  const broken = files.filter((path) => !understood.has(path));
  const paths = new Set(broken);
  const known = new Set(left.map(({ path }) => path));
  const moved = new Set(broken.filter((path) => !known.has(path)).map(nameOf));
  return left.filter(
    ({ path, gone }) =>
      gone === undefined &&
      !paths.has(path) &&
      !moved.has(nameOf(path)) &&
      !closed.some((folder) => path.startsWith(`${folder}/`)),
  );
}
