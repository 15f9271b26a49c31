import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// where to leave the figures for the machine that runs the tests
const report = process.env.FEEDWRIGHT_TEST_REPORT;

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../../", import.meta.url)),
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/browser/install.ts"],
    pool: "forks",
    // What commands remember of their builds is not to lie in the cache folder of whoever runs the tests.
    env: { XDG_CACHE_HOME: path.join(tmpdir(), "feedwright-test-cache") },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
