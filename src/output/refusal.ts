import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { reasonOf } from "../disk.ts";

export function failure(code: "output-foreign" | "output-unwritable", path: string, reason = ""): Diagnostic {
  return diagnose(code, { path, reason }, { file: path, line: 1, column: 1 });
}

/** What the system says against the work, as a diagnostic. @param path that it is about */
export function guarded<Value>(
  path: string,
  work: () => Outcome<readonly Value[]>,
): Outcome<readonly Value[]> {
  try {
    return work();
  } catch (error) {
    return refused(path, error);
  }
}

/** The same of an error that was thrown already. @throws what the system did not say */
export function refused<Value>(path: string, error: unknown): Outcome<readonly Value[]> {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  return { value: [], diagnostics: [failure("output-unwritable", path, reasonOf(error))] };
}
