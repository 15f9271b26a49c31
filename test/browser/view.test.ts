/**
 * What a person sees who opens a feed's address in Chromium, under the strictest policy that static hosts set.
 * Pictures of it lie in `FEEDWRIGHT_SCREENSHOTS` afterwards, else in node_modules/.cache; they are to be looked at,
 * not compared.
 */
import fs from "node:fs";
import path from "node:path";
import { source as axe } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../readers/server.ts";
import { readable } from "./readable.ts";
import { serveSites } from "./serve.ts";
import { sites } from "./sites.ts";

const pictures =
  process.env.FEEDWRIGHT_SCREENSHOTS ?? path.resolve("node_modules/.cache/feedwright/pictures");
const documents = ["rss.xml", "atom.xml", "index.html"] as const;
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

let browser: Browser;
let server: Server;

beforeAll(async () => {
  fs.mkdirSync(pictures, { recursive: true });
  server = await serveSites();
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** A page of a site as somebody sees it, and what the browser complains of. */
interface Opened {
  readonly page: Page;
  readonly complaints: readonly string[];
}

async function open(address: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    // Browsers ask for it by themselves, and a static host that has none says so.
    if (!message.location().url.endsWith("/favicon.ico")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${server.address}/${address}`);
  return { page, complaints };
}

/** Not of the whole page: for that playwright asks for a body, and a feed has none. */
const photograph = (page: Page, name: string) =>
  page.screenshot({ path: path.join(pictures, `${name}.png`) });

const axeFinds = (page: Page) =>
  page.evaluate<string[]>(
    `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`,
  );

describe.each(sites.map((site) => [site.name, site] as const))("%s", (name, { title, entries, said }) => {
  describe.each(documents)("%s", (file) => {
    const picture = `${name}-${file.replace(".", "-")}`;
    let opened: Opened;
    beforeAll(async () => {
      opened = await open(`${name}/${file}`);
    });
    afterAll(() => opened?.page.context().close());

    test("shows the name, what to do, and every entry once; nothing of the markup", async () => {
      await photograph(opened.page, picture);
      const texts = await opened.page.evaluate<string[]>(readable);
      expect(texts).toContain(title);
      expect(texts).toEqual(expect.arrayContaining([...said]));
      for (const entry of entries) expect(texts.filter((text) => text === entry)).toEqual([entry]);
      expect(texts.join("\n")).not.toMatch(/GMT|Feedwright|\d{2}:\d{2}:\d{2}|&[a-z#]/);
    });

    test("gives the whole address at one click", async () => {
      const code = opened.page.locator("code").first();
      await code.click();
      const address = `${server.address}/${name}/${file === "index.html" ? "rss.xml" : file}`;
      expect(await opened.page.evaluate<string>("String(getSelection())")).toBe(address);
    });

    test("leaves a person with a screen reader nothing to complain of, in light and in dark", async () => {
      expect(await axeFinds(opened.page)).toEqual([]);
      await opened.page.emulateMedia({ colorScheme: "dark" });
      await photograph(opened.page, `${picture}-dark`);
      expect(await axeFinds(opened.page)).toEqual([]);
      const paper = "getComputedStyle(document.documentElement).backgroundColor";
      expect(await opened.page.evaluate<string>(paper)).toBe("rgb(23, 25, 28)");
    });

    test("and the browser nothing either", () => expect(opened.complaints).toEqual([]));

    test("fits a phone", async () => {
      const { page } = await open(`${name}/${file}`, phone);
      await photograph(page, `${picture}-phone`);
      const widths = "[document.documentElement.clientWidth, document.documentElement.scrollWidth]";
      expect(await page.evaluate<number[]>(widths)).toEqual([360, 360]);
      await page.context().close();
    });
  });
});

describe.each(documents)("%s", (file) => {
  test.each([true, false])("leads to an article by mouse, script allowed: %s", async (javaScriptEnabled) => {
    const { page } = await open(`english/${file}`, { javaScriptEnabled });
    await page.locator("a[href$='/first/']").click();
    await page.waitForURL(/\/english\/first\/$/);
    await page.context().close();
  });

  test("leads to the newest article by keyboard", async () => {
    const { page } = await open(`english/${file}`);
    const reached: string[] = [];
    for (let at = 0; at < 8 && !reached.at(-1)?.endsWith("/second/"); at++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate<string>("document.activeElement?.getAttribute('href') ?? ''"));
    }
    const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
    expect([reached.at(-1), outline]).toEqual([`${server.address}/english/second/`, "solid"]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/english\/second\/$/);
    await page.context().close();
  });
});

test("a site in Arabic is written from right to left, addresses and English from left to right", async () => {
  const { page } = await open("arabic/rss.xml");
  const directions = await page.evaluate<string[]>(
    `["h1", "code", "ol > li:nth-child(2) a", "ol > li:first-child a"]
      .map((selector) => getComputedStyle(document.querySelector(selector)).direction)`,
  );
  expect(directions).toEqual(["rtl", "ltr", "rtl", "ltr"]);
  await page.context().close();
});

describe("a page of many feeds", () => {
  const others = ".others li";
  const visible = (page: Page) =>
    page.evaluate<number>(
      `[...document.querySelectorAll("${others}")].filter((one) => one.checkVisibility()).length`,
    );

  test.each([true, false])("shows them when somebody asks, script allowed: %s", async (javaScriptEnabled) => {
    const { page, complaints } = await open("many/index.html", { javaScriptEnabled });
    const line = page.locator("summary", { hasText: "15" });
    expect(await page.locator(others).first().isVisible()).toBe(false);
    await line.click();
    expect(await page.locator(others).filter({ visible: true }).count()).toBe(15);
    await photograph(page, `many-index-html-open-${javaScriptEnabled}`);
    await page.locator(others).filter({ hasText: "Tag 7 & more" }).locator("a").first().click();
    await page.waitForURL(/\/many\/tags\/tag-7-more\/rss\.xml$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("by keyboard, to a person with a screen reader, and on a phone", async () => {
    const { page } = await open("many/index.html", phone);
    expect(await visible(page)).toBe(0);
    await page.locator("summary", { hasText: "15" }).focus();
    await page.keyboard.press("Enter");
    expect(await visible(page)).toBe(15);
    expect(await axeFinds(page)).toEqual([]);
    await photograph(page, "many-index-html-open-phone");
    const widths = "[document.documentElement.clientWidth, document.documentElement.scrollWidth]";
    expect(await page.evaluate<number[]>(widths)).toEqual([360, 360]);
    await page.keyboard.press("Tab");
    const focused = await page.evaluate<string>("document.activeElement?.getAttribute('href') ?? ''");
    expect(focused).toMatch(/\/many\/tags\/tag-1-more\/rss\.xml$/);
    await page.context().close();
  });
});
