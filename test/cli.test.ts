import { execFile, execFileSync, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import module from "node:module";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { surroundings } from "./surroundings.ts";

/** The compiled command: `npm test` compiles before it tests. */
const cli = path.resolve(import.meta.dirname, "../lib/cli.cjs");
let root = "";

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-"));
});
afterEach(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

function put(file: string, text: string): string {
  const target = path.join(root, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
  return target;
}

function feedwright(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...surroundings, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const site = ["--site", "https://example.org", "--title", "Example"];
const dated = "---\ntitle: One\ndate: 2024-01-02T10:00:00Z\n---\nThe first article.\n";

describe("feedwright build", () => {
  test("makes three feeds of a folder, and says so", () => {
    put("articles/one.md", dated);
    const { status, stdout, stderr } = feedwright(...site);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^dist\/rss\.xml +1 entry +[\d.]+ k?B +new\ndist\/atom\.xml .*\ndist\/feed\.json .*\nnew beside them: feed\.css, index\.html, feeds\.html, feeds\.opml, _headers\n1 article of 1 file \(1 new\), 0 errors, 0 warnings\n$/,
    );
    expect(fs.readdirSync(path.join(root, "dist")).sort()).toEqual([
      ".feedwright.json",
      "_headers",
      "atom.xml",
      "feed.css",
      "feed.json",
      "feeds.html",
      "feeds.opml",
      "index.html",
      "rss.xml",
    ]);
  });

  test.each([
    [900, 1],
    [1100, 4],
  ])("of %i articles has %i MB for what is soon forgotten", (articles, expected) => {
    for (let at = 0; at < articles; at++) put(`articles/${at}.md`, dated.replace("One", `Number ${at}`));
    const before = put(
      "before.cjs",
      `process.on("exit", () => {
  const young = require("node:v8").getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  console.log((young.space_used_size + young.space_available_size) / 2 ** 20);
});`,
    );
    const run = spawnSync(process.execPath, ["--require", before, cli, ...site, "--quiet"], {
      ...{ cwd: root, encoding: "utf8" },
      env: surroundings,
    });
    expect([run.status, Math.round(Number(run.stdout))]).toEqual([0, expected]);
  });

  test("touches no file whose bytes did not change, and leaves nothing beside them", () => {
    put("articles/one.md", dated);
    feedwright(...site);
    const long = new Date("2020-01-01T00:00:00Z");
    for (const name of fs.readdirSync(path.join(root, "dist")))
      fs.utimesSync(path.join(root, "dist", name), long, long);
    expect(feedwright(...site).stdout).toContain("unchanged");
    for (const name of fs.readdirSync(path.join(root, "dist"))) {
      expect(fs.statSync(path.join(root, "dist", name)).mtime, name).toEqual(long);
    }
  });

  test("holds a broken article back, names its place, and builds the others", () => {
    put("articles/one.md", dated);
    put("articles/two.md", "---\ntitle: Two\ndate: 2024-02-30\n---\nNo such day.\n");
    const { status, stderr } = feedwright(...site);
    expect(status).toBe(1);
    expect(stderr).toContain(
      "articles/two.md:3:7: error: `date: 2024-02-30` is a day or time that does not exist [date-impossible]",
    );
    expect(stderr).toContain("  3 | date: 2024-02-30\n    |       ^\n  help: ");
    expect(read("dist/rss.xml")).toContain("<title>One</title>");
    expect(read("dist/rss.xml")).not.toContain("<title>Two</title>");
    expect(feedwright(...site, "--lenient").status).toBe(0);
  });

  test("a pipe that is closed early is no mistake, and the work is done", async () => {
    put("articles/one.md", dated);
    const child = spawn(process.execPath, [cli, ...site, "--format", "json"], { cwd: root });
    child.stdout.destroy();
    let said = "";
    child.stderr.on("data", (part) => {
      said += part;
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect([status, said]).toEqual([0, ""]);
    expect(read("dist/rss.xml")).toContain("<title>One</title>");
  });

  test("warnings fail with --strict alone", () => {
    put("articles/one.md", "---\ntitle: One\n---\nNo date.\n");
    expect(feedwright("check", ...site, "--strict").status).toBe(1);
    expect(feedwright(...site).status).toBe(0);
    // From then on the ledger has the date.
    expect(feedwright(...site, "--strict").status).toBe(0);
  });

  test("an undated article takes the date of --now, else of SOURCE_DATE_EPOCH", () => {
    put("articles/one.md", "---\ntitle: One\n---\nNo date.\n");
    feedwright(...site, "--now", "2024-05-06T07:08:09Z");
    expect(read("dist/atom.xml")).toContain("<published>2024-05-06T07:08:09Z</published>");
    fs.rmSync(path.join(root, "articles/.published.jsonl"));
    fs.rmSync(path.join(root, "dist"), { recursive: true });
    execFileSync(process.execPath, [cli, ...site], {
      cwd: root,
      env: { SOURCE_DATE_EPOCH: "86400" },
      stdio: "ignore",
    });
    expect(read("dist/atom.xml")).toContain("<published>1970-01-02T00:00:00Z</published>");
    expect(feedwright(...site, "--now", "soon").status).toBe(2);
  });

  test("names files from where one stands", () => {
    put("blog/articles/two.md", "---\ntitle: [1]\n---\n");
    put("elsewhere/posts/three.md", dated);
    expect(feedwright("build", "--root", "blog", ...site).stderr).toContain(
      "blog/articles/two.md:2:8: error: ",
    );
    expect(fs.existsSync(path.join(root, "blog/dist/rss.xml"))).toBe(true);
    expect(feedwright("--articles", "elsewhere/posts", "--out", "public/feeds", ...site).status).toBe(0);
    expect(read("public/feeds/rss.xml")).toContain("https://example.org/three/");
  });

  test("removes what it made and no longer makes, and nothing else", () => {
    put("articles/one.md", dated);
    put("dist/index.html", "mine");
    feedwright(...site);
    put("feedwright.config.json", '{ "formats": ["rss"] }');
    expect(feedwright(...site).stdout).toMatch(/dist\/atom\.xml .*removed/);
    expect(fs.readdirSync(path.join(root, "dist")).sort()).toEqual([
      ".feedwright.json",
      "_headers",
      "feed.css",
      "feeds.html",
      "feeds.opml",
      "index.html",
      "rss.xml",
    ]);
  });

  test("overwrites no feed that another wrote", () => {
    put("articles/one.md", dated);
    put("dist/atom.xml", "theirs");
    const { status, stderr } = feedwright(...site);
    expect(status).toBe(3);
    expect(stderr).toContain("dist/atom.xml is there already");
    expect(read("dist/atom.xml")).toBe("theirs");
    expect(fs.readdirSync(path.join(root, "dist"))).toEqual(["atom.xml"]);
  });

  test("an out folder that is a file: exit 3, in words", () => {
    put("articles/one.md", dated);
    put("dist", "a file");
    const { status, stderr } = feedwright(...site);
    expect([status, stderr]).toEqual([3, expect.stringContaining("[output-unwritable]")]);
    expect(read("dist")).toBe("a file");
  });
});

describe("what a small build does without", () => {
  test("time zone data and segmenters, which take long to load", () => {
    const newsroom = path.resolve(import.meta.dirname, "..");
    for (const name of ["articles", "package.json"])
      fs.cpSync(path.join(newsroom, name), path.join(root, name), { recursive: true });
    const before = put(
      "before.cjs",
      `for (const name of ["DateTimeFormat", "Segmenter"])
  Intl[name] = class { constructor() { throw new Error(name + " was made"); } };`,
    );
    const run = spawnSync(process.execPath, ["--require", before, cli, "--quiet", "--now", "2026-11-01"], {
      cwd: root,
      encoding: "utf8",
      env: surroundings,
    });
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(read("dist/rss.xml")).toContain("<item>");
  });

  test.each(["Asia/Tokyo", "America/New_York", "nowhere", ""])("the time zone of a machine in %j", (TZ) => {
    put("articles/one.md", dated.replace("2024-01-02T10:00:00Z", "2024-01-02 10:00"));
    put("articles/two.md", dated.replace("2024-01-02T10:00:00Z", "1880-07-04"));
    put("feedwright.config.json", '{ "timeZone": "America/New_York" }');
    const run = spawnSync(process.execPath, [cli, ...site], {
      cwd: root,
      env: { ...surroundings, ...(TZ && { TZ }) },
    });
    expect(run.status).toBe(0);
    expect(read("dist/atom.xml")).toContain("<published>2024-01-02T15:00:00Z</published>");
    expect(read("dist/atom.xml")).toContain("<published>1880-07-04T04:56:02Z</published>");
  });

  test.each([
    ["--version", 0],
    ["--help", 9],
  ])("%s: what every build begins with", (word, expected) => {
    const before = put(
      "before.cjs",
      `process.on("exit", () => {
  if (Object.keys(require.cache).some((file) => file.endsWith("first.cjs"))) process.exitCode = 9;
});`,
    );
    const { status } = spawnSync(process.execPath, ["--require", before, cli, word], { cwd: root });
    expect(status).toBe(expected);
  });

  test("what was compiled of another program, or is damaged", () => {
    const lib = path.join(root, "lib");
    fs.cpSync(path.dirname(cli), lib, { recursive: true });
    const caches = path.join(root, "caches");
    const env = { ...surroundings, XDG_CACHE_HOME: caches };
    const help = () => {
      const copy = path.join(lib, "cli.cjs");
      const { stdout, stderr } = spawnSync(process.execPath, [copy, "--help"], { env, encoding: "utf8" });
      expect(stderr).toBe("");
      return stdout;
    };
    const expected = feedwright("--help").stdout;
    expect(help()).toBe(expected);
    const names = fs.existsSync(caches) ? fs.readdirSync(path.join(caches, "feedwright")) : [];
    const kept = names.map((name) => path.join(caches, "feedwright", name)).join();
    // Newer versions of Node keep it themselves, elsewhere.
    expect(kept === "").toBe("enableCompileCache" in module);
    expect(help()).toBe(expected);
    const whole = kept === "" ? Buffer.alloc(0) : fs.readFileSync(kept);
    for (const share of [0, 0.001, 0.3, 0.6, 0.9]) {
      const at = Math.floor(whole.length * share);
      const damaged = Buffer.from(whole);
      damaged.fill(0xff, at, at + 40);
      if (kept !== "") fs.writeFileSync(kept, damaged);
      expect(help(), `damaged at ${share}`).toBe(expected);
      if (kept !== "") fs.writeFileSync(kept, whole.subarray(0, at));
      expect(help(), `cut off at ${share}`).toBe(expected);
    }
    const places = Buffer.from(whole.toString("latin1").replace(/"length":\d/g, '"length":9'), "latin1");
    if (kept !== "") fs.writeFileSync(kept, places);
    expect(help(), "other places").toBe(expected);
    // As long as before.
    const part = path.join(lib, "parts/first.cjs");
    fs.writeFileSync(part, fs.readFileSync(part, "utf8").replaceAll("write the feeds", "WRITE THE FEEDS"));
    expect(help()).toBe(expected.replace("write the feeds", "WRITE THE FEEDS"));
    expect(help()).toContain("WRITE THE FEEDS");
  });

  test("compiling again what a build compiled before", () => {
    for (let at = 0; at < 120; at++)
      put(`articles/${at}.md`, dated.replace("One", `Number ${at}\ntags: [tag-${at}]`));
    put("articles/late.md", dated.replace("2024", "2023").replace("The first", "<b>The</b> last &amp; only"));
    put(
      "feedwright.config.json",
      '{ "site": "https://example.org", "title": "Example", "limit": 130, "feeds": [{ "name": "main" }, { "each": "tag" }] }',
    );
    const before = put(
      "before.cjs",
      `const vm = require("node:vm");
const scripts = [];
vm.Script = class extends vm.Script { constructor(...given) { super(...given); scripts.push(this.cachedDataRejected); } };
process.on("exit", () => process.stdout.write(JSON.stringify(scripts)));`,
    );
    const caches = path.join(root, "caches");
    const build = () => {
      const { status, stdout } = spawnSync(
        process.execPath,
        ["--require", before, cli, "--quiet", "--no-memo"],
        { cwd: root, encoding: "utf8", env: { ...surroundings, XDG_CACHE_HOME: caches } },
      );
      expect(status).toBe(0);
      const folder = path.join(caches, "feedwright");
      const kept = fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
      const scripts: (boolean | null)[] = JSON.parse(stdout);
      return { scripts, numbers: kept.map((file) => fs.statSync(file).ino) };
    };
    const first = build();
    const isOurs = !("enableCompileCache" in module);
    expect([first.scripts.length > 10, first.numbers.length]).toEqual(isOurs ? [true, 1] : [false, 0]);
    // While so many entries are shown other flags are set, with which V8 refuses the parts that the last one needs.
    const second = build();
    expect(second.scripts.includes(true)).toBe(isOurs);
    expect(second.numbers).toEqual(first.numbers);
    fs.rmSync(path.join(root, "dist"), { recursive: true });
    put("feedwright.config.json", read("feedwright.config.json").replace("130", "9"));
    put("articles/late.md", read("articles/late.md").replace("2023", "2025"));
    const { scripts } = build();
    expect(scripts).toEqual(scripts.map(() => false));
    expect(scripts).toHaveLength(first.scripts.length);
  });

  test("a home of its account", () => {
    put("articles/one.md", dated);
    const before = put(
      "before.cjs",
      'require("node:os").homedir = () => { throw new Error("uv_os_homedir returned ENOENT"); };',
    );
    const run = spawnSync(process.execPath, ["--require", before, cli, ...site], {
      ...{ cwd: root, encoding: "utf8" },
      env: { PATH: process.env.PATH },
    });
    const note = "note: what this build made cannot be remembered: a file is in the way [memo-unwritable]";
    expect([run.status, run.stderr.trim()]).toEqual([0, note]);
    expect(read("dist/rss.xml")).toContain("<item>");
  });

  test("characters beyond ASCII in its own text", () => {
    const lib = path.dirname(cli);
    const files = fs.readdirSync(lib, { recursive: true, encoding: "utf8" });
    const parts = files.filter((file) => /\.c?js$/.test(file));
    expect(parts.length).toBeGreaterThan(40);
    expect(
      parts.filter((file) => /[^\p{ASCII}]/u.test(fs.readFileSync(path.join(lib, file), "utf8"))),
    ).toEqual([]);
  });
});

describe("feedwright adopt and diff", () => {
  const old = `<rss version="2.0"><channel><title>Old</title><link>https://example.org/</link>
    <item><title>One</title><link>https://example.org/one.html</link><guid isPermaLink="false">https://example.org/?p=1</guid><pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate></item>
    </channel></rss>`;

  test("after adopt the old id is in every feed, and diff says that nothing is shown again", () => {
    put("articles/one.md", dated);
    put("old.xml", old);
    const before = feedwright("diff", "--against", "old.xml", ...site);
    expect([before.status, before.stderr]).toEqual([1, expect.stringContaining("[shown-again]")]);
    expect(feedwright("adopt", "old.xml", ...site)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^articles\/\.published\.jsonl {3}written\n1 id taken over: 1 by the path/,
      ),
    });
    expect(feedwright("adopt", "old.xml", ...site).stdout).toContain("unchanged");
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
    const after = feedwright("diff", "--against", "old.xml", "--html", "what.html", ...site);
    expect([after.status, after.stdout]).toEqual([0, expect.stringContaining("1 updated, 0 unchanged")]);
    expect(read("what.html")).toContain("<h1");
    feedwright(...site);
    for (const file of ["rss.xml", "atom.xml", "feed.json"])
      expect(read(`dist/${file}`), file).toContain("https://example.org/?p=1");
    expect(JSON.parse(feedwright("diff", "--format", "json", ...site).stdout)).toMatchObject({
      exit: 0,
      feeds: [{ changes: [], unchanged: 1 }],
    });
  });

  test("a feed that cannot be read: nothing is written", () => {
    put("articles/one.md", dated);
    put("page.html", "<!doctype html><html><body>404</body></html>");
    expect(feedwright("adopt", "none.xml", ...site).status).toBe(2);
    const { status, stderr } = feedwright("adopt", "page.html", ...site);
    expect([status, stderr]).toEqual([3, expect.stringContaining("it is a web page")]);
    expect(fs.existsSync(path.join(root, "articles/.published.jsonl"))).toBe(false);
  });

  test("addresses inside of a network are asked only where that is said; all pages of WordPress are read", async () => {
    put("articles/one.md", dated);
    put("articles/two.md", dated.replace("One", "Two"));
    const page = (id: string, link: string, title: string) =>
      `<rss version="2.0"><channel><title>Old</title><link>https://example.org/</link><generator>https://wordpress.org/?v=6.5</generator><item><title>${title}</title><link>https://example.org/${link}/</link><guid isPermaLink="false">https://example.org/?p=${id}</guid></item></channel></rss>`;
    const server = http.createServer((request, response) => {
      const paged = new URL(request.url ?? "/", "http://x").searchParams.get("paged");
      if (paged !== null && paged !== "2") response.writeHead(404).end();
      else response.end(paged === null ? page("2", "two", "Two") : page("1", "one", "One"));
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const port = (server.address() as AddressInfo).port;
    const run = (...args: string[]) =>
      new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
        const all = [cli, "adopt", `http://127.0.0.1:${port}/feed/`, ...args, ...site];
        const child = execFile(process.execPath, all, { cwd: root }, (_, stdout, stderr) =>
          resolve({ status: child.exitCode, stdout, stderr }),
        );
      });
    try {
      expect(await run()).toMatchObject({ status: 2, stderr: expect.stringContaining("[fetch-private]") });
      expect(await run("--allow-private")).toMatchObject({
        status: 0,
        stdout: expect.stringContaining("2 ids taken over: 2 by address"),
      });
    } finally {
      server.close();
    }
    expect(read("articles/.published.jsonl")).toContain('"id":"https://example.org/?p=1"');
  });
});

describe("wrong usage and config: exit 2, nothing written", () => {
  beforeEach(() => {
    put("articles/one.md", dated);
  });
  afterEach(() => {
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
  });

  test("no site", () => {
    const { status, stderr } = feedwright();
    expect([status, stderr]).toEqual([2, expect.stringContaining("--site https://example.org/")]);
  });

  test("no such option: the nearest is named", () => {
    const { status, stderr } = feedwright("--stie", "https://example.org");
    expect([status, stderr]).toEqual([2, expect.stringContaining("--site")]);
  });

  test("no such command", () => {
    expect(feedwright("bild").status).toBe(2);
  });

  test("help and --help are the same, of a command too", () => {
    expect(feedwright("help")).toEqual(feedwright("--help"));
    expect(feedwright("help", "diff")).toEqual(feedwright("diff", "--help"));
    expect(feedwright("help")).toMatchObject({ status: 0, stderr: "" });
  });

  test("a feed that is not there was never there", () => {
    put("articles/one.md", dated);
    expect(feedwright("adopt", "none.xml", ...site)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("none.xml cannot be read: there is no such file"),
    });
  });

  test("a value that cannot be", () => {
    expect(feedwright("--site", "example.org").stderr).toContain(
      "`--site` must be an absolute http or https address",
    );
    expect(feedwright(...site, "--format", "yaml").status).toBe(2);
    expect(feedwright(...site, "--articles", "nowhere")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no folder `nowhere`"),
    });
    expect(feedwright(...site, "--config", "none.json")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("none.json"),
    });
  });

  test("a config with an unknown key, a wrong value, or wrong grammar: each at its place", () => {
    put("feedwright.config.json", '{\n  "site": "https://example.org/",\n  "tilte": "x",\n  "limit": 0\n}\n');
    const { status, stderr } = feedwright();
    expect(status).toBe(2);
    expect(stderr).toContain(
      "feedwright.config.json:3:3: error: the config has no key `tilte`; did you mean `title`?",
    );
    expect(stderr).toContain(
      "feedwright.config.json:4:3: error: `limit` must be a whole number from 1, not 0",
    );
    put("feedwright.config.json", '{\n  "site": "https://example.org/",\n}\n');
    expect(feedwright().stderr).toContain("feedwright.config.json:3:1: error: the config is not JSON");
  });
});

describe("where the config may stand", () => {
  const config = '{ site: "https://config.example/", title: "From config" }';
  test.each([
    [
      "package.json",
      '{ "name": "x", "feedwright": { "site": "https://config.example/", "title": "From config" } }',
    ],
    ["feedwright.config.json", '{ "site": "https://config.example/", "title": "From config" }'],
    ["feedwright.config.mjs", `export default ${config};`],
    [
      "feedwright.config.ts",
      `const config: { site: string; title: string } = ${config};\nexport default config;`,
    ],
  ])("%s", (file, text) => {
    put("articles/one.md", dated);
    put(file, text);
    expect(feedwright()).toMatchObject({ status: 0, stderr: "" });
    expect(read("dist/rss.xml")).toContain("<title>From config</title>");
    feedwright("--title", "From here");
    expect(read("dist/rss.xml")).toContain("<title>From here</title>");
  });

  test("package.json's homepage is the site where nothing else says", () => {
    put("articles/one.md", dated);
    put("package.json", '{ "homepage": "https://home.example" }');
    expect(feedwright().status).toBe(0);
    expect(read("dist/rss.xml")).toContain("<link>https://home.example/one/</link>");
  });
});

describe("what it says", () => {
  test("check writes nothing, and tells what a build would do", () => {
    put("articles/one.md", dated);
    const { status, stdout } = feedwright("check", ...site);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/dist\/rss\.xml .* {2}would be new\n/)]);
    expect(stdout).toContain("would be new beside them: feed.css");
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
    put("articles/two.md", "---\ntitle: [x]\n---\n");
    expect(feedwright("check", ...site).status).toBe(1);
  });

  test.each([
    [
      "articles/one.md",
      /^articles\/one\.md is in the feeds, as number 1 of 1: published 2024-01-02T10:00:00Z, https:\/\/example\.org\/one\/\.\n$/,
    ],
    ["articles/draft.md", /is in no feed: a draft; remove `draft` /],
    ["articles/later.md", /is in no feed: scheduled until 2999-01-01T00:00:00Z; build again then\./],
    ["articles/broken.md", /is in no feed: `title` must be text, not a list \(line 2\); write one line/],
    ["articles/old.md", /is in no feed: 1 articles? (is|are) newer, and the feeds show 1 /],
    ["articles/_index.md", /is in no feed: `_index` is the page of a folder\./],
    ["articles/README.md", /is in no feed: `index` and `README` at the top /],
    ["articles/pages/about.md", /is in no feed: it lies in articles\/pages, and a pattern under `ignore` /],
    ["articles/.hidden.md", /is in no feed: names that begin with `\.` /],
    ["articles/guide.rst", /is in no feed: its ending is not read; \.md, /],
    ["articles/picture.png", /is in no feed: it is no article by its name \(\.md, /],
    ["articles/bundle/notes.txt", /is in no feed: it lies beside an `index` file/],
    [
      "articles/_layouts/post.html",
      /is in no feed: it lies in articles\/_layouts, and site generators keep /,
    ],
    ["articles/gone.md", /is in no feed: expired: in no feed since|is in no feed: expired since /],
    ["articles/hidden.md", /is in no feed: unlisted; remove /],
    ["articles/withdrawn.md", /is in no feed: withdrawn; remove /],
    [
      "articles/twin.md",
      /is in no feed: `https:\/\/example\.org\/one\/` is the address of `articles\/one\.md` too/,
    ],
    ["articles/open.md", /is in no feed: the front matter is not closed \(line 1\); end it /],
    ["elsewhere.md", /is in no feed: it does not lie below articles/],
  ])("--why %s", (file, sentence) => {
    put("articles/one.md", dated);
    put("articles/old.md", dated.replace("2024", "2023"));
    put("articles/draft.md", "---\ntitle: Draft\ndraft: true\n---\n");
    put("articles/later.md", "---\ntitle: Later\ndate: 2999-01-01T00:00:00Z\n---\n");
    put("articles/broken.md", "---\ntitle: [x]\n---\n");
    put("articles/_index.md", "Section");
    put("articles/README.md", "Read me");
    put("articles/pages/about.md", "About");
    put("articles/.hidden.md", "Hidden");
    put("articles/guide.rst", "Guide");
    put("articles/picture.png", "PNG");
    put("articles/bundle/index.md", dated.replace("2024", "2022"));
    put("articles/bundle/notes.txt", "Notes");
    put("articles/_layouts/post.html", "Layout");
    put("articles/gone.md", "---\ntitle: Gone\ndate: 2023-01-01\nexpires: 2023-02-01\n---\n");
    put("articles/hidden.md", "---\ntitle: Hidden\nunlisted: true\n---\n");
    put("articles/withdrawn.md", "---\ntitle: Withdrawn\nwithdrawn: true\n---\n");
    put("articles/twin.md", "---\ntitle: Twin\ndate: 2025-01-02\nslug: one\n---\n");
    put("articles/open.md", "---\ntitle: Open\n");
    put("elsewhere.md", "Not here");
    put("feedwright.config.json", '{ "limit": 1, "ignore": ["pages"] }');
    const { status, stdout, stderr } = feedwright("check", "--why", file, ...site);
    expect(stdout).toMatch(sentence);
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("--why of a file that is not there: exit 2", () => {
    put("articles/one.md", dated);
    expect(feedwright("check", "--why", "articles/none.md", ...site)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("there is no file articles/none.md"),
    });
  });

  test("JSON for programs, and nothing else on standard output", () => {
    put("articles/two.md", "---\ntitle: [x]\n---\n");
    const { status, stdout, stderr } = feedwright("--format", "json", ...site);
    const said: unknown = JSON.parse(stdout);
    expect([status, stderr]).toEqual([1, ""]);
    expect(said).toMatchObject({
      exit: 1,
      diagnostics: [
        { code: "value-not-text", severity: "error", place: { file: "articles/two.md", line: 2, column: 8 } },
      ],
    });
    const paths = ["rss.xml", "atom.xml", "feed.json", "feed.css", "index.html", "feeds.html", "feeds.opml"];
    expect(said).toHaveProperty("files.0", {
      path: "dist/rss.xml",
      entries: 0,
      change: "new",
      bytes: expect.any(Number),
    });
    expect(said).toHaveProperty(
      "files",
      [...paths, "_headers"].map((file) => expect.objectContaining({ path: `dist/${file}`, change: "new" })),
    );
  });

  test("workflow commands for GitHub, on one line whatever is in them", () => {
    put("articles/a,b%.md", "---\ntitle: Two\ndate: 50% of\n---\n");
    const { stdout } = feedwright("--format", "github", ...site);
    expect(stdout).toMatch(
      /^::error file=articles\/a%2Cb%25\.md,line=3,col=7,title=date-unclear::`date: 50%25 of` cannot be read as a date%0A.+\n$/,
    );
  });

  test("--quiet says only what is wrong", () => {
    put("articles/one.md", dated);
    put("articles/draft.md", "---\ntitle: Draft\ndraft: true\n---\n");
    expect(feedwright("--quiet", ...site)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(feedwright(...site).stderr).toContain("articles/draft.md:1:1: note: a draft: in no feed");
  });

  test("no control character of an article reaches the terminal", () => {
    put("articles/one.md", '---\ntitle: "a"\ndate: "\\e[31mred\\u202E"\n---\n');
    const { stderr } = feedwright(...site);
    expect(stderr).toContain("␛[31mred<U+202E>");
    expect(stderr).not.toContain("\u001b");
    expect(stderr).not.toContain("\u202e");
  });

  test.each([[[]], [["build"]], [["check"]]])("--help of %j", (command) => {
    const { status, stdout } = feedwright(...command, "--help");
    expect(status).toBe(0);
    for (const option of command.length === 0
      ? ["build", "check"]
      : [
          "--root",
          "--articles",
          "--out",
          "--site",
          "--title",
          "--config",
          "--format",
          "--quiet",
          "--strict",
          "--now",
        ]) {
      expect(stdout).toContain(option);
    }
  });

  test.each([
    ["build", ["--out", "--site", "--accept", "--frozen", "--no-memo", "--against"]],
    ["check", ["--out", "--site", "--accept", "--frozen", "--no-memo", "--why", "--feed"]],
    ["diff", ["--out", "--site", "--against", "--html"]],
    ["adopt", ["--site", "--accept"]],
    ["withdraw", []],
    ["init", []],
  ])("%s has the options that do something there", (command, expected) => {
    const { stdout } = feedwright(command, "--help");
    const known = [
      "--out",
      "--site",
      "--accept",
      "--frozen",
      "--no-memo",
      "--against",
      "--why",
      "--feed",
      "--html",
    ];
    expect(known.filter((option) => new RegExp(`^  ${option}\\b`, "m").test(stdout))).toEqual(
      known.filter((option) => expected.includes(option)),
    );
    expect(feedwright(command, "--nonsense", "x")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`help: feedwright ${command} --help`),
    });
  });

  test("--version", () => {
    expect(feedwright("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("the ledger", () => {
  const put3 = () => {
    for (const name of ["one", "two", "three"])
      put(`articles/${name}.md`, `---\ntitle: ${name}\ndate: 2024-01-02\n---\nAll about ${name}.\n`);
  };
  const ledger = () => read("articles/.published.jsonl");

  test("check says what would change, and writes nothing", () => {
    put3();
    expect(feedwright("check", ...site).stdout).toContain("3 articles of 3 files (3 new)");
    expect(fs.readdirSync(path.join(root, "articles"))).not.toContain(".published.jsonl");
    expect(fs.existsSync(path.join(root, "dist"))).toBe(false);
  });

  test("the guard ends with 3, --accept goes on", () => {
    put3();
    feedwright(...site);
    const before = ledger();
    for (const name of ["one", "two"]) fs.rmSync(path.join(root, `articles/${name}.md`));
    const { status, stderr } = feedwright(...site);
    expect([status, stderr]).toEqual([3, expect.stringContaining("2 of 3 published articles would vanish")]);
    expect([ledger(), read("dist/rss.xml")]).toEqual([before, expect.stringContaining("<title>one</title>")]);
    expect(feedwright(...site, "--accept")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("2 gone"),
    });
    expect(read("dist/rss.xml")).not.toContain("<title>one</title>");
  });

  test("a build in CI warns when it changed the ledger, and a frozen one does not change it", () => {
    put3();
    const inCi = (...args: string[]) =>
      spawnSync(process.execPath, [cli, ...site, ...args], {
        cwd: root,
        encoding: "utf8",
        env: { ...surroundings, NO_COLOR: "1", CI: "true" },
      });
    expect(inCi().stderr).toContain("[ledger-uncommitted]");
    expect(inCi().stderr).not.toContain("[ledger-uncommitted]");
    const before = ledger();
    put("articles/four.md", dated);
    expect(inCi("--frozen")).toMatchObject({ status: 0, stderr: expect.stringContaining("[frozen-new]") });
    expect(ledger()).toBe(before);
  });

  test.each([
    ["one.md", "---\ntitle: One\n---\nWords.\n", "---\nwithdrawn: true\ntitle: One\n---\nWords.\n"],
    [
      "crlf.md",
      "---\r\ntitle: One\r\n---\r\nWords.\r\n",
      "---\r\nwithdrawn: true\r\ntitle: One\r\n---\r\nWords.\r\n",
    ],
    ["again.md", "---\nwithdrawn: no\n---\nWords.\n", "---\nwithdrawn: true\n---\nWords.\n"],
    ["toml.md", '+++\ntitle = "One"\n+++\nWords.\n', '+++\nwithdrawn = true\ntitle = "One"\n+++\nWords.\n'],
    ["json.md", '{"title": "One"}\nWords.\n', '{\n  "withdrawn": true,"title": "One"}\nWords.\n'],
    ["head.md", "Title: One\n\nWords.\n", "Withdrawn: true\nTitle: One\n\nWords.\n"],
    ["wire.txt", "One\nWords.\n", "---\nwithdrawn: true\n---\n\nOne\nWords.\n"],
  ])("feedwright withdraw %s writes one line, and the article leaves the feeds", (name, before, after) => {
    put(`articles/${name}`, before);
    const { status, stdout } = feedwright("withdraw", `articles/${name}`);
    expect([status, stdout]).toEqual([0, expect.stringContaining("under the same id")]);
    expect(read(`articles/${name}`)).toBe(after);
    expect(feedwright("check", ...site).stderr).toContain("[withdrawn]");
  });

  test("feedwright withdraw refuses what is no article, or has a head that is not closed", () => {
    put("articles/open.md", "---\ntitle: One\n");
    for (const file of ["articles/none.md", "articles/open.md"])
      expect(feedwright("withdraw", file).status).toBe(2);
    expect(read("articles/open.md")).toBe("---\ntitle: One\n");
  });

  test("feedwright init tells git to keep both sides, once", () => {
    put("articles/one.md", dated);
    put(".gitattributes", "*.png binary");
    expect(feedwright("init")).toMatchObject({ status: 0, stderr: "" });
    expect(feedwright("init").stdout).toContain("knew already");
    expect(read(".gitattributes")).toBe("*.png binary\narticles/.published.jsonl merge=union\n");
  });
});
