import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { feedparser } from "./feedparser.ts";
import { newsboat } from "./newsboat.ts";
import { published, unpublished } from "./newsroom.ts";
import type { FeedFile, Reader, Shown } from "./reader.ts";
import { rss2email } from "./rss2email.ts";
import { type Answered, serve } from "./server.ts";
import { sfeed } from "./sfeed.ts";
import { copySite } from "./site.ts";

/** What a subscriber saw after one fetch. */
interface Glance {
  readonly fresh: readonly Shown[];
  readonly kept: readonly Shown[];
  readonly answered: readonly Answered[];
}

/** A reader that subscribes to one feed, and how to let it look. */
interface Subscriber {
  readonly reader: Reader;
  readonly file: FeedFile;
  readonly name: string;
  readonly glances: Glance[];
  look(): Promise<void>;
  leave(): Promise<void>;
}

const lamp = {
  path: "news/lamp-row-lamp.md",
  id: "https://harbour.example/news/lamp-row-lamp/",
  title: "The Lamp Row lamp is lit again, by nobody",
  published: "2026-11-23T17:30:00Z",
  text: `---
title: The Lamp Row lamp is lit again, by nobody
date: 2026-11-23 17:30
author: Ann Lee
---

The lamp at the end of Lamp Row came on at dusk on Monday, and no department will own to it.
`,
};
const edited = {
  path: "wire/2026-01-19-fog-signal-falls-silent.txt",
  id: "https://harbour.example/wire/fog-signal-falls-silent/",
  before: "slightly flat",
  after: "slightly sharp",
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-readers-"));
const files: readonly FeedFile[] = ["rss.xml", "atom.xml"];
const subscribers = [newsboat, feedparser, sfeed, rss2email].flatMap((reader) =>
  files.map((file) => subscriber(reader, file)),
);

function subscriber(reader: Reader, file: FeedFile): Subscriber {
  const home = fs.mkdtempSync(path.join(folder, `${reader.name}-`));
  const opened = serve(path.join(folder, "dist"));
  const subscribed = opened.then(({ address }) => reader.subscribe(`${address}/${file}`, home));
  const glances: Glance[] = [];
  return {
    reader,
    file,
    name: reader.name,
    glances,
    async look() {
      const [server, subscription] = [await opened, await subscribed];
      const asked = server.answered.length;
      const fresh = await subscription.refresh();
      glances.push({ fresh, kept: await subscription.kept(), answered: server.answered.slice(asked) });
    },
    leave: async () => (await opened).close(),
  };
}

beforeAll(async () => {
  const site = copySite(folder);
  const day = async (now: string) => {
    await site.build(now);
    await Promise.all(subscribers.map((one) => one.look()));
  };
  await day("2026-11-22T12:00:00Z");
  await day("2026-11-22T13:00:00Z");
  await day("2026-11-23T12:00:00Z");
  await day("2026-11-24T12:00:00Z");
  site.replace(edited.path, edited.before, edited.after);
  site.write(lamp.path, lamp.text);
  await day("2026-11-25T12:00:00Z");
});

afterAll(async () => {
  await Promise.all(subscribers.map((one) => one.leave()));
  fs.rmSync(folder, { recursive: true });
});

const ids = (shown: readonly Shown[] = []) => shown.map(({ id }) => id).sort();
const everything = published.map(({ link }) => link).sort();

describe.each(subscribers)("$name subscribes to $file", ({ reader, file, glances }) => {
  test("every article is shown as new, once, and nothing else", () => {
    expect(ids(glances[0]?.fresh)).toEqual(everything);
    expect(ids(glances[0]?.kept)).toEqual(everything);
  });

  test.each(published)("$path", ({ link, title, published: instant, summary, authors }) => {
    const entry = glances[0]?.fresh.find(({ id }) => id === link);
    expect(entry).toMatchObject({ id: link, title, link, published: instant });
    expect(entry?.summary.slice(0, summary.length)).toBe(summary);
    if (authors.length > 0) expect(entry?.authors).toBe(reader.authors(authors, file));
  });

  test.each(unpublished)("$path does not appear", ({ words }) => {
    const seen = JSON.stringify(glances.map(({ fresh, kept }) => [fresh, kept])).toLowerCase();
    expect(seen).toContain(edited.before);
    for (const word of words) expect(seen).not.toContain(word.toLowerCase());
  });

  test("rebuilt on later days without a change: nothing is new, and nothing is different", () => {
    const later = glances.slice(1, 4);
    expect(later.map(({ fresh }) => ids(fresh))).toEqual([[], [], []]);
    for (const { kept } of later) expect(kept).toEqual(glances[0]?.kept);
  });

  test("rebuilt without a change: a reader that asks is told so with 304", () => {
    const told = glances.slice(1, 4).map(({ answered }) => answered.map(({ status }) => status));
    const asks = (fetched: number) => reader.asksAfter !== undefined && fetched >= reader.asksAfter;
    expect(told).toEqual([1, 2, 3].map((fetched) => [asks(fetched) ? 304 : 200]));
  });

  test("one body edited and one article added: exactly one is new", () => {
    expect(ids(glances[4]?.fresh)).toEqual([lamp.id]);
    expect(glances[4]?.fresh[0]).toMatchObject({ title: lamp.title, published: lamp.published });
    expect(ids(glances[4]?.kept)).toEqual([...everything, lamp.id].sort());
  });

  test("the edited article keeps its date, and has its new words where the reader takes them", () => {
    const entry = glances[4]?.kept.find(({ id }) => id === edited.id);
    expect(entry?.published).toBe("2026-01-19T00:00:00Z");
    expect(entry?.summary).toContain(reader.showsEdits ? edited.after : edited.before);
  });
});
