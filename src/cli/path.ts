import path from "node:path";

/** As the config writes it: relative to the root, with `/`. */
export function fromRoot(root: string, written: string): string {
  return path.relative(root, path.resolve(written)).split(path.sep).join("/") || ".";
}
