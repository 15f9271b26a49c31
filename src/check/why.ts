import type { Diagnostic } from "../diagnostic.ts";
import type { Config, Entry, Feed } from "../model.ts";

/** What is known of a build when somebody asks about a file. */
export interface Asked {
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
  { entries, feeds, diagnostics }: Asked,
  config: Config,
): string {
  if (!exists) return `${file} is in no feed: there is no such file.`;
  if (!file.startsWith(`${config.articles}/`)) {
    return `${file} is in no feed: it does not lie below ${config.articles}, where the articles are.`;
  }
  const entry = entries.find((one) => one.file === file);
  const found = diagnostics.filter(({ place }) => place?.file === file);
  const error = found.find(({ severity }) => severity === "error");
  if (entry === undefined || (error !== undefined && !isShown(entry, feeds)))
    return notPublic(file, found, error);
  const feed = feeds.find(({ items }) => items.some(({ id }) => id === entry.id));
  const day = new Date(entry.published).toISOString().replace(".000Z", "Z");
  if (feed === undefined) {
    const newer = entries.filter(({ published }) => published > entry.published).length;
    const are = newer === 1 ? "article is" : "articles are";
    return `${file} is in no feed: ${newer} ${are} newer, and the feeds show ${config.limit} (\`limit\` in the config).`;
  }
  const position = feed.items.findIndex(({ id }) => id === entry.id) + 1;
  return `${file} is in the feeds, as number ${position} of ${feed.items.length}: published ${day}, ${entry.link}.`;
}

const isShown = ({ id }: Entry, feeds: readonly Feed[]) =>
  feeds.some(({ items }) => items.some((item) => item.id === id));

const reasons = new Set(["draft", "unlisted", "withdrawn", "scheduled", "expired", "page-without-date"]);

function notPublic(file: string, found: readonly Diagnostic[], error: Diagnostic | undefined): string {
  const state = found.find(({ code }) => reasons.has(code));
  if (state !== undefined)
    return `${file} is in no feed: ${state.message.replace(/: in no feed/, "")}; ${state.help}.`;
  if (error !== undefined)
    return `${file} is in no feed: ${error.message} (line ${error.place?.line ?? 1}); ${error.help}.`;
  const passed = found.find(({ code }) => code === "file-not-followed");
  if (passed !== undefined) return `${file} is in no feed: ${passed.message}; ${passed.help}.`;
  return `${file} is in no feed: it is no article by its name (.md, .markdown, .mdx, .html, .htm and .txt are, but for names that begin with a dot or \`_index.\`).`;
}
