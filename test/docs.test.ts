import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "../src/diagnostic.ts";
import { diagnosticsPage, needlessSamples } from "./diagnostics-page.ts";
import { rulesPage } from "./rules-page.ts";

/**
 * docs/diagnostics.md is made from the catalogue and the golden cases:
 *
 *     UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts docs
 */
const file = path.resolve(import.meta.dirname, "../docs/diagnostics.md");
const updating = process.env.UPDATE_DOCS === "1";

describe("the page of rules", () => {
  test("is what the tables make", () => {
    const at = path.resolve(import.meta.dirname, "../docs/rules.md");
    if (updating) fs.writeFileSync(at, rulesPage());
    expect(fs.readFileSync(at, "utf8"), "if it is old: UPDATE_DOCS=1").toBe(rulesPage());
  });
});

describe("the page of diagnostics", () => {
  test("is what the catalogue and the golden cases make", () => {
    const page = diagnosticsPage();
    if (updating) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, page);
    }
    expect(fs.readFileSync(file, "utf8"), "if it is old: UPDATE_DOCS=1").toBe(page);
    expect(page).not.toContain("undefined");
  });

  test("has every code, in the order of the catalogue", () => {
    const headings = fs.readFileSync(file, "utf8").matchAll(/^### `(.+)`$/gm);
    expect([...headings].map(([, code]) => code)).toEqual(Object.keys(catalogue));
  });

  test("makes up only what no golden case shows", () => expect(needlessSamples()).toEqual([]));
});
