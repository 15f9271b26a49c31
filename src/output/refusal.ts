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
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return { value: [], diagnostics: [failure("output-unwritable", path, reasonOf(error))] };
  }
}
