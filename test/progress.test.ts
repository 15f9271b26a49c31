import { describe, expect, test } from "vitest";
import { barOf } from "../src/cli/progress.ts";
import { counted, type Progress } from "../src/model.ts";

/** A terminal, and what was sent to it. */
function terminal(isTTY = true) {
  const sent: string[] = [];
  const write = (text: string) => sent.push(text) > 0;
  return { sent, stream: { isTTY, columns: 80, write } as unknown as NodeJS.WriteStream };
}

describe("the bar of a build", () => {
  test("is drawn when the build takes longer than a second, and taken away", () => {
    const { sent, stream } = terminal();
    let now = 0;
    const bar = barOf({ format: "text" }, stream, {}, () => now);
    bar?.progress(1, 4, "reading articles");
    now = 999;
    bar?.progress(2, 4, "reading articles");
    expect(sent).toEqual([]);
    now = 1001;
    bar?.progress(3, 4, "reading articles");
    expect(sent.join("")).toContain("75% reading articles, 3 of 4");
    bar?.progress(1, 2, "saving files");
    bar?.stop();
    expect(sent.join("")).toContain("50% saving files, 1 of 2");
    // The whole line is cleared (ECMA-48 EL 2), and lines wrap as they did.
    expect(sent.at(-1)).toBe("\u001b[2K");
    expect(sent.join("")).not.toContain("\u001b[?7");
  });

  test("a quick build sends nothing", () => {
    const { sent, stream } = terminal();
    const bar = barOf({ format: "text" }, stream, {}, () => 0);
    bar?.progress(1, 1, "saving files");
    bar?.stop();
    expect(sent).toEqual([]);
  });

  test.each([
    ["no terminal", { format: "text" }, {}, false],
    ["CI", { format: "text" }, { CI: "true" }, true],
    ["--quiet", { format: "text", quiet: true }, {}, true],
    ["--format json", { format: "json" }, {}, true],
    ["--format github", { format: "github" }, {}, true],
    ["a terminal that cannot", { format: "text" }, { TERM: "dumb" }, true],
  ] as const)("there is none: %s", (_, options, env, isTTY) => {
    expect(barOf(options, terminal(isTTY).stream, env, () => 5000)).toBeUndefined();
    expect(barOf({ format: "text" }, terminal().stream, { CI: "false", TERM: "xterm" })).toBeDefined();
  });
});

test("pieces are counted when they are done", () => {
  const told: string[] = [];
  const progress: Progress = (done, of, work) => told.push(`${work} ${done}/${of}`);
  for (const piece of counted(["a", "b"], "writing feeds", progress)) told.push(piece);
  expect(told).toEqual(["a", "writing feeds 1/2", "b", "writing feeds 2/2"]);
});
