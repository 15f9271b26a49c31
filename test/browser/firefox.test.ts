/** Firefox, of another family of browsers, shows the same; driven by WebDriver BiDi, which Debian's own Firefox speaks. */
import { type Browser, launch } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../readers/server.ts";
import { readable } from "./readable.ts";
import { serveSites } from "./serve.ts";
import { sites } from "./sites.ts";

let browser: Browser;
let server: Server;

beforeAll(async () => {
  server = await serveSites();
  browser = await launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each(sites.map((site) => [site.name, site] as const))("%s", (name, { title, entries, said }) => {
  test.each(["rss.xml", "atom.xml", "index.html"])(
    "%s shows every entry once, and no markup",
    async (file) => {
      const page = await browser.newPage();
      await page.goto(`${server.address}/${name}/${file}`);
      const texts: unknown = await page.evaluate(readable);
      if (!Array.isArray(texts)) throw new Error("the page gives no texts");
      expect(texts).toEqual(expect.arrayContaining([title, ...said]));
      for (const entry of entries) expect(texts.filter((text) => text === entry)).toEqual([entry]);
      expect(texts.join("\n")).not.toMatch(/GMT|Feedwright|\d{2}:\d{2}:\d{2}|&[a-z#]/);
      await page.close();
    },
  );
});

test("a link of a feed document leads to the article", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/english/atom.xml`);
  await Promise.all([page.waitForNavigation(), page.click("a[href$='/first/']")]);
  expect(page.url()).toBe(`${server.address}/english/first/`);
  await page.close();
});
