/** Fetching feeds: what comes back, and every limit, over loopback. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import zlib from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fetchFeed } from "../src/reader/fetch.ts";
import { isPrivate } from "../src/reader/private.ts";

const feed = '<?xml version="1.0"?><rss version="2.0"><channel/></rss>';
const limits = { milliseconds: 1000, bytes: 10_000, redirects: 3 };
const answers: Readonly<Record<string, [number, Record<string, string>, (string | Buffer)?]>> = {
  "/plain": [200, { "Content-Type": "text/xml" }, feed],
  "/gzip": [200, { "Content-Encoding": "gzip" }, zlib.gzipSync(feed)],
  "/br": [200, { "Content-Encoding": "br" }, zlib.brotliCompressSync(feed)],
  "/deflate": [200, { "Content-Encoding": "deflate" }, zlib.deflateSync(feed)],
  "/deflate-raw": [200, { "Content-Encoding": "deflate" }, zlib.deflateRawSync(feed)],
  "/bomb": [200, { "Content-Encoding": "gzip" }, zlib.gzipSync(Buffer.alloc(5_000_000))],
  "/cut": [200, { "Content-Encoding": "gzip" }, zlib.gzipSync(feed).subarray(0, 20)],
  "/odd": [200, { "Content-Encoding": "lzw" }, feed],
  "/large": [200, {}, Buffer.alloc(20_000, 32)],
  "/moved": [301, { Location: "/plain" }],
  "/round": [302, { Location: "/round" }],
  "/leads-to-file": [302, { Location: "file:///etc/hostname" }],
  "/missing": [404, {}, "no"],
  "/empty": [204, {}],
};
const server = http.createServer((request, response) => {
  const answer = answers[request.url ?? ""];
  // An address without an answer never answers.
  if (answer === undefined) return;
  const [status, headers, body] = answer;
  response.writeHead(status, headers).end(body);
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (at: string) => fetchFeed(`${base}${at}`, { allowPrivate: true, limits });

describe("what comes back", () => {
  test.each(["/plain", "/gzip", "/br", "/deflate", "/deflate-raw", "/moved"])("%s", async (at) => {
    const { value, diagnostics } = await get(at);
    expect(diagnostics).toEqual([]);
    expect(new TextDecoder().decode(value?.bytes)).toBe(feed);
    expect(value?.url).toBe(`${base}${at === "/moved" ? "/plain" : at}`);
  });

  test("the type as it was sent", async () => {
    expect((await get("/plain")).value?.contentType).toBe("text/xml");
    expect((await get("/gzip")).value).not.toHaveProperty("contentType");
  });
});

describe("what is refused", () => {
  test.each([
    ["/large", "fetch-limit", "larger than 10000 bytes"],
    ["/bomb", "fetch-limit", "larger than 10000 bytes"],
    ["/round", "fetch-limit", "redirects more than 3 times"],
    ["/never", "fetch-limit", "longer than 1000 ms"],
    ["/cut", "fetch-failed", "breaks off"],
    ["/odd", "fetch-failed", "lzw"],
    ["/missing", "fetch-failed", "404"],
    ["/empty", "fetch-failed", "204"],
    ["/leads-to-file", "fetch-address", "file:///etc/hostname"],
  ])("%s: %s", async (at, code, words) => {
    const { value, diagnostics } = await get(at);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, message: expect.stringContaining(words) }]);
  });

  test.each(["rss.xml", "ftp://example.org/rss.xml", "file:///rss.xml", "https://ann:pw@example.org/"])(
    "%s is no address",
    async (address) => {
      const { diagnostics } = await fetchFeed(address, { allowPrivate: true });
      expect(diagnostics).toMatchObject([{ code: "fetch-address" }]);
    },
  );

  test("a host that nobody listens at", async () => {
    const { diagnostics } = await fetchFeed("http://127.0.0.1:1/", { allowPrivate: true, limits });
    expect(diagnostics).toMatchObject([
      { code: "fetch-failed", message: expect.stringContaining("refuses the connection") },
    ]);
  });

  test.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://169.254.169.254/latest/",
  ])("%s lies inside of a network", async (address) => {
    const { diagnostics } = await fetchFeed(address, { allowPrivate: false, limits });
    expect(diagnostics).toMatchObject([{ code: "fetch-private" }]);
  });
});

test.each([
  ["93.184.216.34", false],
  ["2606:2800:220:1:248:1893:25c8:1946", false],
  ["::ffff:93.184.216.34", false],
  ["64:ff9b::93.184.216.34", false],
  ["0.0.0.0", true],
  ["10.1.2.3", true],
  ["100.64.0.1", true],
  ["172.31.255.255", true],
  ["192.168.0.1", true],
  ["224.0.0.1", true],
  ["255.255.255.255", true],
  ["::", true],
  ["::1", true],
  ["::127.0.0.1", true],
  ["::ffff:127.0.0.1", true],
  ["64:ff9b::10.0.0.1", true],
  ["64:ff9b:1::1", true],
  ["fc00::1", true],
  ["fe80::1%eth0", true],
  ["ff02::1", true],
  ["2001:db8::1", true],
  ["2002:7f00:1::", true],
])("%s is private: %s", (address, expected) => expect(isPrivate(address)).toBe(expected));
