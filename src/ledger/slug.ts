import { comparable } from "../markup/text.ts";

/** The name of the file without its date and ending, its folder's for an `index` file. */
export function slugOf(path: string): string {
  const parts = path.replace(/\.[^./]+$/, "").split("/");
  const name = parts.pop() ?? "";
  return comparable(
    (/^index$/i.test(name) ? (parts.pop() ?? name) : name).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ""),
  );
}
