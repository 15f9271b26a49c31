import { isFeed, type Output, type Pieces } from "../model.ts";
import { checkText } from "./document.ts";
import type { Finding } from "./finding.ts";
import { Proofs } from "./proven.ts";
import { positionOf } from "./tree.ts";

/** Something that breaks a rule of its format, and where in the document. */
interface Breach extends Finding {
  readonly position: ReturnType<typeof positionOf>;
}

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

const counts = ({ rule }: Finding) => rule.severity === "error" || kept.has(rule.id);

const piecesOf = (output: Output): Pieces =>
  output.pieces ?? { head: output.text, entries: [], between: "", tail: "" };

/** Finds what is wrong in one feed after the other. */
export function examiner(): (output: Output) => readonly Breach[] {
  const proofs = new Proofs(counts);
  return (output) =>
    proofs
      .breaches(piecesOf(output))
      .map((found) => ({ ...found, position: positionOf(output.text, found.at) }));
}

/** The rules of its format that a feed of ours breaks. */
export const breachesOf = (output: Pick<Output, "mediaType" | "text">): Finding[] =>
  isFeed(output) ? checkText(output.text).filter(counts) : [];
