import { escapeUTF8 } from "entities";

/** How the generators' own words for players of other sites are written, and the address that each stands for. */
const players: Readonly<Record<string, (id: string, all: readonly string[]) => string | undefined>> = {
  youtube: (id) => `https://www.youtube.com/embed/${id}`,
  vimeo: (id) => `https://player.vimeo.com/video/${id}`,
  tweet: (id, all) => tweet(all.find((one) => /^\d{6,}$/.test(one)) ?? id),
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  gist: (id, [, second]) =>
    `https://gist.github.com/${second && /^\w+$/.test(second) ? `${id}/${second}` : id}`,
  dailymotion: (id) => `https://www.dailymotion.com/embed/video/${id}`,
  embed: () => undefined,
};
const tweet = (id: string) =>
  /^\d+$/.test(id) ? `https://platform.twitter.com/embed/Tweet.html?id=${id}` : undefined;
const others: Readonly<Record<string, string>> = {
  ...{
    youtubeplayer: "youtube",
    youtubevideo: "youtube",
    youtubeembed: "youtube",
    embedyoutube: "youtube",
    yt: "youtube",
  },
  ...{ twitter: "tweet", x: "tweet", xembed: "tweet", vimeoplayer: "vimeo", ghgist: "gist" },
};
const identifier = /^[\w./-]{2,100}$/;

/**
 * A frame for what a shortcode, a tag or a component of a known name shows: `youtube dQw4w9WgXcQ`,
 * `include youtube.html id="…"`, `vimeo(id="…")`; nothing for any other.
 */
export function frameOf(written: string): string | undefined {
  const [, include, rest = ""] = /^[\s<%-]*(include(?:_cached)?\s+)?([\s\S]*)$/.exec(written) ?? [];
  const [, said = "", list = ""] = /^([\w/-]+)(?:\.(?:html|liquid|njk))?([\s(][\s\S]*)$/.exec(rest) ?? [];
  const values = [
    ...list.matchAll(
      /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(https?:\/\/[^\s"'<>]+|[^\s"'(),=<>/%][^\s"'(),=<>%]*))/g,
    ),
  ].map(([, key, double, single, bare]) => ({
    key: key?.toLowerCase(),
    value: (double ?? single ?? bare ?? "").replace(/\\(.)/g, "$1").trim(),
  }));
  const provider =
    include && /^(?:video|embed)$/.test(said)
      ? values.find(({ key }) => key === "provider")?.value
      : undefined;
  const name = (provider ?? said.replace(/^.*\//, "")).toLowerCase().replace(/[-_]/g, "");
  const player = players[others[name] ?? name];
  if (player === undefined) return undefined;
  const named = values.find(
    ({ key, value }) => /^(?:id|video_?id|src|url|code)$/.test(key ?? "") && value !== "",
  )?.value;
  const plain = values.flatMap(({ key, value }) => (key === undefined ? [value] : []));
  const id = named ?? plain[0] ?? "";
  const title = values.find(({ key }) => key === "title" || key === "caption")?.value;
  const address = /^https?:\/\//.test(id)
    ? id
    : identifier.test(id)
      ? player(id, named === undefined ? plain : [id])
      : undefined;
  if (address === undefined) return undefined;
  return `<iframe src="${escapeUTF8(address)}"${title ? ` title="${escapeUTF8(title)}"` : ""}></iframe>`;
}
