import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

/** A file for the figures, where the machine that runs the tests asks for them. */
const report = process.env.FEEDWRIGHT_TEST_REPORT;

export default defineConfig({
  cacheDir: "../node_modules/.vite",
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    exclude: ["readers/**", "browser/**", "bench/**", "golden/**"],
    pool: "forks",
    // What commands remember of their builds is not to lie in the cache folder of whoever runs the tests.
    env: { XDG_CACHE_HOME: path.join(tmpdir(), "feedwright-test-cache") },
    testTimeout: 60_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
