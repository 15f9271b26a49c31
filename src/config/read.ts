import { type Diagnostic, diagnose } from "../diagnostic.ts";
import { nearest } from "../markup/nearest.ts";
import type { ConfigFile } from "./file.ts";
import type { Key } from "./key.ts";

/** What an object says under the keys of a table; what it should not say is reported. */
export function readKeys(
  written: object,
  keys: Readonly<Record<string, Key<unknown>>>,
  placeOf: ConfigFile["placeOf"],
  prefix: string,
  found: Diagnostic[],
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written) as [string, unknown][]) {
    if (value === undefined) continue;
    const known = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (known === undefined) {
      const names = Object.keys(keys);
      const facts = { key: prefix + name, nearest: nearest(name, names, 3), known: names.join(", ") };
      found.push(diagnose("config-key", facts, placeOf(name)));
      continue;
    }
    const meant = known.read(value);
    if (meant !== undefined) read[name] = meant;
    else {
      const facts = { key: prefix + name, written: shown(value), must: known.must };
      found.push(diagnose("config-value", facts, placeOf(name)));
    }
  }
  return read;
}

export const shown = (written: unknown) => JSON.stringify(written)?.slice(0, 80) ?? String(written);
