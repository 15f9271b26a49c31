import type { Colors } from "picocolors/types.js";

import type { Diagnostic } from "../diagnostic.ts";
import type { ForeignEntry } from "../model.ts";
import { type Manner, reportFound } from "./report.ts";
import { visible } from "./visible.ts";
import { widthOf } from "./width.ts";

/** A change as `check/compare.ts` finds it. */
export interface ReportedChange {
  readonly kind: "again" | "new" | "updated" | "moved" | "gone";
  readonly entry: ForeignEntry;
  readonly before?: ForeignEntry;
  readonly what?: readonly string[];
  readonly older?: boolean;
}

export interface ReportedDiff {
  readonly files: readonly string[];
  readonly against: string;
  readonly changes: readonly ReportedChange[];
  readonly unchanged: number;
}

/** In columns. */
const widestTitle = 48;

/** What `diff` says: on standard output what subscribers will see, on standard error what was found on the way. */
export function reportChanges(
  found: readonly Diagnostic[],
  feeds: readonly ReportedDiff[],
  manner: Manner,
): { readonly out: string; readonly err: string } {
  const { format, exit, nameOf, quiet, colors } = manner;
  const named = feeds.map((feed) => ({
    ...feed,
    files: feed.files.map(nameOf),
    against:
      feed.against === feed.files[0]
        ? "the last build"
        : /^https?:|^the ledger$/.test(feed.against)
          ? feed.against
          : nameOf(feed.against),
  }));
  if (format === "json") return { out: json(found, named, exit), err: "" };
  const { out, err } = reportFound(found, manner);
  if (format === "github")
    return {
      out: out + named.map((feed) => `::notice title=${feed.files[0] ?? ""}::${sumOf(feed)}\n`).join(""),
      err,
    };
  if (quiet) return { out, err };
  return { out: named.map((feed) => block(feed, colors.out)).join("\n"), err: err === "" ? "" : `${err}\n` };
}

function json(found: readonly Diagnostic[], feeds: readonly ReportedDiff[], exit: number): string {
  const told = feeds.map(({ files, against, changes, unchanged }) => ({
    files,
    against,
    changes: changes.map(({ kind, entry, before, what, older }) => ({
      change: kind,
      ...(what && { what }),
      ...(older !== undefined && { older }),
      entry: dated(entry),
      ...(before && { before: dated(before) }),
    })),
    unchanged,
  }));
  return `${JSON.stringify({ version: 1, exit, diagnostics: found, feeds: told }, undefined, 2)}\n`;
}

const iso = (at: number | undefined) =>
  at === undefined ? undefined : new Date(at).toISOString().replace(".000Z", "Z");
const dated = (entry: ForeignEntry) => ({
  ...entry,
  ...(entry.published !== undefined && { published: iso(entry.published) }),
  ...(entry.updated !== undefined && { updated: iso(entry.updated) }),
});

/** `1 new, 2 updated, 47 unchanged` */
export function sumOf({ changes, unchanged }: Pick<ReportedDiff, "changes" | "unchanged">): string {
  const number = (kind: string, older = false) =>
    changes.filter((one) => one.kind === kind && (one.older ?? false) === older).length;
  const kinds = (["again", "new", "updated", "moved", "gone"] as const).map(
    (kind) => [number(kind), words[kind]] as const,
  );
  return [...kinds, [number("gone", true), "making room"] as const, [unchanged, "unchanged"] as const]
    .filter(([many], at) => many > 0 || at === 6)
    .map(([many, word]) => `${many} ${word}`)
    .join(", ");
}

const words = { again: "shown again", new: "new", updated: "updated", moved: "moved in time", gone: "gone" };

function block(feed: ReportedDiff, colors: Colors): string {
  const paint = {
    again: colors.red,
    new: colors.green,
    updated: colors.cyan,
    moved: colors.yellow,
    gone: colors.dim,
  };
  const rows = feed.changes
    .filter(({ older }) => older !== true)
    .map((change) => {
      const { kind, entry } = change;
      const title = cut(visible(entry.title ?? entry.link ?? entry.id ?? ""), widestTitle);
      return {
        kind,
        day: iso(entry.published ?? entry.updated)?.slice(0, 10) ?? "",
        title,
        detail: visible(detailOf(change)),
      };
    });
  const widest = Math.max(0, ...rows.map(({ title }) => widthOf(title)));
  const lines = rows.map(({ kind, day, title, detail }) => {
    const gap = " ".repeat(widest - widthOf(title));
    return `  ${paint[kind](kind.padEnd(7))}  ${day.padEnd(10)}  ${title}${gap}  ${colors.dim(detail)}`.trimEnd();
  });
  const head = `${colors.bold(feed.files.map(visible).join(", "))}${colors.dim(`  against ${visible(feed.against)}`)}`;
  return `${[head, ...lines, `  ${sumOf(feed)}`].join("\n")}\n`;
}

function detailOf({ kind, entry, before, what }: ReportedChange): string {
  if (kind === "again")
    return before?.id === undefined ? "was in the feed long ago" : `known as ${before.id}, now ${entry.id}`;
  if (kind === "moved") return `was ${iso(before?.published)}`;
  if (kind === "updated") return what?.length ? what.join(", ") : "nothing that the feed shows";
  return kind === "gone" ? "" : (entry.link ?? "");
}

function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)) {
    if (widthOf(kept + segment) >= columns) break;
    kept += segment;
  }
  return `${kept}…`;
}
