import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import {
  bytesOf,
  counted,
  type Entry,
  type Output,
  type Pieces,
  type Progress,
  textsOf,
  unseen,
} from "../model.ts";
import { checkText } from "./document.ts";
import type { Finding } from "./finding.ts";
import { Proofs } from "./proven.ts";
import { positionOf } from "./tree.ts";

/** Aggregators cut or refuse larger feeds, and every reader loads all of one again and again. */
const mostBytes = 1_000_000;

/** Warnings about feeds of others that no output of ours may raise: whatever an article says, they can be kept. */
const kept = new Set([
  "white-space",
  "xml-doctype",
  "xml-version",
  "xml-characters",
  "namespace-near",
  "value-empty",
  "value-doubtful",
  "element-homeless",
  "atom-id-repeated",
  "link-rel-unknown",
  "link-relative",
  "html-relative",
  "html-active",
  "html-handler",
  "html-address",
  "rss-item-order",
  "rss-guid-missing",
  "rss-enclosures",
  "rss-description-order",
  "rss-said-twice",
  "paging-entry",
  "json-unknown",
  "json-author",
]);

/**
 * Proves that every output is what its format asks for, before any of them may replace a file in `folder`. What
 * breaks a rule names its entry and the file of the article. What lies in its place already was proven.
 * @returns those that break none
 */
export function prove(
  outputs: readonly Output[],
  folder: string,
  entries: readonly Entry[],
  progress: Progress = unseen,
): Outcome<readonly Output[]> {
  const proofs = new Proofs(counts);
  const diagnostics: Diagnostic[] = [];
  const good: Output[] = [];
  for (const output of counted(outputs, "writing feeds", progress)) {
    const breaches = isFeed(output) && output.there === undefined ? proofs.breaches(piecesOf(output)) : [];
    for (const { message, at, rule, entry } of breaches) {
      const file = `${folder}/${output.path}`;
      const shown = entries.find(({ id }) => id === entry?.id);
      const reason = `${message}${entry?.id === undefined ? "" : `, in the entry ${entry.id}`} (${rule.by})`;
      diagnostics.push(
        diagnose(
          "output-invalid",
          { path: file, reason },
          { file, ...positionOf(output.text, at) },
          shown && [{ message: "this article", place: shown.article.place }],
        ),
      );
    }
    if (breaches.length === 0) good.push(output);
  }
  const large = outputs.flatMap((output): Diagnostic[] => {
    if (output.packing !== undefined) return [];
    const bytes = output.there?.bytes ?? bytesOf(textsOf(output));
    const place = { file: `${folder}/${output.path}`, line: 1, column: 1 };
    return bytes > mostBytes ? [diagnose("feed-too-large", { path: place.file, bytes }, place)] : [];
  });
  return { value: good, diagnostics: [...diagnostics, ...large] };
}

const isFeed = ({ mediaType }: Pick<Output, "mediaType">) => /(?:rss\+|atom\+)xml|feed\+json/.test(mediaType);
const piecesOf = (output: Output): Pieces =>
  output.pieces ?? { head: output.text, entries: [], between: "", tail: "" };
const counts = ({ rule }: Finding) => rule.severity === "error" || kept.has(rule.id);

/** The rules of its format that a feed of ours breaks. */
export const breachesOf = (output: Pick<Output, "mediaType" | "text">): Finding[] =>
  isFeed(output) ? checkText(output.text).filter(counts) : [];
