// Makes lib/ of src/: declarations by TypeScript, the program by esbuild, in parts that are loaded when they are needed.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build, transform } from "esbuild";
import { notices } from "./notices.js";

const root = path.resolve(import.meta.dirname, "..");
const lib = path.join(root, "lib");
fs.rmSync(lib, { recursive: true, force: true });
const typescript = path.join(root, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [typescript, "-p", "src"], { cwd: root, stdio: "inherit" });
if (status !== 0) process.exit(1);

const node = {
  platform: "node",
  target: "node20.19",
  // Letters, marks and digits are known there, if not those of the newest Unicode; else each look would make an expression anew.
  supported: { "regexp-unicode-property-escapes": true },
};

/** What packages do once for each article and nobody needs: where in their code, and what is put in behind it. */
const mends = {
  // Each front matter is looked up among those that were read without options, by its whole text; with options nothing
  // is taken from there. Of ten thousand articles that is a twentieth of the time.
  "gray-matter/index.js": ["const cached =", "!options &&"],
  // Options are copied four times to fill in what is missing.
  "gray-matter/lib/defaults.js": [
    "module.exports = function(options) {",
    "if (options?.delimiters?.length === 2 && options.language && options.engines) return options;",
  ],
  // What was given is made bytes, and hidden from those who list what was made of it.
  "gray-matter/lib/to-file.js": [
    "utils.define(file, 'orig',",
    "typeof file.content === 'string' ? undefined :",
  ],
  "gray-matter/lib/utils.js": ["exports.define = function(obj, key, val) {", "obj[key] = val; return;"],
  // A table for keys is made before it is seen whether a list or a mapping in brackets begins: a twelfth of all that is
  // soon forgotten.
  "js-yaml/lib/loader.js": [
    "function readFlowCollection (state, nodeIndent) {",
    'if (!"[{".includes(state.input.charAt(state.position))) return false',
  ],
};

const exactly = (file) => new RegExp(`^${file.replace(/[^\w]/g, "\\$&")}$`);

/** Code of packages that loads, and that nothing here ever calls, or has already. */
const unused = {
  name: "unused",
  setup({ onEnd, onLoad, onResolve }) {
    const nothing = (args) => ({ path: args.path, namespace: "nothing" });
    // `feed` writes documents with it; our class has other methods for that (src/library.ts).
    onResolve({ filter: /^xml-js$/ }, nothing);
    // `commander` runs subcommands that are programs of their own with it.
    onResolve({ filter: /^node:child_process$/ }, nothing);
    onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "module.exports = {};" }));
    // `music-metadata` tells its developers what it does, and loads all that knows terminals to do so.
    onResolve({ filter: /^debug$/ }, ({ path: name }) => ({ path: name, namespace: "silent" }));
    onLoad({ filter: /.*/, namespace: "silent" }, () => ({
      contents: "export default () => Object.assign(() => {}, { enabled: false });",
    }));
    // `music-metadata` and what it reads with open files themselves, for which Node loads much; they get bytes from us.
    onResolve({ filter: /^(?:music-metadata|strtok3)$/ }, ({ path: name }) => ({
      path: path.join(root, "node_modules", name, "lib/core.js"),
      sideEffects: false,
    }));
    // `js-yaml` writes YAML with it.
    onResolve({ filter: /^\.\/lib\/dumper$/ }, nothing);
    // `hast-util-sanitize` takes it where Node has none of its own.
    onResolve({ filter: /^@ungap\/structured-clone$/ }, ({ path: name }) => ({
      path: name,
      namespace: "native",
    }));
    onLoad({ filter: /.*/, namespace: "native" }, () => ({ contents: "export default structuredClone;" }));
    // `markdown-it` brings an older one, and with it another table of all names.
    onResolve({ filter: /^entities$/ }, ({ importer }) =>
      /[\\/]markdown-it[\\/]dist[\\/]/.test(importer)
        ? { path: path.join(root, "node_modules/entities/dist/index.js") }
        : undefined,
    );
    const left = new Set(Object.keys(mends));
    for (const [file, [before, more]] of Object.entries(mends)) {
      const loaded = path.join(root, "node_modules", file);
      onLoad({ filter: exactly(loaded) }, () => {
        left.delete(file);
        return { contents: mended(loaded, before, more) };
      });
    }
    onEnd(() => ({
      errors: [...left].map((file) => ({ text: `${file} is mended, but no part of the program` })),
    }));
    onLoad({ filter: /[\\/]package\.json$/ }, ({ path: file }) => {
      const { version } = JSON.parse(fs.readFileSync(file, "utf8"));
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/** A package's file with something more behind this. */
function mended(file, before, more) {
  const contents = fs.readFileSync(file, "utf8");
  const [one, two, ...others] = contents.split(before);
  if (two === undefined || others.length > 0)
    throw new Error(`${path.relative(root, file)} does not say ${before} once`);
  return `${one}${before} ${more}${two}`;
}

/**
 * The same in ASCII, which V8 keeps in half of the memory and compiles sooner. Only patterns are left to be escaped;
 * what says its characters as they are written cannot be.
 */
function ascii(code) {
  const raw = /\\[\u0080-\uffff]|String\.raw`[^`]*[\u0080-\uffff]/.exec(code);
  if (raw !== null) throw new Error(`this would mean something else if it was escaped: ${raw[0]}`);
  return code.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * What waits until it is called, and its functions: `node:crypto` takes as long to load as all that a build with nothing
 * to do needs, few texts and dates of a site ask for what only a parser understands, and few configs are wrong.
 */
const waiting = {
  entities: ["decodeHTMLStrict", "decodeXML", "escapeUTF8"],
  "fastest-levenshtein": ["distance"],
  "get-east-asian-width": ["eastAsianWidth"],
  "hast-util-from-parse5": ["fromParse5"],
  "hast-util-to-html": ["toHtml"],
  "jsonc-parser": ["findNodeAtLocation", "parseTree", "printParseErrorCode"],
  "node:crypto": ["createHash", "hash", "randomBytes"],
  parse5: ["parse", "parseFragment"],
  picomatch: ["default"],
  "src/article/pattern.ts": ["readByPattern"],
  "src/markup/markdown.ts": ["inlineToHtml", "markdownToHtml"],
  "src/source/toml.ts": ["parseToml"],
};
const partOf = (name) => path.basename(name, ".ts");

const late = {
  name: "late",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /.*/, namespace: "late" }, ({ path: name }) => ({ path: name, external: true }));
    onResolve({ filter: /^waiting:/ }, ({ path: name }) => ({ path: name.slice(8), namespace: "waiting" }));
    // No more of a package than that.
    onLoad({ filter: /.*/, namespace: "waiting" }, ({ path: name }) => ({
      contents: `export { ${waiting[name].join()} } from "${name.startsWith("src/") ? `./${name}` : name}";`,
      resolveDir: root,
    }));
    onResolve({ filter: /.*/ }, ({ path: written, importer, kind }) => {
      if (kind !== "import-statement" || !importer.startsWith(path.join(root, "src"))) return undefined;
      const file = path.resolve(path.dirname(importer), written);
      const name = written.startsWith(".") ? path.relative(root, file) : written;
      return name in waiting ? { path: name, namespace: "late" } : undefined;
    });
    onLoad({ filter: /.*/, namespace: "late" }, ({ path: name }) => {
      const part = name.startsWith("node:") ? name : `./${partOf(name)}.cjs`;
      const functions = waiting[name].map((key, at) => {
        const [one, load] = [`one${at}`, `require("${part}").${key}`];
        return `let ${one} = (...given) => (${one} = ${load})(...given); export { ${one} as ${key} };`;
      });
      return { contents: functions.join("\n") };
    });
  },
};

// In CommonJS: Node loads dozens of parts in half the time that it takes for as many modules, and begins without what
// modules need.
const { outputFiles, metafile } = await build({
  ...node,
  absWorkingDir: root,
  entryPoints: {
    ...{ cli: "src/cli.ts", library: "src/index.ts", worker: "src/worker.ts" },
    ...Object.fromEntries(
      Object.keys(waiting).flatMap((name) =>
        name.startsWith("node:") ? [] : [[`parts/${partOf(name)}`, `waiting:${name}`]],
      ),
    ),
  },
  define: { "import.meta.dirname": "__dirname" },
  outdir: "lib",
  outExtension: { ".js": ".cjs" },
  chunkNames: "parts/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  mainFields: ["module", "main"],
  // Loaded where they stand: by few sites, and by builds that take long.
  external: ["jiti", "cli-progress"],
  // `gray-matter` gets engines from us, and would bring another js-yaml for those that it has, and ours a second time.
  alias: { "js-yaml": path.join(root, "node_modules/js-yaml/index.js") },
  plugins: [unused, late],
  legalComments: "none",
  metafile: true,
  write: false,
  logLevel: "warning",
});

// Every build begins with these, so they lie in one file: to look for some twenty takes as long as to compile them.
const first = partsOf("src/cli/program.ts", "src/cli/build.ts");
// Who asks for the version gets no more, and what keeps compiled parts is there before them.
for (const part of partsOf("src/cli/version.ts", "src/cli/compiled.ts")) first.delete(part);
const firstParts = [];

for (const { path: file, text } of outputFiles) {
  // What a program imports by a name that it computes stays an import.
  const loaded = text
    .replace(/\bimport\("(\.[^"]+)"\)/g, 'Promise.resolve().then(() => require("$1"))')
    .replaceAll("createRequire(import.meta.url)", "createRequire(__filename)");
  const { code } = await transform(loaded, {
    ...node,
    format: "cjs",
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: "error",
  });
  const isFirst = first.has(path.basename(file));
  const folder = path.dirname(file) === lib ? "./parts" : ".";
  const firstOf = isFirst ? "__part" : `require("${folder}/first.cjs")`;
  const joined = ascii(code)
    .replace(/\brequire\("\.\/(?:parts\/)?([^"]+)"\)/g, (whole, name) =>
      first.has(name) ? `${firstOf}("${name}")` : whole,
    )
    // Nobody asks for more of them; esbuild has every property copied, of Node's own modules in each part anew.
    .replace(/\bmodule\.exports=__toCommonJS\((\w+)\)/, "module.exports=$1")
    .replace(/\b__toESM\((require\("node:[\w/]+"\))\)/g, "{__proto__:$1,default:$1}");
  if (isFirst && joined.includes("import("))
    throw new Error(
      `${file} imports a module by a computed name: let a part of its own do so (src/config/module.ts)`,
    );
  // In parentheses V8 compiles a function at once, not twice.
  if (isFirst) firstParts.push(`"${path.basename(file)}":(function(exports,module){${joined}})`);
  else write(file, joined);
}
write(
  path.join(lib, "parts/first.cjs"),
  `const parts={${firstParts.join(",\n")}},made={};module.exports=__part;
function __part(name){let one=made[name];if(!one){one=made[name]={exports:{}};parts[name](one.exports,one)}return one.exports}`,
);
fs.chmodSync(path.join(lib, "cli.cjs"), 0o755);

const [library] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint === "src/index.ts");
write(path.join(lib, "index.js"), `export { ${library.exports.join(", ")} } from "./library.cjs";\n`);
write(path.join(lib, "THIRD-PARTY.txt"), notices(root, metafile));

/** The names of the parts in which these files are, and of those that they import. */
function partsOf(...files) {
  const found = new Set();
  const add = (output) => {
    if (found.has(path.basename(output))) return;
    found.add(path.basename(output));
    for (const { path: imported, kind } of metafile.outputs[output].imports)
      if (kind === "import-statement" && imported in metafile.outputs) add(imported);
  };
  for (const [output, { entryPoint = "" }] of Object.entries(metafile.outputs))
    if (files.includes(entryPoint)) add(output);
  return found;
}

function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
