import { plainText } from "../markup/text.ts";
import type { PlainText } from "../model.ts";

/** A key of the config: what it must be, in words, and how its value is read; `undefined` when it is not that. */
export interface Key<Value> {
  readonly must: string;
  readonly read: (written: unknown) => Value | undefined;
}

export const key = <Value>(must: string, read: (written: unknown) => Value | undefined): Key<Value> => ({
  must,
  read,
});

export const isText = (written: unknown): written is string =>
  typeof written === "string" && written.trim() !== "";
export const isList = (written: unknown): written is string[] =>
  Array.isArray(written) && written.every(isText);
export const text = (written: unknown): PlainText | undefined =>
  isText(written) ? plainText(written) || undefined : undefined;
export const yesNo = key("true or false", (written) => (typeof written === "boolean" ? written : undefined));
