import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Output } from "../model.ts";
import { atomBreaches } from "./atom.ts";
import { jsonBreaches } from "./json.ts";
import { rssBreaches } from "./rss.ts";
import { type Breach, type Node, parseXml } from "./tree.ts";

/** Proves that every output is what its format asks for, before any of them may replace a file in `folder`. */
export function prove(outputs: readonly Output[], folder: string): Outcome<readonly Output[]> {
  const diagnostics = outputs.flatMap((output): Diagnostic[] =>
    breachesOf(output).map(({ message, line }) =>
      diagnose(
        "output-invalid",
        { path: `${folder}/${output.path}`, reason: message },
        {
          file: `${folder}/${output.path}`,
          line,
          column: 1,
        },
      ),
    ),
  );
  return { value: outputs, diagnostics };
}

/** The rules of its format that a feed breaks. */
export function breachesOf({ mediaType, text }: Pick<Output, "mediaType" | "text">): Breach[] {
  if (mediaType === "application/feed+json") return jsonBreaches(text);
  if (!/xml$/.test(mediaType)) return [];
  const parsed = parseXml(text);
  if (!isNode(parsed)) return [parsed];
  return mediaType === "application/rss+xml" ? rssBreaches(parsed) : atomBreaches(parsed);
}

const isNode = (parsed: Node | Breach): parsed is Node => "children" in parsed;
