import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Article, Instant } from "../model.ts";
import { writeInstant } from "./instant.ts";

/** Whether the article is to be seen at `now`; why not is a note. */
export function isDue(
  { state, published, expires, place }: Article,
  now: Instant,
  found: Diagnostic[],
): boolean {
  if (state.kind !== "public") return false;
  if (expires !== undefined && expires <= now) {
    found.push(diagnose("expired", { instant: writeInstant(expires) }, place));
    return false;
  }
  if (published !== undefined && published > now) {
    found.push(diagnose("scheduled", { instant: writeInstant(published) }, place));
    return false;
  }
  return true;
}
