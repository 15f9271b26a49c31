import type { Url } from "../model.ts";
import { webUrl } from "./url.ts";

/** The address of a licence of Creative Commons by its usual name: `CC BY-SA 4.0`, `cc-by-4.0`, `CC0`. */
export function licenseUrl(name: string): Url | undefined {
  const words = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  if (/^cc-?0(-1\.0)?$/.test(words)) return webUrl("https://creativecommons.org/publicdomain/zero/1.0/");
  const [, kind, version] = /^cc-(by(?:-nc)?(?:-(?:sa|nd))?)-([1-4]\.[05])$/.exec(words) ?? [];
  return kind === undefined ? undefined : webUrl(`https://creativecommons.org/licenses/${kind}/${version}/`);
}
