/** Whatever a body holds: what comes out is harmless for more than one parser, and stays as it is when read again. */
import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { realDisk } from "../src/disk.ts";
import { parseBody } from "../src/markup/body.ts";
import { parseHtml } from "../src/markup/html.ts";
import { cleanHtml } from "../src/markup/sanitise.ts";
import { webUrl } from "../src/markup/url.ts";
import { plan } from "../src/output/plan.ts";
import { expectHarmless } from "./meaning.ts";

const article = webUrl("https://example.org/a/x/") ?? expect.fail();
const clean = (html: string, embeds: "link" | "iframe" = "link") =>
  cleanHtml(parseHtml(html), article, embeds);
const cleanMarkdown = (text: string) =>
  cleanHtml(parseBody("markdown", text, { teasers: [], boilerplate: [] }).tree, article);

const safe =
  /^(?:https?:\/\/[^\s"'<>]+|(?:mailto|tel|sms|xmpp|geo|magnet):[^\s"'<>]*|data:image\/(?:png|gif|jpeg|webp|avif);base64,[\w+/=]*)$/;

/** The same of the second parser, which knows nothing of the rules of HTML: it reads the tags as they stand. */
function expectHarmlessTags(html: string): void {
  const found: string[] = [];
  const visit = (nodes: ReturnType<typeof parseDocument>["children"]): void => {
    for (const node of nodes) {
      if (node.type !== "text" && node.type !== "tag") found.push(node.type);
      if (!("attribs" in node)) continue;
      if (
        !/^(?:a|abbr|address|article|aside|audio|b|bdi|bdo|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|picture|pre|q|rp|rt|ruby|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|track|u|ul|var|video|wbr)$/.test(
          node.name,
        )
      )
        found.push(node.name);
      for (const [name, value] of Object.entries(node.attribs)) {
        if (
          /^on|[^a-z]|^(?:style|id|name|srcdoc|action|formaction|target|ping|background|usemap)$/.test(name)
        )
          found.push(name);
        if (/^(?:href|src|cite|poster)$/.test(name) && !safe.test(value)) found.push(`${name}=${value}`);
        if (name === "srcset")
          for (const candidate of value.split(/,\s+/))
            if (!/^https?:\/\/\S+( [\d.]+[wxh])?$/.test(candidate)) found.push(`srcset ${candidate}`);
        if (name === "class" && !/^language-[\w+#.-]+$/.test(value)) found.push(`class=${value}`);
      }
      if ("children" in node) visit(node.children);
    }
  };
  visit(parseDocument(html).children);
  expect(found, html).toEqual([]);
}

function expectClean(html: string, again = clean): void {
  expectHarmless(html);
  expectHarmlessTags(html);
  expect(again(html)).toBe(html);
}

const payload = "<img src=x onerror=alert(1)>";
/** Ways in which a text has become another one between being cleaned and being shown. */
const nasty: readonly string[] = [
  // One parser's foreign content is the other's HTML.
  `<svg></p><style><a id="</style>${payload}">`,
  `<math><mtext><table><mglyph><style><!--</style>${payload}--></style>`,
  `<math><annotation-xml encoding="text/html"><style>${payload}</style></annotation-xml></math>`,
  `<svg><foreignObject><p><style><!--</style><a title="--></style>${payload}">`,
  `<svg><desc><div><svg><style>${payload}`,
  `<math><mi><table><tr><td><malignmark><style>${payload}`,
  `<form><math><mtext></form><form><mglyph><style></math>${payload}`,
  `<svg><title><style><!--</style></title>${payload}`,
  `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
  `<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><text>y</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg onload=alert(1)>#x"/></svg>`,
  `<svg><script>alert(1)</script></svg><svg><set attributeName=onmouseover to=alert(1)>`,
  `<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)">x</mi></math>`,
  // Elements whose content is text for one parser and markup for the other.
  `<noscript><p title="</noscript>${payload}"></noscript>`,
  `<noscript><style></noscript>${payload}</style></noscript>`,
  `<template><script>alert(1)</script>${payload}</template>`,
  `<plaintext>${payload}`,
  `<xmp>${payload}</xmp><listing>${payload}</listing><noembed>${payload}</noembed><noframes>${payload}</noframes>`,
  `<iframe><p title="</iframe>${payload}">`,
  `<textarea><p title="</textarea>${payload}">`,
  `<title><p title="</title>${payload}">`,
  `<select><style></select>${payload}</style>`,
  `<style><style/>${payload}</style>`,
  // Comments and declarations that end where one does not expect it.
  `<!--><img src=x onerror=alert(1)>-->`,
  `<!-- --!>${payload}-->`,
  `<!--->${payload}-->`,
  `<![CDATA[<img src=x onerror=alert(1)>]]>`,
  `<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>`,
  `<?xml-stylesheet href="javascript:alert(1)"?><!ENTITY x "y">${payload}`,
  `<a title="--!>${payload}">x</a>`,
  `<a title="]]>${payload}">x</a>`,
  `<a title='"><script>alert(1)</script>'>x</a>`,
  `<a title="&quot;>&lt;script>alert(1)&lt;/script>">x</a>`,
  "<img alt='`' src='x`onerror=alert(1)//'>",
  // Trees that cannot be written down.
  `<form><div></form><form><input formaction=javascript:alert(1)><button formaction=javascript:alert(1)>x</button>`,
  `<table><a href=/1><tr><td><a href=/2><table><a href=/3>x`,
  `<a href=/1><table><a href=/2>x</a></table></a>`,
  `<b><table><td><b><i><p></b>x</i></table>`,
  `<p><marquee><p>x</marquee><applet><p>y</applet>`,
  `<p><my-card><div>x</div></my-card></p>`,
  `<ul><li><object><li>x</object></ul><dl><dt><my-x><dt>y</dl>`,
  `<h1><center><h2>x</h2></center></h1><nobr><nobr>x</nobr>`,
  `<table><caption><table><td>x</table></caption><col><my-x><tr><td>y`,
  `<td>loose</td><tr><td>row</td></tr><tbody><caption>x</caption>`,
  `<button><p><button><p>x</button></button>`,
  `<ruby><rt><rtc><rp>x</ruby>`,
  `<details><summary><details><summary>x`,
  `<pre>\n\n<code>\n\nx</code></pre><pre><p>x</pre><pre>\n</pre>`,
  `<font color=red><p><font size=7>x</p></font>`,
  `<head><body onload=alert(1)><frameset onload=alert(1)><html onclick=alert(1)>x`,
  // Addresses.
  `<a href="javascript:alert(1)">x</a><a href="JaVa\tScRiPt:alert(1)">x</a><a href="java\nscript:alert(1)">x</a>`,
  `<a href="&#1;javascript:alert(1)">x</a><a href="&#x6A;&#97;vascript&colon;alert(1)">x</a><a href=" javascript:alert(1)">x</a>`,
  `<a href="vbscript:x">x</a><a href="data:text/html,<script>alert(1)</script>">x</a><a href="blob:https://example.org/x">x</a>`,
  `<a href="view-source:javascript:x">x</a><a href="filesystem:https://x/y">x</a><a href="intent://x#Intent;end">x</a>`,
  `<a href="https://user:pass@example.org/">x</a><a href="//evil.example/x">x</a><a href="\\\\evil.example\\x">x</a>`,
  `<a href="https://example.org/&quot;onclick=&quot;alert(1)">x</a><a href='https://example.org/"><script>'>x</a>`,
  `<img src="data:image/svg+xml;base64,PHN2Zz4=">`,
  `<img src="data:image/png;base64,AAAA" srcset="javascript:x 1x, data:text/html,x 2x, /a b 3x">`,
  `<img src="x" lowsrc="javascript:x" dynsrc="javascript:x" longdesc="javascript:x" usemap="#m"><map name=m><area href="javascript:x"></map>`,
  `<video poster="javascript:x" src="javascript:x"><source src="data:text/html,x"><track src="javascript:x"></video>`,
  `<blockquote cite="javascript:x">x</blockquote><q cite="vbscript:x">x</q><ins cite="data:,x">x</ins>`,
  `<img data-src="javascript:alert(1)"><iframe data-src="javascript:alert(1)" title="x"></iframe>`,
  `<noscript><img src="javascript:alert(1)"><iframe src="javascript:alert(1)"></iframe></noscript>`,
  `<lite-youtube videoid='"><script>alert(1)</script>'></lite-youtube>`,
  `<iframe src="https://www.youtube.com/embed/abcdefgh?x=&quot;><script>" title='"><script>alert(1)</script>'></iframe>`,
  `<iframe src="https://www.youtube.com.evil.example/embed/abcdefgh" title="x" srcdoc="<script>alert(1)</script>" onload=alert(1)></iframe>`,
  `<iframe src="https://www.facebook.com/plugins/post.php?href=javascript:alert(1)" title=x></iframe>`,
  `<embed src="javascript:alert(1)"><object data="javascript:alert(1)"><param name=x value=y></object>`,
  // Attributes and elements that act.
  `<base href="https://evil.example/"><a href="x">x</a><meta http-equiv=refresh content="0;url=javascript:x"><link rel=stylesheet href=//evil.example>`,
  `<div style="background:url(javascript:x);width:expression(alert(1));-moz-binding:url(x)" background="javascript:x">x</div>`,
  `<a href=/x ping=//evil.example target=_blank onclick=alert(1) onmouseover=alert(1) autofocus onfocus=alert(1)>x</a>`,
  `<img name=getElementById id=attributes><form name=body><input name=attributes></form><a id=x><a id=x name=y>`,
  `<p onanimationstart=alert(1) style=animation:x contenteditable accesskey=x tabindex=1 popover is=x slot=y part=z>x</p>`,
  `<details ontoggle=alert(1) open>x</details><dialog open>x</dialog><marquee onstart=alert(1)>x</marquee>`,
  `<body/onload=alert(1)><img/src=x/onerror=alert(1)><svg/onload=alert(1)>`,
  `<IMG SRC=x ONERROR=alert(1)><ScRiPt>alert(1)</sCrIpT><script\n>alert(1)</script\n>`,
  `<p lang='"><script>' dir="javascript:x" title="&lt;/p>${payload}">x</p>`,
  `<code class="language-x onclick=alert(1)">x</code><pre class='language-"><script>'><code>x</code></pre>`,
  `<time datetime='"><img onerror=x>'>x</time><td colspan="javascript:x">x</td><ol type='"x'><li value='"y'>z`,
  `<table class="highlight"><td class="code"><pre>${payload}</pre><td class="gutter">1</table>`,
  `<script type="math/tex"></script><img src=x onerror=alert(1)></script><span class=katex><math><annotation encoding="application/x-tex">${payload}</annotation></math></span>`,
  `<math alttext='"><img src=x onerror=alert(1)>'></math><svg aria-label='"><img src=x onerror=alert(1)>'></svg>`,
];

describe("a nasty body", () => {
  test.each(nasty)("%s", (html) => {
    expectClean(clean(html));
    const framed = clean(html, "iframe");
    expect(clean(framed, "iframe")).toBe(framed);
    expectHarmless(framed);
    expectClean(cleanMarkdown(html));
    expectClean(cleanMarkdown(`Words ${html.replace(/\n/g, " ")} and words.`));
  });

  test("the lists are no shorter than they should be", () => expect(nasty.length).toBeGreaterThanOrEqual(82));
});

const seed = 20260102;
const names = [
  "a",
  "b",
  "i",
  "p",
  "div",
  "span",
  "table",
  "tbody",
  "tr",
  "td",
  "caption",
  "col",
  "ul",
  "li",
  "dl",
  "dt",
  "h1",
  "h2",
  "pre",
  "code",
  "svg",
  "math",
  "mtext",
  "mglyph",
  "mi",
  "annotation-xml",
  "foreignObject",
  "desc",
  "title",
  "style",
  "script",
  "noscript",
  "template",
  "textarea",
  "select",
  "option",
  "form",
  "button",
  "iframe",
  "object",
  "marquee",
  "center",
  "font",
  "nobr",
  "my-card",
  "figure",
  "details",
  "summary",
  "ruby",
  "rt",
  "video",
  "source",
  "picture",
  "img",
  "br",
  "hr",
  "blockquote",
  "section",
  "xmp",
  "plaintext",
  "html",
  "body",
  "head",
  "frameset",
  "label",
  "header",
  "menu",
  "strike",
  "tt",
];
const attributes = [
  'href="/x#y"',
  'href="javascript:alert(1)"',
  'src="x"',
  'onerror="alert(1)"',
  'class="katex"',
  'class="language-js gutter"',
  'class="anchor"',
  'class="lazyload"',
  'data-src="y"',
  'style="display:none;text-align:right"',
  'title="--!>]]></p><img src=x onerror=alert(1)>"',
  "title='\"'",
  "id=x",
  "name=y",
  'srcset="a 1x, javascript:x 2x"',
  'encoding="text/html"',
  "hidden",
  'type="math/tex"',
  'aria-label="<b>x</b>"',
  'alttext="a<b"',
  'src="https://www.youtube.com/embed/abcdefgh"',
  "width=1 height=1",
];
const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom(...names), fc.subarray(attributes, { maxLength: 3 }))
      .map(([name, list]) => `<${[name, ...list].join(" ")}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "<!--",
      "-->",
      "--!>",
      "<![CDATA[",
      "]]>",
      "<?x",
      "&lt;",
      "&amp;lt;",
      "&#0;",
      "<",
      ">",
      '"',
      "'",
      "`",
      "\n",
      "\n\n",
      "    ",
      "$x_1$",
      "::: note\n",
      "> [!NOTE]\n",
      "[^1]",
      "{",
      "{% raw %}",
      "```\n",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom("words", " ", "1\n2\n") },
);
const nastyText = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join(""));

test("any tags in any order come out clean, and the same again", () => {
  fc.assert(
    fc.property(nastyText, (html) => expectClean(clean(html))),
    { seed, numRuns: 800 },
  );
}, 60_000);

test("any tags in any order within Markdown come out clean, and the same again", () => {
  fc.assert(
    fc.property(nastyText, (text) => expectClean(cleanMarkdown(text))),
    { seed, numRuns: 400 },
  );
}, 60_000);

test("code comes out as it was written", () => {
  const code = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "<",
          ">",
          "&",
          "&lt;",
          "\t",
          "  ",
          "\n",
          "\n\n",
          "]]>",
          "$x_1$",
          "{{ x }}",
          "<b>",
          "::: x",
        ),
        fc.string({ maxLength: 5 }),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => `x${parts.join("")}`);
  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  fc.assert(
    fc.property(code, (text) => {
      const html = clean(
        `<div class="highlight"><pre class="language-js"><code>${escaped(text)}</code></pre></div>`,
      );
      const shown = html.slice(html.indexOf("<code"), html.indexOf("</code>"));
      const read = parseDocument(`${shown}</code>`)
        .children.flatMap((node) => ("children" in node ? node.children : []))
        .map((node) => ("data" in node ? node.data : ""))
        .join("");
      expect(html).toContain('<pre><code class="language-js">');
      expect(read).toBe(text.replace(/\n+$/, "\n"));
    }),
    { seed, numRuns: 300 },
  );
});

test("a feed of more than a megabyte is said to be too large", async () => {
  const text = (content: string) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Tides",
      items: [{ id: "a", content_text: content }],
    });
  const of = (content: string) => ({
    ...{ path: "feed.json", mediaType: "application/feed+json", text: text(content), entries: 1 },
  });
  const lying = { ...of(""), there: { bytes: 1_000_001, digest: "" } };
  const empty = { ...realDisk("."), kind: () => undefined };
  const found = [of("High water."), of("ä".repeat(500_001)), lying].map((output) =>
    plan(empty, "dist", [output]).diagnostics.map(({ code }) => code),
  );
  expect(found).toEqual([[], ["feed-too-large"], ["feed-too-large"]]);
});
