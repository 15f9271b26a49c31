import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { digest } from "../markup/digest.ts";
import type { Config, Entry } from "../model.ts";
import { type Bodied, type Others, type ShownBody, showBody, unreadBody } from "./body.ts";

/** A shown body of before: what was asked of other entries, which may answer otherwise now, and what was found. */
interface Remembered {
  readonly shown: ShownBody;
  readonly asked: readonly Question[];
  readonly found: readonly Diagnostic[];
}

/** Headlines, or a reference; and the answer as JSON. */
type Question = readonly [of: string | readonly string[], answer: string];

/**
 * What is shown of the body: by `unreadBody` where the text need not be read, else by `showBody`. What that made before
 * is taken again while all that it was made of is the same.
 */
export function shownBody(
  entry: Entry,
  whole: boolean,
  others: Others,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): ShownBody | undefined {
  const { article, link } = entry;
  const { file, place, title, details } = article;
  const { summary, language, externalLink, body } = details;
  const bodied: Bodied = {
    ...{ place, link, title, body },
    ...(summary && { summary }),
    ...(language && { language }),
    ...(externalLink && { externalLink }),
  };
  const unread = whole ? undefined : unreadBody(bodied);
  if (unread !== undefined) return unread;
  const { memory } = disk;
  if (memory === undefined) return showBody(file, bodied, whole, others, config, disk, found);
  const by = `shown ${digest(JSON.stringify([bodied, whole]))}`;
  const before = memory.recall<true, Remembered>(file, by)?.rest();
  if (before?.asked.every(([of, answer]) => answerOf(others, of) === answer)) {
    found.push(...before.found);
    return before.shown;
  }
  const asked: Question[] = [];
  const noting: Others = {
    related: (headlines) => {
      asked.push([headlines, answerOf(others, headlines)]);
      return others.related(headlines);
    },
    linkOf: (reference) => {
      asked.push([reference, answerOf(others, reference)]);
      return others.linkOf(reference);
    },
  };
  const news: Diagnostic[] = [];
  const shown = showBody(file, bodied, whole, noting, config, disk, news);
  found.push(...news);
  if (shown !== undefined)
    memory.remember(file, by, { brief: "true", rest: JSON.stringify({ shown, asked, found: news }) });
  return shown;
}

const answerOf = (others: Others, of: Question[0]) =>
  JSON.stringify(typeof of === "string" ? { link: others.linkOf(of) } : others.related(of));
