import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { digestOf } from "../markup/digest.ts";
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

/** What there is to be done before a body can be shown. */
export interface Showing {
  /** the file that is read for it; absent where none is */
  readonly file?: string;
  /** @returns `undefined` when the entry cannot be shown; `found` says why */
  readonly show: (found: Diagnostic[]) => ShownBody | undefined;
}

/**
 * What is shown of the body: by `unreadBody` where the text need not be read, else by `showBody`. What that made before
 * is taken again while all that it was made of is the same.
 */
export function showingOf(entry: Entry, whole: boolean, others: Others, config: Config, disk: Disk): Showing {
  const { article, link } = entry;
  const { file, place, title, externalLink, details } = article;
  const { summary, language, body } = details;
  const bodied: Bodied = { place, link, title, body, summary, language, externalLink };
  const unread = whole ? undefined : unreadBody(bodied);
  if (unread !== undefined) return { show: () => unread };
  const { memory } = disk;
  const show = (others: Others, found: Diagnostic[]) =>
    showBody(file, bodied, whole, others, config, disk, found);
  if (memory === undefined) return { file, show: (found) => show(others, found) };
  const by = `shown ${digestOf(JSON.stringify([bodied, whole]))}`;
  const before = memory.recall<true, Remembered>(file, by)?.rest();
  if (before?.asked.every(([of, answer]) => answerOf(others, of) === answer)) {
    const again = (found: Diagnostic[]) => {
      found.push(...before.found);
      return before.shown;
    };
    return { show: again };
  }
  const anew = (found: Diagnostic[]) => {
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
    const shown = show(noting, news);
    found.push(...news);
    if (shown !== undefined)
      memory.remember(file, by, { brief: "true", rest: JSON.stringify({ shown, asked, found: news }) });
    return shown;
  };
  return { file, show: anew };
}

const answerOf = (others: Others, of: Question[0]) =>
  JSON.stringify(typeof of === "string" ? { link: others.linkOf(of) } : others.related(of));
