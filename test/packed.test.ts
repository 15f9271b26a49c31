import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { build, configure, instant, realDisk } from "../src/index.ts";

const now = instant(Date.UTC(2026, 0, 1));
let root = "";
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-packed-"));
  put(
    "articles/2024-01-01-one.md",
    "---\ntags: [boats]\n---\n# One\n\nThe first article, with ünusual 漢字.\n",
  );
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const at = (file: string) => path.join(root, file);
const read = (file: string) => fs.readFileSync(at(file));
const touched = (file: string) => fs.statSync(at(file), { bigint: true }).ino;
function put(file: string, content: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), content);
}

async function made(settings: object = { compress: true }) {
  const usual = { site: "https://example.org/", title: "Example", timeZone: "UTC", feeds: [{ each: "tag" }] };
  const { value: config, diagnostics } = configure({ ...usual, ...settings });
  if (config === undefined) throw new Error(diagnostics[0]?.message);
  const { files, diagnostics: found } = await build(config, realDisk(root), now);
  return {
    found: found.map(({ code }) => code),
    changed: files
      .filter(({ change }) => change !== "unchanged")
      .map(({ path, change }) => `${change} ${path}`),
  };
}
const listed = () => Object.keys(JSON.parse(String(read("dist/.feedwright.json"))).files);
const names = () =>
  fs
    .readdirSync(at("dist"), { recursive: true, encoding: "utf8" })
    .filter((name) => fs.statSync(at(`dist/${name}`)).isFile())
    .map((name) => name.split(path.sep).join("/"))
    .sort();

describe("packed files", () => {
  test("every file but what hosts read lies there packed, and unpacks to the same", async () => {
    await made();
    const all = names();
    const plain = all.filter(
      (name) => !/\.(?:gz|br)$/.test(name) && !/^(?:\.feedwright\.json|_headers)$/.test(name),
    );
    expect(plain).toContain("tags/boats/atom.xml");
    expect(all.filter((name) => /\.(?:gz|br)$/.test(name))).toEqual(
      plain.flatMap((name) => [`${name}.br`, `${name}.gz`]).sort(),
    );
    for (const name of plain) {
      expect(execFileSync("gzip", ["-dc", at(`dist/${name}.gz`)])).toEqual(read(`dist/${name}`));
      expect(zlib.brotliDecompressSync(read(`dist/${name}.br`))).toEqual(read(`dist/${name}`));
    }
  });

  test("nothing in them tells of the machine or the hour", async () => {
    await made({ compress: ["gz"] });
    expect(names().filter((name) => name.endsWith(".br"))).toEqual([]);
    // RFC 1952 §2.3: no flags, no time; the best packing; an unknown system
    expect([...read("dist/rss.xml.gz").subarray(3, 10)]).toEqual([0, 0, 0, 0, 0, 2, 255]);
  });

  test("one that holds the same is not touched, whoever packed it, and is removed when nobody asks for it", async () => {
    await made();
    const other = zlib.gzipSync(read("dist/rss.xml"), { level: 1 });
    expect(other).not.toEqual(read("dist/rss.xml.gz"));
    put("dist/rss.xml.gz", other);
    const before = touched("dist/rss.xml.gz");
    expect((await made()).changed).toEqual([]);
    expect([read("dist/rss.xml.gz"), touched("dist/rss.xml.gz")]).toEqual([other, before]);
    expect(listed()).toContain("tags/boats/feed.json.br");
    expect((await made({})).changed).toContain("removed dist/rss.xml.gz");
    expect(names().filter((name) => /\.(?:gz|br)$/.test(name))).toEqual([]);
    expect(listed()).not.toContain("rss.xml.gz");
  });

  test("they change with their files, and one that is damaged is made again", async () => {
    await made();
    put("articles/2024-01-02-two.md", "# Two\n\nThe second.\n");
    put("dist/feed.css.gz", "no gzip");
    const { changed } = await made();
    expect(changed).toContain("changed dist/rss.xml.br");
    expect(changed).toContain("changed dist/feed.css.gz");
    expect(zlib.gunzipSync(read("dist/feed.css.gz"))).toEqual(read("dist/feed.css"));
  });

  test("what others wrote stays theirs", async () => {
    put("dist/index.html", "<p>mine</p>");
    expect((await made()).found).toEqual(["output-left-out"]);
    expect(names()).not.toContain("index.html.gz");
    put("dist/rss.xml.gz", "mine");
    fs.rmSync(at("dist/.feedwright.json"));
    for (const name of names())
      if (!/^(?:index\.html|rss\.xml\.gz)$/.test(name)) fs.rmSync(at(`dist/${name}`));
    expect((await made()).found).toContain("output-foreign");
    expect(String(read("dist/rss.xml.gz"))).toBe("mine");
  });
});
