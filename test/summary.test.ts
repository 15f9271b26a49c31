import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBody, withoutTitle } from "../src/markup/body.ts";
import { parseHtml } from "../src/markup/html.ts";
import { leadOf } from "../src/markup/lead.ts";
import { openingBeforeMark, openingOf, openingOfHtml } from "../src/markup/opening.ts";
import { sanitise } from "../src/markup/sanitise.ts";
import { lastWord, sentenceEnds } from "../src/markup/sentence.ts";
import {
  shorten,
  summarise,
  summariseLead,
  summariseMarked,
  summariseOpening,
} from "../src/markup/summary.ts";
import { plainText } from "../src/markup/text.ts";

const of = (html: string, title = "Title", language?: string) => summarise(parseHtml(html), title, language);
const graphemes = (text: string) =>
  [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;

describe("the first real paragraph", () => {
  test.each([
    ["a paragraph", "<p>Words.</p><p>More.</p>", "Words."],
    [
      "inline tags and references",
      "<p>A <b>bold</b> <a href='x'>link</a> &amp; <code>Vec&lt;T&gt;</code>.</p>",
      "A bold link & Vec<T>.",
    ],
    ["white space collapsed", "<p>\n  A\n\tlong   line&nbsp;here.\n</p>", "A long line\u00A0here."],
    ["a line break is a space", "<p>One<br>two</p>", "One two"],
    ["headings passed over", "<h1>Head</h1><h2>Sub</h2><p>Words.</p>", "Words."],
    [
      "pictures and badges passed over",
      "<p><a href='x'><img src='b.svg' alt='build'></a></p><p><img src='x' alt='x'></p><p>Words.</p>",
      "Words.",
    ],
    ["empty paragraphs passed over", "<p></p><p> &nbsp; </p><p>Words.</p>", "Words."],
    ["marks alone passed over", "<p>* * *</p><p>2024</p><p>Words.</p>", "Words."],
    [
      "code, tables and rules passed over",
      "<pre><code>let a</code></pre><table><tr><td>1</td></tr></table><hr><p>Words.</p>",
      "Words.",
    ],
    [
      "lists and quotes passed over",
      "<ul><li>One</li></ul><blockquote><p>Said.</p></blockquote><p>Words.</p>",
      "Words.",
    ],
    [
      "captions passed over",
      "<figure><img src='x'><figcaption>The quay</figcaption></figure><p>Words.</p>",
      "Words.",
    ],
    ["a teaser passed over", "<p>Read more</p><p>Words.</p>", "Words."],
    [
      "a byline passed over",
      "<p>By Ann Lee</p><p>Von Björn Öst</p><p>Words: Ann Lee</p><p>Words.</p>",
      "Words.",
    ],
    ["a credit passed over", "<p>Photo: Ann Lee</p><p>© 2024 Ann Lee</p><p>Words.</p>", "Words."],
    [
      "a date alone passed over",
      "<p>Published: 5 December 2024</p><p>2024-12-05 10:00</p><p>Words.</p>",
      "Words.",
    ],
    ["within divisions", "<div><section><p>Words.</p></section></div>", "Words."],
    ["text without paragraphs", "Words alone.", "Words alone."],
    ["text with tags and without paragraphs", "Words <b>in</b> one.", "Words in one."],
    ["a division without paragraphs", "<div>Words <b>in</b> one.</div>", "Words in one."],
    [
      "a quote where there is nothing else",
      "<h2>Quote</h2><blockquote><p>Said so.</p></blockquote>",
      "Said so.",
    ],
    ["a list where there is nothing else", "<ul><li>One</li><li>Two</li></ul>", "One"],
    [
      "a sentence that begins like a byline",
      "<p>By Monday the ferry had sailed nine times.</p><p>Words.</p>",
      "By Monday the ferry had sailed nine times.",
    ],
    [
      "a sentence that begins with a year",
      "<p>2024 was the year of the whale.</p><p>Words.</p>",
      "2024 was the year of the whale.",
    ],
    ["right to left", "<p>مرحبا بالعالم.</p>", "مرحبا بالعالم."],
  ])("%s", (_, html, expected) => {
    expect(of(html)).toBe(expected);
  });

  test.each([
    ["nothing", ""],
    ["only a picture", "<p><img src='x' alt='x'></p>"],
    ["only a heading", "<h1>Head</h1>"],
    ["only the title", "<p>“The title”</p>"],
  ])("none for %s", (_, html) => {
    expect(of(html, '"the  Title"')).toBeUndefined();
  });
});

describe("what stands before a mark", () => {
  test.each([
    ["more", "<p>One.</p><p>Two.</p><!--more--><p>Three.</p>", "One. Two."],
    ["more, with spaces and in capitals", "<p>One.</p><!-- MORE --><p>Two.</p>", "One."],
    ["truncate", "<p>One.</p><!-- truncate --><p>Two.</p>", "One."],
    ["within a paragraph", "<p>One <!--more--> two.</p><p>Three.</p>", "One"],
    ["another comment is none", "<p>One.</p><!-- moreover --><p>Two.</p>", "One."],
    ["headings left out", "<h2>Head</h2><p>One.</p><!--more--><p>Two.</p>", "One."],
  ])("%s", (_, html, expected) => {
    expect(of(html)).toBe(expected);
  });
});

describe("the length", () => {
  const cut = (text: string, language?: string) => shorten(plainText(text), language);

  test("300 graphemes stay, 301 do not", () => {
    const words = "ab ".repeat(99).trim();
    expect(cut(`${words} abc`)).toBe(`${words} abc`);
    expect(cut(`${words} abc.`)).toBe(`${words}…`);
    expect(cut("a".repeat(300))).toBe("a".repeat(300));
    expect(cut("a".repeat(301))).toBe(`${"a".repeat(300)}…`);
  });

  test("cut at a sentence where enough is left", () => {
    const first =
      "The harbour board met on Monday evening and talked for three hours about the price of ice.";
    expect(cut(`${first} ${"And on it went ".repeat(30)}`)).toBe(first);
  });

  test("cut at a word where the first sentence is too short", () => {
    const text = cut(`No. ${"harbour ".repeat(60)}`);
    expect(text).toMatch(/^No\. (harbour )*harbour…$/);
    expect(graphemes(text)).toBeLessThanOrEqual(301);
  });

  test("no comma, dash or open bracket before the dots", () => {
    const start = "a".repeat(297);
    for (const end of [
      ", and so on and on",
      " – and so on and on",
      " (and so on and on)",
      ": and so on and on",
    ])
      expect(cut(start + end)).toBe(`${start}…`);
  });

  test("never half a character, however it is made", () => {
    for (const one of ["👩‍👩‍👧", "🏳️‍🌈", "🇬🇧", "e\u0301", "👍🏿", "நி"]) {
      const text = cut(one.repeat(400));
      expect(text.replaceAll(one, "")).toBe("…");
      expect(graphemes(text)).toBeLessThanOrEqual(301);
      expect(graphemes(text)).toBeGreaterThanOrEqual(300);
    }
  });

  test("languages that write no spaces", () => {
    const text = cut("私は毎日港まで歩いて行きます".repeat(40), "ja");
    expect(graphemes(text)).toBeLessThanOrEqual(301);
    expect(graphemes(text)).toBeGreaterThan(250);
    const sentence = `${"港の会議は月曜日の夜に開かれた".repeat(7)}。`;
    expect(cut(sentence + "氷の値段について三時間話し合った".repeat(30), "ja")).toBe(sentence);
  });

  test("the same text for whatever the machine speaks", () => {
    const text = "The quay. ".repeat(60);
    expect(cut(text)).toBe(cut(text, "en"));
  });
});

describe("where sentences end and words begin", () => {
  const piece = fc.oneof(
    fc.constantFrom(..." ....!?abZUsÉéß127'\"()[]{}“”‘’–—-,:…£€°\u00A0«»_/@~<`^|%&#$+=*\\"),
    fc.constantFrom("U.S. ", "e.g. ", "3.5", "Mr. ", "Hello ", "the ", "end. ", "No! ", "“What?” "),
    fc.constantFrom(
      "(Yes.) ",
      "... ",
      "?! ",
      "1st",
      "A ",
      "i.e., ",
      "a.m. ",
      "it’s ",
      "— and ",
      ": so ",
      "2024. ",
    ),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(""));
  const language = fc.constantFrom("en", "en-GB", "de", "fr", "tr", "fi", "ja");

  test("is found as the rules of Unicode have it", () => {
    fc.assert(
      fc.property(text, language, (written, tag) => {
        const segmenter = new Intl.Segmenter(tag, { granularity: "sentence" });
        const ends = Array.from(segmenter.segment(written), ({ index, segment }) => ({
          end: index + segment.length,
          space: segment.length - segment.trimEnd().length,
        }));
        expect(sentenceEnds(written, tag)).toEqual(ends.slice(0, -1));
      }),
      { numRuns: 3000 },
    );
  });

  test("the last word too", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "word" });
    let found = 0;
    fc.assert(
      fc.property(text, fc.nat({ max: 60 }), (written, limit) => {
        const word = lastWord(written, limit);
        if (word === undefined || written.length < limit) return;
        found++;
        const segments = [...segmenter.segment(written.slice(0, limit + 1))];
        expect(word).toBe(segments.findLast(({ index }) => index < limit)?.index);
      }),
      { numRuns: 3000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  test.each([
    ["Was? Nein; doch. ", "de"],
    ["What? ; no.", "en"],
    ["Τι; Ναι. Όχι.", "el"],
    ["What; yes. No.", "el"],
    ["何。はい。", "ja"],
  ])("%j in %s", (written, tag) => {
    expect(sentenceEnds(written, tag)).toEqual(tag === "de" ? [{ end: 5, space: 1 }] : undefined);
  });
});

test("the beginning of a long text says the same as the whole, or nothing", () => {
  const words = fc.constantFrom(
    "Tide",
    "the *boats*",
    "[a quay](/quay/)",
    "`ropes`",
    "Pell Point",
    "2024",
    "**gulls**",
  );
  const line = fc.array(words, { minLength: 1, maxLength: 25 }).map((list) => list.join(" "));
  const block = fc.oneof(
    line.map((one) => `${one}.`),
    line.map((one) => `${one}:`),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => list.join("\n")),
    line.map((one) => `## ${one}`),
    line.map((one) => `${one}\n---`),
    line.map((one) => `- ${one}\n- ${one}\n\n  ${one}`),
    line.map((one) => `1. ${one}\n\n       ${one}`),
    line.map((one) => `> ${one}\n\n> ${one}`),
    line.map((one) => `\`\`\`\n${one}\n\n${one}\n\`\`\``),
    line.map((one) => `    ${one}\n\n    ${one}`),
    line.map((one) => `| ${one} | b |\n|---|---|\n| c | d |`),
    line.map((one) => `!!! note "${one}"\n\n    ${one}\n\n    ${one}`),
    line.map((one) => `${one}\n: ${one}\n\n  ${one}`),
    fc.constantFrom("***", "![A picture](/a.png)", "By Ann Lee", "```js", "~~~", "Read more", "[^1]", "$x$"),
  );
  const config = { teasers: [], boilerplate: [] };
  let told = 0;
  const url = "https://a.example/b/" as Parameters<typeof sanitise>[1];
  const clean = (text: string) =>
    sanitise(withoutTitle(parseBody("markdown", text, config).tree, "Title"), url, "link");
  fc.assert(
    fc.property(fc.array(block, { minLength: 40, maxLength: 90 }), (blocks) => {
      const text = `${blocks.join("\n\n")}\n`;
      const lead = leadOf(text);
      const said = lead === undefined ? undefined : summariseLead(clean(lead), "Title", "en");
      if (said === undefined) return;
      told++;
      expect(said).toBe(summarise(clean(text), "Title", "en"));
    }),
    { seed: 20260107, numRuns: 200 },
  );
  expect(told).toBeGreaterThan(50);
});

test("plain paragraphs at the beginning of a text say the same as the parsers, or nothing", () => {
  const piece = fc.constantFrom(
    ...[
      "tide",
      "Été",
      "潮。",
      "👩‍👩‍👧",
      "7",
      " ",
      "  ",
      "\n",
      ". ",
      "...",
      ", ",
      "! ",
      "?",
      "'",
      '"',
      "(",
      ")",
      "+",
      "-",
      ":",
    ],
    ...[
      "&",
      "&amp;",
      "&amp",
      "&#38;",
      "AT&T ",
      "–",
      "*",
      "_",
      "**",
      "[",
      "]",
      "(/a)",
      "<",
      ">",
      "`",
      "#",
      "$",
      "\\",
      "=",
      "~",
    ],
    ...[
      "{",
      "}",
      "|",
      "/",
      "//",
      "@",
      "http://a.example ",
      "mailto:a@b.example ",
      "import ",
      "1. ",
      "[^1]",
      "^[x]",
      "\u00A0",
    ],
    ...[
      " *boat* ",
      " **boat.** ",
      "_boat_",
      "`boat`",
      " `a*b` ",
      " [boat](/a?b=1&l=2) ",
      "![boat](/a.png)",
      "![boat](a.png)",
      "![boat](../a/b.png?c)",
      "![a](b c)",
    ],
    ...[
      "[*a](/b)",
      "*a [b*](/c)",
      "<b>",
      "</b>",
      "<br>",
      "==x==",
      "~~x~~",
      "$x$",
      "[boat](javascript:a)",
      "![a](https://a.1/b)",
    ],
  );
  const words = fc
    .tuple(fc.constantFrom("Tide ", "", "The boats lie at the quay. "), fc.array(piece, { maxLength: 3 }))
    .map(([first, pieces]) => first + pieces.join(""));
  const block = fc.oneof(
    { weight: 4, arbitrary: words },
    words.map((one) => `## ${one}`),
    words.map((one) => `> ${one}`),
    words.map((one) => `- ${one}\n- ${one}`),
    words.map((one) => `\`\`\`js\n${one}\n\`\`\``),
    words.map((one) => `: ${one}`),
    words.map((one) => `    ${one}`),
    words.map((one) => `!!! note "${one}"\n\n    ${one}`),
    words.map((one) => `${one}\n---`),
    fc.constantFrom(
      "Title",
      "Read more",
      "By Ann Lee",
      "***",
      "- - -",
      "```",
      "~~~",
      "a | b\n-|-\n c | d",
      "[a]: /b",
      "<div>",
    ),
  );
  const url = "https://a.example/b/" as Parameters<typeof sanitise>[1];
  const parsed = (text: string) => {
    const { tree } = parseBody("markdown", text, { teasers: [], boilerplate: [] });
    return summarise(sanitise(withoutTitle(tree, "Title"), url), "Title", "en");
  };
  let told = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const text = `\n${blocks.join("\n\n")}\n`;
      const said = summariseOpening(openingOf(text), "Title", "en");
      if (said === undefined) return;
      told++;
      expect(said).toBe(parsed(text));
    }),
    { seed: 20261125, numRuns: 5000 },
  );
  expect(told).toBeGreaterThan(300);
  let toldMarked = 0;
  const blocks = fc.array(block, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      blocks,
      fc.constantFrom("<!--more-->", "<!-- truncate -->"),
      blocks,
      (before, mark, behind) => {
        const text = `\n${[...before, mark, ...behind].join("\n\n")}\n`;
        const opening = openingBeforeMark(text);
        const said = opening && summariseMarked(opening, "Title", "en");
        if (said === undefined) return;
        toldMarked++;
        expect(said, text).toBe(parsed(text));
      },
    ),
    { seed: 20261129, numRuns: 5000 },
  );
  expect(toldMarked).toBeGreaterThan(300);
});

test("plain paragraphs at the beginning of a page say the same as the parsers, or nothing", () => {
  const plain = fc.constantFrom(
    "Tide",
    "Été",
    "潮。",
    "boats at the quay. ",
    " ",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "?",
    "“Ice” ",
    "x > y",
  );
  const words = fc.oneof(
    { weight: 12, arbitrary: plain },
    fc.constantFrom("\n", "&", "&#8217;", "&copy", ":", "[^1]", '"'),
  );
  const inner = fc.array(words, { maxLength: 4 }).map((list) => list.join(""));
  const piece = fc.oneof(
    { weight: 10, arbitrary: words },
    fc
      .tuple(fc.constantFrom("b", "em", "i", "strong", "code", "sup", "span", "u"), inner)
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    fc
      .tuple(
        fc.constantFrom(
          'href="/a/"',
          'href="#a"',
          'href="javascript:a"',
          'class="anchor" href="#"',
          "",
          'href="/a/" title="b"',
        ),
        inner,
      )
      .map(([written, text]) => `<a ${written}>${text}</a>`),
    fc.constantFrom(
      "<br>",
      "<br/>",
      "<b>",
      "</b>",
      "</a>",
      "<i>",
      "</i></b>",
      '<img src="/a.png" alt="Words of a picture">',
      '<img alt="left">',
      "<a href='/b'>",
      "</p>",
      "</>",
      "<B>",
    ),
  );
  const line = fc.array(piece, { maxLength: 5 }).map((list) => list.join(""));
  const start = fc.constantFrom(
    "<p>",
    '<p class="text">',
    '<p class="lang">',
    '<p class="katex">',
    '<p style="x: y">',
    "<p hidden>",
    '<p align="center" >',
  );
  const block = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(start, line).map(([open, text]) => `${open}The boats lie. ${text}</p>`),
    },
    fc.tuple(fc.constantFrom("h1", "h2", "h6"), line).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    fc
      .tuple(fc.constantFrom("ul", "div", "section", "blockquote", "td", "table"), line)
      .map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    line,
    fc.constantFrom(
      "<!--more-->",
      "<!-- a -->",
      "</ more>",
      "<p>Title</p>",
      "<h1>Title</h1>",
      "<p>Read more</p>",
      "<p>By Ann Lee</p>",
      "<pre>a</pre>",
      "<hr>",
      "<body>",
      "[toc]",
      "{{ a }}",
      "<table><tr><p>In it</p>",
      "<script>a</script>",
    ),
  );
  const url = "https://a.example/b/" as Parameters<typeof sanitise>[1];
  let told = 0;
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const text = `\n${blocks.join("\n\n")}\n`;
      const said = summariseOpening(openingOfHtml(text), "Title", "en");
      if (said === undefined) return;
      told++;
      const { tree } = parseBody("html", text, { teasers: [], boilerplate: [] });
      expect(said, text).toBe(summarise(sanitise(withoutTitle(tree, "Title"), url), "Title", "en"));
    }),
    { seed: 20261126, numRuns: 5000 },
  );
  expect(told).toBeGreaterThan(300);
});

test.each([
  ["a frame", '<iFrame src="https://a.example/b"></iFrame>'],
  ["a picture in the text itself", '<img src="DATA:image/png;base64,AA==">'],
])("a page in which something is said of %s is read whole", (_, mark) => {
  const text = "<p>The boats lie at the quay.</p>";
  expect([...openingOfHtml(`${text}\n<p>More.</p>`)]).toEqual(["The boats lie at the quay.", "More."]);
  expect([...openingOfHtml(`${text}\n${mark}`)]).toEqual([]);
});
