import { type EntryId, type Instant, instant, type LedgerLine } from "../model.ts";

/**
 * The line of an article that is published: the one of before where that says all of it.
 * @param own what every line says
 * @param republish with what word its author asks that it be shown again
 */
export function renewed(
  own: LedgerLine,
  atom: EntryId | undefined,
  republish: string | undefined,
  now: Instant,
  line?: LedgerLine,
): LedgerLine {
  if (line === undefined && atom === undefined && republish === undefined) return own;
  if (line !== undefined && says(line, own, atom, republish)) return line;
  const { published } = own;
  const latest = instant(Math.max(published, line?.latest ?? line?.published ?? published));
  return {
    ...own,
    ...(latest > published && { latest }),
    ...againOf(republish, now, line),
    ...(line?.past && { past: line.past }),
    ...(line?.in && { in: line.in }),
    ...(line?.archived && { archived: line.archived }),
    ...(atom && { atom }),
    ...(line?.more && { more: line.more }),
  };
}

const says = (line: LedgerLine, own: LedgerLine, atom: EntryId | undefined, republish: string | undefined) =>
  line.digest === own.digest &&
  line.updated === own.updated &&
  line.published === own.published &&
  line.first === own.first &&
  line.path === own.path &&
  line.link === own.link &&
  line.title === own.title &&
  line.id === own.id &&
  line.atom === atom &&
  line.asked === republish &&
  line.gone === undefined &&
  line.withdrawn === undefined &&
  (line.latest === undefined || line.latest > line.published);

/** Whether a build is asked to show an article again that was published before. */
export const isAskedAgain = (republish: string | undefined, line: LedgerLine): boolean =>
  republish !== undefined && republish !== line.asked;

/** When it was last shown again: now, where its author asks it with a word that was not obeyed yet. */
function againOf(
  republish: string | undefined,
  now: Instant,
  line?: LedgerLine,
): Pick<LedgerLine, "again" | "asked"> {
  const again = line !== undefined && isAskedAgain(republish, line) ? now : line?.again;
  return { ...(again !== undefined && { again }), ...(republish !== undefined && { asked: republish }) };
}
