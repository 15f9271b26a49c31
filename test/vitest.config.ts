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
    testTimeout: 60_000,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
