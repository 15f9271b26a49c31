import module from "node:module";
import path from "node:path";
import v8 from "node:v8";
import vm from "node:vm";
import { crc32 } from "node:zlib";
import { CompiledParts } from "../disk/compiled.ts";

/** Where the parts of this program lie. */
const folder = import.meta.dirname + path.sep;

/** How Node compiles the text of a module and runs it. */
interface Loader {
  _compile(this: NodeJS.Module, text: string, file: string): unknown;
}

/**
 * Keeps what V8 makes of this program's parts for the next start, as Node 22.8 and newer do by themselves: to compile
 * them takes a fifth of a small build.
 */
export function keepCompiled(): void {
  setFlags();
  const kept = new CompiledParts(v8.cachedDataVersionTag());
  const scripts: { readonly part: string; readonly text: number; readonly script: vm.Script }[] = [];
  let isNew = false;
  const loader = module.prototype as unknown as Loader;
  const compile = loader._compile;
  loader._compile = function (text, file) {
    // What was kept no longer knows how to import a module whose name is computed.
    if (!file.startsWith(folder) || text.includes("import(")) return compile.call(this, text, file);
    const part = file.slice(folder.length);
    const sum = crc32(text);
    const cachedData = kept.made(part, sum);
    const script = new vm.Script(module.wrap(text), { filename: file, ...(cachedData && { cachedData }) });
    scripts.push({ part, text: sum, script });
    // What is refused for other flags, as late parts of large builds are, is good for others.
    isNew ||= cachedData === undefined;
    const run: (...given: unknown[]) => unknown = script.runInThisContext();
    const require = (asked: string) => this.require(asked);
    return run.call(this.exports, this.exports, require, this, file, path.dirname(file));
  };
  process.once("exit", () => {
    if (!isNew) return;
    setFlags();
    const compiled = scripts.map(({ script, ...one }) => ({ ...one, made: script.createCachedData() }));
    kept.keep(compiled, folder);
  });
}

/** V8 takes what was kept only with the flags with which it was made; builds want the first, and may set others (memo.ts). */
function setFlags(): void {
  v8.setFlagsFromString("--semi-space-growth-factor=1");
  v8.setFlagsFromString("--heap-growing-percent=0");
}
