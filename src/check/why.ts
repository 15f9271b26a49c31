import type { Diagnostic } from "../diagnostic.ts";
import { type Config, type Entry, type Feed, mainFeed, type PassedOver } from "../model.ts";

/** What is known of a build when somebody asks about a file. */
export interface Asked {
  readonly passedOver: ReadonlyMap<string, PassedOver>;
  readonly entries: readonly Entry[];
  readonly feeds: readonly Feed[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * One sentence that says why an article is in the feeds, or is not.
 * @param file relative to the root, `/` between folders
 * @param exists whether there is such a file
 */
export function why(
  file: string,
  exists: boolean,
  { passedOver, entries, feeds, diagnostics }: Asked,
  config: Config,
): string {
  if (!exists) return `${file} is in no feed: there is no such file.`;
  if (config.articles !== "." && !file.startsWith(`${config.articles}/`)) {
    return `${file} is in no feed: it does not lie below ${config.articles}, where the articles are.`;
  }
  const passed = reasonFor(file, passedOver);
  if (passed !== undefined) return `${file} is in no feed: ${passed}.`;
  const isAsked = (other: string | undefined) => other?.replace(/^\.\//, "") === file;
  const entry = entries.find(({ article }) => isAsked(article.file));
  const found = diagnostics.filter(({ place }) => isAsked(place?.file));
  const error = found.find(({ severity }) => severity === "error");
  if (entry === undefined || (error !== undefined && !isShown(entry, feeds)))
    return notPublic(file, found, error);
  const holding = feeds.filter(({ items }) => items.some(({ id }) => id === entry.id));
  const several = new Set(feeds.map(({ name }) => name)).size > 1;
  const feed = holding.find(({ name, paging }) => name === mainFeed && paging.page === undefined);
  const day = new Date(entry.published).toISOString().replace(".000Z", "Z");
  if (feed === undefined) {
    const newer = entries.filter(({ published }) => published > entry.published).length;
    const are = newer === 1 ? "article is" : "articles are";
    const where =
      holding.length === 0 ? "is in no feed" : `is not in the main feed, but in ${namesOf(holding)}`;
    const room = newer < config.limit ? feeds.find(({ name }) => name === mainFeed)?.room : undefined;
    const bound = room ? `${room.most} bytes (\`maxBytes\`` : `${config.limit} (\`limit\``;
    return `${file} ${where}: ${newer} ${are} newer, and ${several ? "the main feed shows" : "the feeds show"} ${bound} in the config).`;
  }
  const position = feed.items.findIndex(({ id }) => id === entry.id) + 1;
  const others = holding.filter((one) => one !== feed);
  return `${file} is in the ${several ? "main feed" : "feeds"}, as number ${position} of ${feed.items.length}: published ${day}, ${entry.link}.${others.length > 0 ? ` It is in ${namesOf(others)} too.` : ""}`;
}

const namesOf = (feeds: readonly Feed[]) =>
  feeds
    .map(({ name, paging: { page } }) =>
      page === undefined ? `\`${name}\`` : `page ${page} of the archive of \`${name}\``,
    )
    .join(", ");

const isShown = ({ id }: Entry, feeds: readonly Feed[]) =>
  feeds.some(({ items }) => items.some((item) => item.id === id));

const articles = ".md, .markdown, .mdx, .html, .htm and .txt";
/** Of a file, or a folder above it. */
const words: Readonly<Record<PassedOver, string>> = {
  "hidden name":
    "names that begin with `.` or `#` or end in `~`, node_modules, and what robots read are passed over",
  "ignored by the config": "a pattern under `ignore` in the config leaves it out",
  "front page":
    "`index` and `README` at the top of the articles folder are pages about the articles; move it into a folder of its own if it is one",
  "section page": "`_index` is the page of a folder",
  "beside a bundle": "it lies beside an `index` file, as a part of that article",
  machinery: "site generators keep layouts and data there, no articles",
  "hidden by the generator": "the site's generator passes over names that begin with `_`",
  "unread ending": `its ending is not read; ${articles} are`,
};

/** Why the file was passed over, or a folder in which it lies. */
function reasonFor(file: string, passedOver: Asked["passedOver"]): string | undefined {
  const parts = file.split("/");
  for (let length = parts.length; length > 0; length--) {
    const path = parts.slice(0, length).join("/");
    const reason = passedOver.get(path) ?? passedOver.get(`./${path}`);
    if (reason === undefined) continue;
    return length === parts.length ? words[reason] : `it lies in ${path}, and ${words[reason]}`;
  }
  return undefined;
}

const reasons = new Set(["draft", "unlisted", "withdrawn", "scheduled", "expired", "page-without-date"]);

function notPublic(file: string, found: readonly Diagnostic[], error: Diagnostic | undefined): string {
  const state = found.find(({ code }) => reasons.has(code));
  if (state !== undefined)
    return `${file} is in no feed: ${state.message.replace(/: in no feed/, "")}; ${state.help}.`;
  if (error !== undefined)
    return `${file} is in no feed: ${error.message} (line ${error.place?.line ?? 1}); ${error.help}.`;
  const passed = found.find(({ code }) => code === "file-not-followed");
  if (passed !== undefined) return `${file} is in no feed: ${passed.message}; ${passed.help}.`;
  return `${file} is in no feed: it is no article by its name (${articles} are).`;
}
