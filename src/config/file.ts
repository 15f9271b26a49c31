import path from "node:path";
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Place } from "../model.ts";

/** What a config file says, and where each of its keys stands. */
export interface ConfigFile {
  readonly settings: unknown;
  /** @param keys that lead to it, the outermost first; in lists, positions from 0 */
  readonly placeOf: (...keys: (string | number)[]) => Place | undefined;
  /**
   * Where in a text something stands, if it can be told.
   * @param offset in UTF-16 units of the text
   */
  readonly placeIn: (offset: number, ...keys: (string | number)[]) => Place | undefined;
}

const usualNames = ["json", "js", "mjs", "ts"].map((ending) => `feedwright.config.${ending}`);

/**
 * Reads the file that `named` says, else the usual one, else the key `feedwright` of package.json.
 * @returns `undefined` when there is none, or it cannot be read; then `found` says why
 */
export async function readConfigFile(
  root: string,
  disk: Disk,
  named: string | undefined,
  found: Diagnostic[],
): Promise<ConfigFile | undefined> {
  const file = named ?? usualNames.find((name) => disk.kind(name) === "file");
  if (file === undefined)
    return disk.kind("package.json") === "file"
      ? readJson(disk, "package.json", ["feedwright"], found)
      : undefined;
  const place = { file, line: 1, column: 1 };
  if (disk.kind(file) !== "file") {
    found.push(diagnose("config-unreadable", { reason: `there is no file ${file}` }, place));
    return undefined;
  }
  if (file.endsWith(".json"))
    return readJson(disk, file, path.basename(file) === "package.json" ? ["feedwright"] : [], found);
  try {
    const { readModule } = await import("./module.ts");
    return {
      settings: await readModule(path.resolve(root, file)),
      placeOf: () => place,
      placeIn: () => place,
    };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    found.push(diagnose("config-unreadable", { reason }, place));
    return undefined;
  }
}

/** The address that package.json gives for the project, if there is one. */
export function homepage(disk: Disk): unknown {
  if (disk.kind("package.json") !== "file") return undefined;
  return valueAt(parsed(textOf(disk, "package.json")), ["homepage"]);
}

const textOf = (disk: Disk, file: string) => new TextDecoder().decode(disk.read(file));

/** What a text says in JSON; `undefined` when it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param keys that lead to it, the outermost first */
function valueAt(written: unknown, [key, ...keys]: readonly string[]): unknown {
  if (key === undefined) return written;
  if (typeof written !== "object" || written === null || !Object.hasOwn(written, key)) return undefined;
  return valueAt((written as Record<string, unknown>)[key], keys);
}

/** @param below the keys that lead to the settings in the file */
function readJson(
  disk: Disk,
  file: string,
  below: readonly string[],
  found: Diagnostic[],
): ConfigFile | undefined {
  const text = textOf(disk, file);
  const written = parsed(text);
  if (written === undefined) {
    found.push(diagnose("config-syntax", ...syntaxError(file, text)));
    return undefined;
  }
  const settings = valueAt(written, below);
  if (settings === undefined) return undefined;
  // Where things stand is asked when something is wrong with them.
  let tree: Node | undefined;
  const nodeAt = (keys: (string | number)[]) => {
    tree ??= parseTree(text);
    return tree && findNodeAtLocation(tree, [...below, ...keys]);
  };
  const placeOf: ConfigFile["placeOf"] = (...keys) => {
    const value = nodeAt(keys);
    const property = (value?.parent?.type === "property" ? value.parent : value) ?? nodeAt([]);
    return placeAt(file, text, property?.offset ?? 0);
  };
  const placeIn: ConfigFile["placeIn"] = (offset, ...keys) => {
    const value = nodeAt(keys);
    return value && placeAt(file, text, value.offset + 1 + lengthInJson(text, value, offset));
  };
  return { settings, placeOf, placeIn };
}

/** Why a text is no JSON, and where. */
function syntaxError(file: string, text: string) {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  const reason = error
    ? printParseErrorCode(error.error)
        .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
        .toLowerCase()
    : "it is empty";
  return [{ reason }, placeAt(file, text, error?.offset ?? 0)] as const;
}

/** How long the first `units` of a text are as they are written between its quotes. */
function lengthInJson(text: string, { offset, length }: Node, units: number): number {
  const written = text.slice(offset + 1, offset + length - 1);
  const characters = written.match(/\\u[0-9a-f]{4}|\\?./gis) ?? [];
  return characters.slice(0, units).join("").length;
}

function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
