import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newsboat } from "./newsboat.ts";
import { published } from "./newsroom.ts";
import { type Server, serve } from "./server.ts";
import { copySite } from "./site.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-readers-"));
let server: Server | undefined;

const site = copySite(folder);

beforeAll(async () => {
  await site.build("2026-11-22T12:00:00Z");
  server = await serve(site.out);
});

afterAll(async () => {
  await server?.close();
  fs.rmSync(folder, { recursive: true });
});

test.each([
  ["rss.xml", "atom.xml"],
  ["atom.xml", "rss.xml"],
])("newsboat moves its subscription from %s to %s: nothing is shown again", async (from, to) => {
  const home = fs.mkdtempSync(path.join(folder, "home-"));
  const before = await newsboat.subscribe(`${server?.address}/${from}`, home).refresh();
  expect(before).toHaveLength(published.length);
  const moved = newsboat.subscribe(`${server?.address}/${to}`, home);
  expect(await moved.refresh()).toEqual([]);
  expect(await moved.kept()).toHaveLength(published.length);
});

test("a later build leaves Last-Modified alone, for readers that ask by it only", async () => {
  const modified = async () => {
    const files = ["rss.xml", "atom.xml", "feed.json"].map((file) => fetch(`${server?.address}/${file}`));
    return (await Promise.all(files)).map(({ status, headers }) => [status, headers.get("last-modified")]);
  };
  const before = await modified();
  await new Promise((resolve) => setTimeout(resolve, 1100)); // it counts seconds
  await site.build("2026-11-24T12:00:00Z");
  expect(await modified()).toEqual(before);
  for (const [status, since] of before) {
    expect(status).toBe(200);
    expect(since).toMatch(/ GMT$/);
  }
});
