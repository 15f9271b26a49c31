/** Media measured, and podcasts as programs for them read them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { measure } from "../src/feed/measure.ts";
import { guidOf } from "../src/feed/show.ts";

const golden = path.join(import.meta.dirname, "golden");
const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(golden, file)));
const from = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: (at: number, most: number) => bytes.subarray(at, at + most),
});

const samples = {
  mp3: bytesOf("podcast/articles/2-bell/bell.mp3"),
  m4a: bytesOf("podcast/articles/3-talk/talk.m4a"),
  mp4: bytesOf("115-several-attachments/public/film.mp4"),
  ogg: bytesOf("podcast-mistakes/public/talk.ogg"),
  jpg: bytesOf("114-pictures/public/photo.jpg"),
  webp: bytesOf("114-pictures/public/tide.webp"),
  png: bytesOf("podcast/public/cover.png"),
};

describe("a media file is measured by its bytes", () => {
  test.each([
    ["mp3", { type: "audio/mpeg", duration: 3 }],
    ["m4a", { type: "audio/mp4", duration: 3 }],
    ["mp4", { type: "video/mp4", duration: 2 }],
    ["ogg", { type: "audio/ogg", duration: 3 }],
    ["jpg", { type: "image/jpeg", width: 400, height: 300 }],
    ["webp", { type: "image/webp", width: 300, height: 250 }],
    ["png", { type: "image/png", width: 1400, height: 1400 }],
  ] as const)("%s", async (ending, expected) => {
    const bytes = samples[ending];
    const measured = { ...expected, length: bytes.length, certain: true };
    expect(await measure(from(bytes), "a.bin")).toEqual(measured);
    expect(await measure(from(bytes), "a.gif")).toEqual(measured);
  });

  test("a picture that a camera held on its side, as it is shown", async () => {
    // An APP1 segment with one EXIF entry, orientation 6, after the first two bytes of a JPEG.
    const exif =
      "ffe10022457869660000" + "49492a0008000000" + "0100" + "120103000100000006000000" + "00000000";
    const bytes = [...samples.jpg.subarray(0, 2), ...Buffer.from(exif, "hex"), ...samples.jpg.subarray(2)];
    const turned = Uint8Array.from(bytes);
    expect(await measure(from(turned), "a.jpg")).toMatchObject({ width: 300, height: 400 });
  });

  test("of a long recording only the parts that tell", async () => {
    const frames = samples.mp3;
    const size = 300 * 1024 * 1024;
    let read = 0;
    const at = (start: number, most: number) => {
      read += most;
      const length = Math.max(0, Math.min(most, size - start));
      return Uint8Array.from({ length }, (_, i) => frames[(start + i) % frames.length] ?? 0);
    };
    const measured = await measure({ size, read: at }, "long.mp3");
    expect(measured).toMatchObject({ type: "audio/mpeg", length: size });
    expect(read).toBeLessThan(1024 * 1024);
  });

  test("whatever the bytes are, nothing is thrown, and what is said is a measure", async () => {
    const damaged = fc
      .record({
        bytes: fc.constantFrom(...Object.values(samples).filter(({ length }) => length < 5000)),
        cut: fc.nat(5000),
        changes: fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
      })
      .map(({ bytes, cut, changes }) => {
        const copy = bytes.slice(0, cut);
        for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
        return copy;
      });
    const name = fc.constantFrom(
      "a.mp3",
      "a.png",
      "a.jpg",
      "a.mp4",
      "a.ogg",
      "a.svg",
      "a.webm",
      "a",
      "a.zip",
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), name, async (bytes, file) => {
        const {
          length,
          duration = 1,
          width = 1,
          height = 1,
          type = "a/b",
        } = await measure(from(bytes), file);
        expect(length).toBe(bytes.length);
        for (const measured of [duration, width, height]) {
          expect(Number.isSafeInteger(measured) && measured > 0, `${measured}`).toBe(true);
        }
        expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      }),
      { numRuns: 400, seed: 20260101 },
    );
  });
});

test("a podcast's id is that of the podcast namespace's own examples", async () => {
  expect(await guidOf("https://mp3s.nashownotes.com/pc20rss.xml")).toBe(
    "917393e3-1b1e-5cef-ace4-edaa54e1f810",
  );
  expect(await guidOf("http://podnews.net/rss///")).toBe("9b024349-ccf0-5f69-a609-6b82873eab3c");
});

describe("programs for podcasts read", () => {
  const text = readFileSync(path.join(golden, "podcast/expected/dist/rss.xml"), "utf8");

  test("the show, with feedsmith", () => {
    const { itunes, podcast } = parseRssFeed(text);
    expect(itunes).toMatchObject({
      author: "Harbour Radio",
      image: "https://example.org/cover.png",
      categories: [
        { text: "Society & Culture", categories: [{ text: "Documentary" }] },
        { text: "News", categories: [{ text: "Daily News" }] },
        { text: "History" },
      ],
      explicit: false,
      type: "episodic",
      owner: { name: "Ann Lee", email: "ann@example.org" },
    });
    expect(podcast).toMatchObject({
      guid: "8be375ad-aa29-5f28-bb97-cc8d33001cf7",
      locked: { value: true },
      fundings: [{ url: "https://example.org/give", display: "Buy us a <rope> & a buoy" }],
    });
  });

  test("the episodes, with feedsmith", () => {
    const [talk, news, bell, trailer] = parseRssFeed(text).items ?? [];
    expect(talk?.itunes).toMatchObject({ title: "Grease", duration: 3, episodeType: "bonus" });
    expect(talk?.enclosures).toMatchObject([{ type: "audio/x-m4a", length: 3829 }]);
    expect(talk?.media?.contents).toMatchObject([
      { width: 1400, height: 1400, medium: "image", fileSize: 7268 },
    ]);
    expect(talk?.media?.thumbnails).toMatchObject([{ url: "https://example.org/3-talk/square.png" }]);
    expect(news?.itunes).toBeUndefined();
    expect(bell?.itunes).toMatchObject({ duration: 3, episode: 2, season: 1, explicit: false });
    expect(bell?.podcast).toMatchObject({
      transcripts: [
        { url: "https://example.org/2-bell/bell.vtt", type: "text/vtt" },
        { url: "https://example.org/2-bell/bell.srt", type: "application/x-subrip" },
      ],
      chapters: { url: "https://example.org/2-bell/chapters.json", type: "application/json+chapters" },
      persons: [
        { display: "Moira O'Dowd", role: "host" },
        { display: "Gwen Tattersett", role: "guest", href: "https://gwen.example/" },
        { display: "Vernon Thrower", role: "guest" },
      ],
      season: { number: 1 },
      episode: { number: 2 },
    });
    expect(trailer?.itunes).toMatchObject({ duration: 65, episodeType: "trailer", explicit: false });
  });

  test("the same, with rss-parser", async () => {
    const { itunes, items } = await new RssParser().parseString(text);
    expect(itunes).toMatchObject({
      author: "Harbour Radio",
      image: "https://example.org/cover.png",
      explicit: "false",
      owner: { name: "Ann Lee", email: "ann@example.org" },
    });
    expect(items.map((item) => item.itunes?.duration)).toEqual(["3", undefined, "3", "65"]);
    expect(items.map((item) => item.enclosure?.length)).toEqual(["3829", undefined, "3384", "123456"]);
  });
});
