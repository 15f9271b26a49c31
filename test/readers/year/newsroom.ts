import { pathOf, type Story, storyOf, textOf } from "./story.ts";

/** Entries in a feed. */
export const limit = 40;

/** What an entry of a feed must say of its article. */
export interface Due {
  readonly key: string;
  readonly title: string;
  readonly link: string;
  /** what else its author wrote that feeds tell, or tell the time of */
  readonly said: string;
}

/** One pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** The newsroom, as somebody knows it who does not ask the program: what was published, where, and what feeds must show. */
export class Newsroom {
  readonly stories: Story[] = [];
  site = "http://tidewatch.example";
  permalink = "/:year/:month/:day/:slug.html";

  /** Writes articles, a day apart, the last on `day`; `change` is done to each before anybody sees it. */
  write(count: number, day: string, change: (story: Story, at: number) => void = () => undefined): Story[] {
    const written = Array.from({ length: count }, (_, at) => {
      const date = new Date(Date.parse(day) - (count - 1 - at) * 86_400_000).toISOString().slice(0, 10);
      const story = storyOf(this.stories.length + at, date);
      change(story, at);
      return story;
    });
    this.stories.push(...written);
    return written;
  }

  story(number: number): Story {
    const story = this.stories[number];
    if (story === undefined) throw new Error(`there is no story ${number}`);
    return story;
  }

  /** Those that exist, with a number from `from` on and below `to`. */
  some(from: number, to = this.stories.length): Story[] {
    return this.stories.slice(from, to).filter(({ state }) => state !== "deleted");
  }

  /** The files below the articles folder. */
  files(): Map<string, string | Uint8Array> {
    const files = new Map<string, string | Uint8Array>();
    for (const story of this.some(0)) {
      files.set(pathOf(story), textOf(story));
      if (story.picture !== undefined) files.set(`${story.folder}${story.picture}`, png);
    }
    return files;
  }

  config(): object {
    const { site, permalink } = this;
    return { site, permalink, limit, title: "Tidewatch", language: "en", timeZone: "Europe/Berlin" };
  }

  linkOf({ date, slug, name }: Story): string {
    const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
    const last = slug ?? name.replace(/^\d{4}-\d{2}-\d{2}-/, "");
    const filled = { year, month, day, slug: last };
    return `${this.site}${this.permalink.replace(/:(year|month|day|slug)/g, (_, key: keyof typeof filled) => filled[key])}`;
  }

  /** A build at `now` publishes what is due. */
  publish(now: string): void {
    for (const story of this.stories)
      if (story.state === "public" && story.date <= now) story.published = true;
  }

  /** What a feed shows: of the newest articles that were ever published, those that are to be seen. */
  due(): Due[] {
    return this.stories
      .filter(({ published, past }) => published || past)
      .sort((a, b) => (a.date < b.date ? 1 : -1))
      .slice(0, limit)
      .filter(({ state, past }) => state === "public" && !past)
      .map((story) => ({
        key: story.key,
        title: story.title,
        link: this.linkOf(story),
        said: saidOf(story),
      }));
  }
}

const saidOf = ({ words, summary, updated }: Story) => JSON.stringify({ words, summary, updated });
