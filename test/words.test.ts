import fc from "fast-check";
import { expect, test } from "vitest";
import { readArticles } from "../src/articles.ts";
import { configure } from "../src/config.ts";
import { memoryDisk } from "../src/disk.ts";
import { parseBody } from "../src/markup/body.ts";
import { parseHtml, textOf } from "../src/markup/html.ts";
import { inlineToHtml } from "../src/markup/markdown.ts";
import { sanitise } from "../src/markup/sanitise.ts";
import { plainText } from "../src/markup/text.ts";
import { openSource } from "../src/source/open.ts";

const { value: config } = configure({ site: "https://example.org/", title: "Harbour", timeZone: "UTC" });

/** Words and signs that mean nothing in Markdown or HTML, or nearly: with one sign more they would. */
const piece = fc.constantFrom(
  ...["tide", "Été", "e\u0301", "潮", "7", " ", "  ", ".", "...", ",", ";", "!", "?", "'", '"', "(c)", "%"],
  ...["&", "amp", "amp;", "lt;", "AT&T", "–", "—", "--", "-", "«", "’", "*", "[", "]", "(/a)", "<", ">", "`"],
  ...["、", "。", "「潮」", "（", "！", "…", "☂", "☂\uFE0F", "🎉", "👩\u200D👩\u200D👧", "👍🏽"],
  ...["#", "~~", "==", "$", "_", "\\", ":", "/", " http://a.example "],
  ...[
    " *boat* ",
    " _boat_ ",
    "`boat`",
    "~~boat~~",
    " ==boat== ",
    " $x$ ",
    "&lt;",
    "&#38;",
    "[boat](/a)",
    "\\!",
    "<b>",
  ],
);
const line = fc
  .array(piece, { minLength: 1, maxLength: 8 })
  .map((pieces) => `tide ${pieces.join("")}`)
  .filter((text) => text.trim() === text);

test("a title and a summary are what the parsers make of them, also where none is asked", async () => {
  if (config === undefined) throw new Error("no config");
  await fc.assert(
    fc.asyncProperty(line, line, async (heading, summary) => {
      const file = `---\ndate: 2024-05-06\ndescription: ${JSON.stringify(summary)}\n---\n# ${heading}\n\nRain.\n`;
      const disk = memoryDisk(new Map([["articles/rain.md", file]]));
      const { value } = await readArticles(openSource(disk, config).value, config, disk);
      expect(value[0]?.title).toBe(plainText(parseBody("markdown", `# ${heading}\n`, config).heading ?? ""));
      const read = textOf(sanitise(parseHtml(inlineToHtml(summary)), config.site));
      // What stands there without a sign of Markdown is not read as such.
      const isText = !/[*_`[\]<>\\&!~]/.test(summary);
      expect(value[0]?.details.summary).toBe(plainText(isText ? summary : read));
    }),
    { numRuns: 300 },
  );
});
