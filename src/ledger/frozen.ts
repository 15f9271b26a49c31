import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Article } from "../model.ts";
import type { Identified } from "./entry.ts";
import { type Fate, isAskedAgain } from "./record.ts";

/** What a build would have to record in the ledger before its readers could rely on it. */
export function frozenBreaches({ lineOf, published }: Fate): Diagnostic[] {
  return [
    ...published.flatMap(({ entry, line }) => breachOf(entry.article, line)),
    ...[...lineOf].flatMap(([article, line]) =>
      article.state.kind === "withdrawn" && !line.withdrawn
        ? [diagnose("frozen", { what: "since when it is withdrawn" }, article.place)]
        : [],
    ),
  ];
}

function breachOf(article: Article, line: Identified["line"]): Diagnostic[] {
  if (line === undefined) {
    return article.published === undefined
      ? [diagnose("frozen", { what: "its date" }, article.place)]
      : [diagnose("frozen-new", {}, article.place)];
  }
  if (isAskedAgain(article.republish, line))
    return [diagnose("frozen", { what: "when it is shown again" }, article.place)];
  const isChanged = line.digest !== article.digest || line.withdrawn === true;
  return isChanged && article.updated === undefined
    ? [diagnose("frozen", { what: "when it was changed" }, article.place)]
    : [];
}
