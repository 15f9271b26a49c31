import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Article, LedgerLine } from "../model.ts";
import type { Fate } from "./record.ts";
import { isAskedAgain } from "./renew.ts";

/** What a build would have to record in the ledger before its readers could rely on it. */
export function frozenBreaches({ there, published }: Fate): Diagnostic[] {
  return [
    ...published.flatMap(({ article, before }) => breachOf(article, before)),
    ...there.flatMap(({ article, line }) =>
      article.state.kind === "withdrawn" && line !== undefined && !line.withdrawn
        ? [diagnose("frozen", { what: "since when it is withdrawn" }, article.place)]
        : [],
    ),
  ];
}

function breachOf(article: Article, line: LedgerLine | undefined): Diagnostic[] {
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
