import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Parsed, parse } from "./feedparser.ts";
import { published, site as siteAddress } from "./newsroom.ts";
import { instantOf } from "./reader.ts";
import { type Server, serve } from "./server.ts";
import { copySite } from "./site.ts";

describe.each([
  { file: "rss.xml", version: "rss20" },
  { file: "atom.xml", version: "atom10" },
])("feedparser reads $file", ({ file, version }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-readers-"));
  let server: Server | undefined;
  let parsed: Parsed | undefined;
  const entryOf = (link: string) => parsed?.entries.find(({ id }) => id === link);

  beforeAll(async () => {
    const site = copySite(folder);
    await site.build("2026-11-22T12:00:00Z");
    server = await serve(site.out);
    parsed = await parse(`${server.address}/${file}`, folder);
  });

  afterAll(async () => {
    await server?.close();
    fs.rmSync(folder, { recursive: true });
  });

  test("without finding fault", () => {
    expect(parsed).toMatchObject({ status: 200, bozo: 0, trouble: "", version });
  });

  test("the feed itself", () => {
    expect(parsed).toMatchObject({ title: "Harbour Notes", link: siteAddress, language: "en-GB" });
  });

  test("newest first", () => {
    const order = [...published].sort((a, b) => (a.published < b.published ? 1 : -1));
    expect(parsed?.entries.map(({ id }) => id)).toEqual(order.map(({ link }) => link));
  });

  test.each(published)("people of $path", ({ link, authors }) => {
    expect(entryOf(link)?.authors).toEqual(authors);
  });

  test.each(published.filter(({ attachment }) => attachment))("media of $path", ({ link, attachment }) => {
    const enclosures = entryOf(link)?.links.filter(({ rel }) => rel === "enclosure");
    expect(enclosures).toEqual([
      { rel: "enclosure", href: attachment?.url, type: attachment?.type, length: String(attachment?.bytes) },
    ]);
  });

  // RSS has no words for these
  if (version === "rss20") return;

  test.each(published)("last change and language of $path", (story) => {
    const entry = entryOf(story.link);
    expect(instantOf(entry?.updated ?? 0)).toBe(story.updated ?? story.published);
    expect(entry?.language).toBe(story.language ?? "en-GB");
  });

  test.each(published.filter(({ related }) => related))("related stories of $path", ({ link, related }) => {
    const found = entryOf(link)?.links.filter(({ rel }) => rel === "related");
    expect(found?.map(({ href }) => href)).toEqual(related);
  });
});
