/** The command `check --feed`, on files, over loopback, and beside a site of one's own. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const cli = path.resolve(import.meta.dirname, "../lib/cli.cjs");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-check-"));
const valid = fs.readFileSync(path.join(import.meta.dirname, "validator/valid-rss-2.0/feed.xml"), "utf8");
const server = http.createServer((_, response) => {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(valid);
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss.xml`;
  fs.mkdirSync(path.join(folder, "articles"));
  fs.writeFileSync(
    path.join(folder, "articles/ferry.md"),
    "---\ndate: 2024-01-02\n---\n\n# The ferry\n\nIt sails.\n",
  );
  fs.writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ feedwright: { site: "https://harbour.example/", title: "Harbour" } }),
  );
  fs.writeFileSync(path.join(folder, "valid.xml"), valid);
  const twice = valid.replace(/<guid>.*<\/guid>/, "<guid>https://harbour.example/ferry/</guid>");
  const [, item = ""] = /( *<item>.*<\/item>\n)/s.exec(twice) ?? [];
  fs.writeFileSync(path.join(folder, "twice.xml"), twice.replace(item, item + item));
});
afterAll(() => {
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]): Promise<{ readonly exit: number | null; readonly text: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, NO_COLOR: "1" };
    const child = spawn(process.execPath, [cli, "check", ...args], { cwd: folder, env });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
    child.on("close", (exit) => resolve({ exit, text }));
  });
}

test("nothing is said of a valid feed", async () => {
  expect(await run("--feed", "valid.xml")).toEqual({ exit: 0, text: "" });
});

test("what is wrong stands with its line, a mark, who asks for it, and the article that it is", async () => {
  const { exit, text } = await run("--feed", "twice.xml");
  expect(exit).toBe(1);
  const line = fs
    .readFileSync(path.join(folder, "twice.xml"), "utf8")
    .split("<guid>", 2)[0]
    ?.split("\n").length;
  expect(text).toMatch(
    /^twice\.xml:\d+:7: error: another item has the guid .* \(RSS 2\.0, <guid>\) \[rss-guid-repeated\]$/m,
  );
  expect(text).not.toContain(`twice.xml:${line}:7: error`);
  expect(text).toContain("| <guid>https://harbour.example/ferry/</guid>".replace("| ", "|       "));
  expect(text).toContain("  articles/ferry.md:1:1: the article of this entry");
  expect(text).toContain("  help: give each item a guid of its own");
});

test("programs get the rule, the place and the exit code", async () => {
  const { exit, text } = await run("--feed", "twice.xml", "--format", "json");
  expect(exit).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    exit: 1,
    diagnostics: [
      { code: "feed-invalid", rule: "rss-guid-repeated", place: { file: "twice.xml", column: 7 } },
    ],
  });
  expect((await run("--feed", "twice.xml", "--format", "github")).text).toMatch(
    /^::error file=twice\.xml,line=\d+,col=7,title=rss-guid-repeated::/m,
  );
});

test("an address inside of a network is fetched only when that is said", async () => {
  const refused = await run("--feed", address);
  expect(refused.exit).toBe(2);
  expect(refused.text).toContain("[fetch-private]");
  const { exit, text } = await run("--feed", address, "--allow-private");
  expect(exit).toBe(1);
  expect(text).toContain(`${address}:1:1: error: the server says text/html`);
});

test.each([
  ["a file that is not there", "none.xml", 2, "there is no such file"],
  ["a folder", "articles", 2, "it is no file"],
  ["another scheme", "ftp://harbour.example/rss.xml", 2, "is not the address of a feed"],
])("%s", async (_, asked, exit, words) => {
  const got = await run("--feed", asked);
  expect(got.exit).toBe(exit);
  expect(got.text).toContain(words);
});
