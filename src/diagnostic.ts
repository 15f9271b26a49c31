import { type Catalogue, type Code, catalogue } from "./diagnostic/catalogue.ts";
import type { Place } from "./model.ts";

export { type Code, catalogue, type Severity } from "./diagnostic/catalogue.ts";

/** A mistake, or something worth knowing, as a value: what is wrong, where, and what to do. */
export interface Diagnostic {
  readonly code: Code;
  /** of a feed that is checked: the rule that it breaks */
  readonly rule?: string;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  /** what to do */
  readonly help: string;
  readonly place?: Place;
  /** other places that belong to it */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
}

/** What a stage made, and what it found on the way. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

type Facts<C extends Code> = Parameters<Catalogue[C]["message"]>[0];

/** The diagnostic of the catalogue with these facts. */
export function diagnose<C extends Code>(
  code: C,
  facts: Facts<C>,
  place?: Place,
  related?: Diagnostic["related"],
): Diagnostic {
  const { severity, message, help } = catalogue[code];
  return {
    code,
    severity,
    // The facts fit the code by this function's signature, which an indexed access cannot show.
    message: (message as (facts: Facts<C>) => string)(facts),
    help: (help as (facts: Facts<C>) => string)(facts),
    ...(place && { place }),
    ...(related && { related }),
  };
}

/** What a command should end with: the highest `exit` of what was found. */
export function exitCode(found: readonly Diagnostic[], strict = false): 0 | 1 | 2 | 3 {
  let highest: 0 | 1 | 2 | 3 = 0;
  for (const { code, severity } of found) {
    const exit = catalogue[code].exit ?? (severity === "error" || (strict && severity === "warning") ? 1 : 0);
    if (exit > highest) highest = exit;
  }
  return highest;
}
