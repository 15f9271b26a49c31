import fs from "node:fs";
import path from "node:path";
import { readers as parsers } from "../../meaning.ts";
import { feedparser } from "../feedparser.ts";
import { newsboat } from "../newsboat.ts";
import { rss2email } from "../rss2email.ts";
import { type Answered, serve } from "../server.ts";
import { sfeed } from "../sfeed.ts";

/** What of an entry the test needs, to know which article it is. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly summary: string;
}

/** Somebody who reads the feeds the whole year. */
export interface Subscriber {
  readonly name: string;
  readonly file: string;
  /** counts title and link into what an entry is */
  readonly isStrict: boolean;
  /** what it shows as new, and what the host answered it */
  look(): Promise<{ readonly fresh: readonly Entry[]; readonly answered: readonly Answered[] }>;
  leave(): Promise<void>;
}

/** A build lets this program stand still for longer than a connection may. */
const headers = { Connection: "close" };

const feedFile = { rss: "rss.xml", atom: "atom.xml", json: "feed.json" };

/** Programs that people read feeds with, and parsers as services use them, each with a server of its own. */
export async function subscribe(host: string, homes: string): Promise<Subscriber[]> {
  const programs = [newsboat, sfeed, rss2email, feedparser].flatMap((reader) =>
    (["rss.xml", "atom.xml"] as const).map(async (file): Promise<Subscriber> => {
      const home = path.join(homes, `${reader.name}-${file}`);
      fs.mkdirSync(home);
      const server = await serve(host, headers);
      const subscription = reader.subscribe(`${server.address}/${file}`, home);
      return {
        ...{ name: reader.name, file, isStrict: reader === sfeed, leave: server.close },
        async look() {
          const asked = server.answered.length;
          const fresh = await subscription.refresh();
          return { fresh, answered: server.answered.slice(asked) };
        },
      };
    }),
  );
  const services = parsers.map(async ({ name, format, read }): Promise<Subscriber> => {
    const server = await serve(host, headers);
    const file = feedFile[format];
    const seen = new Set<string>();
    let asks: Record<string, string> = {};
    return {
      ...{ name, file, isStrict: false, leave: server.close },
      async look() {
        const asked = server.answered.length;
        const response = await fetch(`${server.address}/${file}`, { headers: asks });
        const text = await response.text();
        const entries = response.status === 200 ? await read(text) : [];
        if (response.status === 200) asks = conditionOf(response.headers, name);
        const told = entries.map(({ id = "", title = "", link = "", summary = "", content = "" }) => ({
          ...{ id, title, link, summary: summary || content },
        }));
        const fresh = told.filter(({ id }) => !seen.has(id));
        for (const { id } of fresh) seen.add(id);
        return { fresh, answered: server.answered.slice(asked) };
      },
    };
  });
  return Promise.all([...programs, ...services]);
}

/** Some ask by the tag, some by the date alone. */
function conditionOf(headers: Headers, name: string): Record<string, string> {
  const [tag, date] = [headers.get("etag") ?? "", headers.get("last-modified") ?? ""];
  return name === "rss-parser" ? { "If-Modified-Since": date } : { "If-None-Match": tag };
}
