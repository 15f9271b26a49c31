import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { configKeys } from "../src/config/keys.ts";
import { surroundings } from "./surroundings.ts";

/** What the README shows is done here, in its order, in one folder: files are written, commands run, programs run. */
const repository = path.resolve(import.meta.dirname, "..");
const pageOf = (file: string) => fs.readFileSync(path.join(repository, file), "utf8");
const readme = pageOf("README.md");
const configPage = pageOf("docs/config.md");

interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly part: string | undefined;
  readonly exit: number;
  readonly text: string;
}

const blocksIn = (page: string): Block[] =>
  [...page.matchAll(/^```(\w+)([^\n]*)\n(.*?)^```$/gms)].map(([, language = "", info = "", text = ""]) => ({
    language,
    file: /file=(\S+)/.exec(info)?.[1],
    part: /part=(\S+)/.exec(info)?.[1],
    exit: Number(/exit=(\d)/.exec(info)?.[1] ?? 0),
    text,
  }));
const blocks = blocksIn(readme);
const configs = blocksIn(configPage);
/** The lines of tables below a heading, without the first. */
const rowsBelow = (heading: string) =>
  (readme.split(`## ${heading}`)[1]?.split("\n## ")[0] ?? "").match(/^\| (?!what \||key \|).*$/gm) ?? [];

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-readme-"));
  fs.mkdirSync(path.join(folder, "node_modules"));
  fs.symlinkSync(repository, path.join(folder, "node_modules/feedwright"), "dir");
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What a command prints, as one sees it on a terminal. */
function run(
  command: string,
  args: readonly string[],
  cwd = folder,
): { readonly status: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...surroundings, NO_COLOR: "1" },
  });
  return { status, text: stderr + stdout };
}

const cli = path.join(repository, "lib/cli.cjs");

describe("the README", () => {
  test("has the two commands at its top, and they are scripts", () => {
    const [first] = blocks;
    expect(first?.text).toContain("npm ci && npm run build ");
    expect(first?.text).toContain("npm ci && npm test ");
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(["build", "test"]));
    expect(fs.readFileSync(path.join(repository, ".ci/run"), "utf8")).toContain("npm ci && npm test");
  });

  test("shows what articles/ becomes", () => {
    const out = path.join(folder, "newsroom");
    const now = ["--now", "2026-11-22T12:00:00Z"];
    const { text } = run(process.execPath, [cli, "--root", repository, "--out", out, ...now], repository);
    const table = blocks.find(({ file }) => file === "newsroom")?.text ?? "none";
    expect(
      text
        .replace(/^\S*newsroom\//gm, "dist/")
        .replace(/^articles.*\n/gm, "")
        .trim(),
    ).toBe(table.trim());
    const part = blocks.find((block) => block.part !== undefined);
    expect(fs.readFileSync(path.join(out, path.basename(part?.part ?? "")), "utf8")).toContain(part?.text);
  });

  test("with its page on the config names every key, and none that is not", () => {
    const rows = [...configPage.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = ""]) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(rows.sort()).toEqual(Object.keys(configKeys).sort());
  });

  test.each([
    ["What may an article look like?", "docs/articles.md"],
    ["What can be configured?", "docs/config.md"],
  ])("%s: the lines used most, as %s has them", (heading, page) => {
    const rows = rowsBelow(heading);
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(pageOf(page).split("\n")).toContain(row);
    expect(readme).toContain(`[${page}](${page})`);
  });

  const steps = blocks.filter(
    ({ language, file }) => (file !== undefined && file !== "newsroom") || /^(console|js)$/.test(language),
  );
  test("has steps to try", () => {
    expect(steps.map(({ language }) => language)).toEqual([
      "md",
      "text",
      "console",
      "md",
      "console",
      "md",
      "console",
      "json",
      "js",
      "js",
    ]);
  });

  test.each(steps.map((step, at) => [`${at + 1}: ${step.language} ${step.file ?? ""}`, step] as const))(
    "step %s",
    (_, step) => {
      if (step.file !== undefined) {
        const target = path.join(folder, step.file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        fs.writeFileSync(target, step.text);
        expect(target.startsWith(folder)).toBe(true);
      } else if (step.language === "console") {
        const [command = "", ...shown] = step.text.split("\n");
        const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, plain]) => quoted ?? plain ?? "",
        );
        expect(args.slice(0, 2)).toEqual(["$", "feedwright"]);
        const { status, text } = run(process.execPath, [cli, ...args.slice(2)]);
        expect(text).toBe(shown.join("\n"));
        expect(status).toBe(step.exit);
      } else {
        fs.writeFileSync(path.join(folder, "program.mjs"), step.text);
        const { status, text } = run(process.execPath, ["program.mjs"]);
        expect(text.trim()).toBe(blocks[blocks.indexOf(step) + 1]?.text.trim());
        expect(status).toBe(0);
      }
    },
  );

  test("every config that its page on it shows is one", () => {
    expect(configs.map(({ language }) => language)).toEqual(["json", "json", "json"]);
    for (const { text } of configs) {
      fs.writeFileSync(path.join(folder, "shown.json"), text);
      expect(run(process.execPath, [cli, "check", "--config", "shown.json"]).text).not.toContain("[config-");
    }
  });

  test("has the config of a podcast, which lacks nothing that directories ask for", () => {
    const config = configs.find(({ text }) => text.includes('"podcast"'))?.text ?? "none";
    fs.writeFileSync(path.join(folder, "podcast.json"), config);
    fs.mkdirSync(path.join(folder, "public"), { recursive: true });
    fs.copyFileSync(
      path.join(repository, "articles/podcast/cover.png"),
      path.join(folder, "public", path.basename(JSON.parse(config).podcast.image)),
    );
    const { text } = run(process.execPath, [cli, "check", "--config", "podcast.json"]);
    expect(text).toContain("articles of 3 files");
    expect(text).not.toMatch(/\[(?:config|podcast|media)-/);
  });

  test("and the config that it shows is one", () => {
    const { status, text } = run(process.execPath, [cli, "check", "--lenient"]);
    expect([status, text]).toEqual([0, expect.stringContaining("3 articles of 3 files (1 new), 0 errors")]);
  });
});
