import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { counted, type Entry, isFeed, type Output, type Progress, unseen } from "../model.ts";

/**
 * Proves that every output is what its format asks for, before any of them may replace a file in `folder`. What
 * breaks a rule names its entry and the file of the article. What lies in its place already was proven.
 * @returns those that break none
 */
export async function prove(
  outputs: readonly Output[],
  folder: string,
  entries: readonly Entry[],
  progress: Progress = unseen,
): Promise<Outcome<readonly Output[]>> {
  const isFresh = (output: Output) => isFeed(output) && output.there === undefined;
  // All that knows the rules is loaded only where there is something to prove.
  const breachesIn = outputs.some(isFresh) ? (await import("./breaches.ts")).examiner() : () => [];
  const diagnostics: Diagnostic[] = [];
  const good: Output[] = [];
  for (const output of counted(outputs, "writing feeds", progress)) {
    const breaches = isFresh(output) ? breachesIn(output) : [];
    for (const { message, position, rule, entry } of breaches) {
      const file = `${folder}/${output.path}`;
      const shown = entries.find(({ id }) => id === entry?.id);
      const reason = `${message}${entry?.id === undefined ? "" : `, in the entry ${entry.id}`} (${rule.by})`;
      diagnostics.push(
        diagnose(
          "output-invalid",
          { path: file, reason },
          { file, ...position },
          shown && [{ message: "this article", place: shown.article.place }],
        ),
      );
    }
    if (breaches.length === 0) good.push(output);
  }
  return { value: good, diagnostics };
}
