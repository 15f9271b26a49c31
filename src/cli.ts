#!/usr/bin/env node
import module from "node:module";

// Node 22.8 and newer keep what they compiled for the next start.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
  module.enableCompileCache();

const [asked, ...more] = process.argv.slice(2);
if ((asked === "--version" || asked === "-v") && more.length === 0) {
  void import("./cli/version.ts").then(({ version }) => process.stdout.write(`${version}\n`));
} else {
  void import("./cli/program.ts").then(({ run }) => run());
}
