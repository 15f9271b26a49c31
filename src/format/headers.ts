import type { Feed, FormatName } from "../model.ts";

/** As browsers must have them: of the type `application/rss+xml` they would show the source, or save a file. */
const servedAs: Readonly<Record<FormatName, string>> = {
  rss: "application/xml; charset=utf-8",
  atom: "application/xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};

const formatNames: readonly FormatName[] = ["rss", "atom", "json"];

/**
 * The file `_headers`, by which Netlify and Cloudflare Pages know what to send with a file: the media type, no
 * guessing at it, a short time in caches, and the links that WebSub asks for (§4), which JSON Feed cannot hold.
 * One rule stands for a whole folder of feeds, since Cloudflare takes 100 rules at most.
 */
export function headers(feeds: readonly Feed[]): string {
  const rules = new Map<string, string[]>();
  for (const feed of feeds) {
    const { options } = feed;
    for (const name of formatNames) {
      const address = options.feedLinks[name];
      if (address === undefined) continue;
      const { pathname, isShared } = pathOf(address, feed);
      // A rule for many feeds cannot say which of them it is; their documents do.
      const links = isShared
        ? []
        : [
            ...options.hubs.map((hub) => `Link: <${hub}>; rel="hub"`),
            ...(options.hubs.length > 0 ? [`Link: <${address}>; rel="self"`] : []),
          ];
      rules.set(pathname, [
        `Content-Type: ${servedAs[name]}`,
        "X-Content-Type-Options: nosniff",
        "Cache-Control: public, max-age=300, must-revalidate",
        ...links,
      ]);
    }
  }
  return [...rules]
    .map(([path, lines]) => `${path}\n${lines.map((line) => `  ${line}\n`).join("")}`)
    .join("\n");
}

/** The path of one feed, or of all in the folder of feeds in which it lies. */
function pathOf(address: string, { name, paging }: Feed): { pathname: string; isShared: boolean } {
  const { pathname } = new URL(address);
  const isOneOfMany = name.includes("/");
  const isPage = paging.page !== undefined;
  const paged = isPage ? pathname.replace(/[^/]+(?=\/[^/]+$)/, ":page") : pathname;
  const named = isPage ? /[^/]+(?=\/archive\/:page\/[^/]+$)/ : /[^/]+(?=\/[^/]+$)/;
  return {
    pathname: isOneOfMany ? paged.replace(named, ":name") : paged,
    isShared: isOneOfMany || isPage,
  };
}
