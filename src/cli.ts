#!/usr/bin/env node
import module from "node:module";

const [asked, ...more] = process.argv.slice(2);
if ((asked === "--version" || asked === "-v") && more.length === 0) {
  void import("./cli/version.ts").then(({ version }) => process.stdout.write(`${version}\n`));
} else {
  void start();
}

async function start(): Promise<void> {
  // Node 22.8 and newer keep what they compiled for the next start.
  if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
    module.enableCompileCache();
  // There is mostly no next one there that could find it.
  else if (process.env.CI !== "true") (await import("./cli/compiled.ts")).keepCompiled();
  await (await import("./cli/program.ts")).run();
}
