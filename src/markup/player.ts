import type { Url } from "../model.ts";
import { webUrl } from "./url.ts";

/** Something that a page shows out of another site, and where a person finds it there. */
export interface Player {
  /** the site's name */
  readonly name: string;
  readonly page: Url;
  /** a picture of it, where its address follows from the page's */
  readonly picture?: Url;
  /** what a frame shows, where the site allows one; over https */
  readonly frame?: Url;
}

interface Found {
  readonly page: string;
  readonly picture?: string;
  /** where it is not the address that was written */
  readonly frame?: string;
}

interface Site {
  readonly name: string;
  /** the whole host */
  readonly host: RegExp;
  readonly find: (url: URL) => Found | undefined;
  /** whether it never stands in a frame: the site forbids it, or the host may be anybody's */
  readonly linkedOnly?: true;
}

/** The site's page by the parts of the player's path. */
const byPath =
  (path: RegExp, page: (parts: readonly string[], url: URL) => string, picture?: (id: string) => string) =>
  (url: URL): Found | undefined => {
    const [, ...parts] = path.exec(url.pathname) ?? [];
    const [id] = parts;
    if (id === undefined) return undefined;
    return { page: page(parts, url), ...(picture && { picture: picture(id) }) };
  };
/** The site's page as a parameter of the player's address says it. */
const byParameter =
  (...names: string[]) =>
  (url: URL): Found | undefined => {
    const page = names.map((name) => url.searchParams.get(name)).find((value) => value);
    return page ? { page } : undefined;
  };
const itself = (url: URL): Found => ({ page: url.href });

function youTube(url: URL): Found | undefined {
  const list = url.searchParams.get("list");
  const id =
    /^\/(?:embed|v|e|shorts|live)\/([\w-]{6,})/.exec(url.pathname)?.[1] ??
    (url.hostname === "youtu.be"
      ? /^\/([\w-]{6,})/.exec(url.pathname)?.[1]
      : (url.searchParams.get("v") ?? undefined));
  if (id === undefined || id === "videoseries" || !/^[\w-]{6,}$/.test(id)) {
    if (list === null || !/^[\w-]+$/.test(list)) return undefined;
    return {
      page: `https://www.youtube.com/playlist?list=${list}`,
      frame: `https://www.youtube-nocookie.com/embed/videoseries?list=${list}`,
    };
  }
  const start = /^(\d+)s?$/.exec(url.searchParams.get("start") ?? url.searchParams.get("t") ?? "")?.[1];
  return {
    page: `https://www.youtube.com/watch?v=${id}${start ? `&t=${start}s` : ""}`,
    picture: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
    frame: `https://www.youtube-nocookie.com/embed/${id}${start ? `?start=${start}` : ""}`,
  };
}

function map(url: URL): Found {
  const asked = url.searchParams.get("q") ?? url.searchParams.get("destination");
  if (asked) return { page: `https://www.google.com/maps?q=${encodeURIComponent(asked)}` };
  const [, longitude, latitude] = /!2d(-?\d+\.?\d*)!3d(-?\d+\.?\d*)/.exec(url.href) ?? [];
  // An address that is for frames alone shows nothing by itself.
  return {
    page: latitude ? `https://www.google.com/maps?q=${latitude},${longitude}` : "https://www.google.com/maps",
  };
}

function openStreetMap(url: URL): Found {
  const [latitude, longitude] = (url.searchParams.get("marker") ?? "").split(",");
  const box = (url.searchParams.get("bbox") ?? "").split(",").map(Number);
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = box;
  if (latitude && longitude)
    return { page: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}` };
  const middle = [(south + north) / 2, (west + east) / 2].map((degrees) => degrees.toFixed(5));
  return Number.isFinite(west + south + east + north)
    ? { page: `https://www.openstreetmap.org/#map=13/${middle.join("/")}` }
    : itself(url);
}

/** Sites whose players, posts and maps are shown within articles; the first that knows an address counts. */
const sites: readonly Site[] = [
  {
    name: "YouTube",
    host: /^(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    find: youTube,
  },
  {
    name: "Vimeo",
    host: /^(?:player\.|www\.)?vimeo\.com$/,
    find: byPath(/^\/(?:video\/)?(\d+)(?:\/(\w+))?/, ([id = "", key], url) => {
      const hash = key ?? url.searchParams.get("h");
      return `https://vimeo.com/${id}${hash ? `/${hash}` : ""}`;
    }),
  },
  {
    name: "Dailymotion",
    host: /^(?:www\.|geo\.)?dailymotion\.com$/,
    find: (url) => {
      const id = /^\/(?:embed\/)?video\/(\w+)/.exec(url.pathname)?.[1] ?? url.searchParams.get("video");
      return id
        ? {
            page: `https://www.dailymotion.com/video/${encodeURIComponent(id)}`,
            picture: `https://www.dailymotion.com/thumbnail/video/${encodeURIComponent(id)}`,
          }
        : undefined;
    },
  },
  {
    name: "Twitter",
    host: /^platform\.(?:twitter|x)\.com$/,
    find: (url) => {
      const id = url.searchParams.get("id") ?? "";
      return /^\d+$/.test(id) ? { page: `https://twitter.com/i/status/${id}` } : undefined;
    },
  },
  {
    name: "Bluesky",
    host: /^embed\.bsky\.app$/,
    find: byPath(
      /^\/embed\/([\w:.-]+)\/app\.bsky\.feed\.post\/(\w+)/,
      ([did, key]) => `https://bsky.app/profile/${did}/post/${key}`,
    ),
  },
  {
    name: "Instagram",
    host: /^(?:www\.)?instagram\.com$/,
    find: (url) => {
      const post = /^\/(?:[\w.]+\/)?((?:p|reel|tv)\/[\w-]+)/.exec(url.pathname)?.[1];
      const page = `https://www.instagram.com/${post}/`;
      return post === undefined ? undefined : { page, frame: `${page}embed/` };
    },
  },
  {
    name: "TikTok",
    host: /^www\.tiktok\.com$/,
    find: byPath(
      /^\/(?:embed(?:\/v\d)?|player\/v1)\/(\d+)/,
      ([id]) => `https://www.tiktok.com/@_/video/${id}`,
    ),
  },
  { name: "Facebook", host: /^(?:www\.)?facebook\.com$/, find: byParameter("href") },
  {
    name: "SoundCloud",
    host: /^w\.soundcloud\.com$/,
    find: (url) => {
      const track = url.searchParams.get("url") ?? "";
      // An address of the interface shows nothing to people; the player does.
      return /^https?:\/\/api\./.test(track) || track === "" ? itself(url) : { page: track };
    },
  },
  {
    name: "Spotify",
    host: /^open\.spotify\.com$/,
    find: byPath(/^\/embed(?:-podcast)?\/(\w+\/\w+)/, ([id]) => `https://open.spotify.com/${id}`),
  },
  {
    name: "Apple Music",
    host: /^embed\.music\.apple\.com$/,
    find: (url) => ({ page: `https://music.apple.com${url.pathname}${url.search}` }),
  },
  {
    name: "Apple Podcasts",
    host: /^embed\.podcasts\.apple\.com$/,
    find: (url) => ({ page: `https://podcasts.apple.com${url.pathname}${url.search}` }),
  },
  { name: "Bandcamp", host: /^bandcamp\.com$/, find: itself },
  {
    name: "CodePen",
    host: /^codepen\.io$/,
    find: byPath(
      /^\/([\w-]+)\/(?:embed|pen)\/(?:preview\/)?(\w+)/,
      ([person, id]) => `https://codepen.io/${person}/pen/${id}`,
    ),
  },
  {
    name: "CodeSandbox",
    host: /^codesandbox\.io$/,
    find: byPath(/^\/embed\/([\w-]+)/, ([id]) => `https://codesandbox.io/s/${id}`),
  },
  {
    name: "StackBlitz",
    host: /^stackblitz\.com$/,
    find: byPath(/^\/edit\/([\w-]+)/, ([id]) => `https://stackblitz.com/edit/${id}`),
  },
  {
    name: "JSFiddle",
    host: /^jsfiddle\.net$/,
    find: byPath(/^(\/(?:[\w-]+\/)+?)embedded\//, ([path]) => `https://jsfiddle.net${path}`),
  },
  {
    name: "Gist",
    host: /^gist\.github\.com$/,
    linkedOnly: true,
    find: byPath(/^\/([\w-]+\/\w+|\w+)(?:\.js|\.pibb)?$/, ([path]) => `https://gist.github.com/${path}`),
  },
  {
    name: "Google Maps",
    host: /^(?:www\.|maps\.)?google\.[a-z.]{2,6}$/,
    find: (url) => (/^\/maps/.test(url.pathname) || url.hostname.startsWith("maps.") ? map(url) : undefined),
  },
  {
    name: "OpenStreetMap",
    host: /^www\.openstreetmap\.org$/,
    find: (url) => (url.pathname.startsWith("/export/embed") ? openStreetMap(url) : undefined),
  },
  {
    name: "Internet Archive",
    host: /^archive\.org$/,
    find: byPath(
      /^\/embed\/([\w.-]+)/,
      ([id]) => `https://archive.org/details/${id}`,
      (id) => `https://archive.org/services/img/${id}`,
    ),
  },
  {
    name: "Twitch",
    host: /^(?:player|clips)\.twitch\.tv$/,
    find: (url) => {
      const [video, channel, clip] = ["video", "channel", "clip"].map((name) => url.searchParams.get(name));
      if (clip) return { page: `https://clips.twitch.tv/${encodeURIComponent(clip)}` };
      if (video)
        return { page: `https://www.twitch.tv/videos/${encodeURIComponent(video.replace(/^v/, ""))}` };
      return channel ? { page: `https://www.twitch.tv/${encodeURIComponent(channel)}` } : undefined;
    },
  },
  {
    name: "Loom",
    host: /^www\.loom\.com$/,
    find: byPath(/^\/embed\/(\w+)/, ([id]) => `https://www.loom.com/share/${id}`),
  },
  { name: "TED", host: /^embed\.ted\.com$/, find: (url) => ({ page: `https://www.ted.com${url.pathname}` }) },
  {
    name: "Reddit",
    host: /^(?:embed\.reddit|www\.redditmedia)\.com$/,
    find: (url) => ({ page: `https://www.reddit.com${url.pathname}` }),
  },
  {
    name: "Figma",
    host: /^(?:www|embed)\.figma\.com$/,
    find: (url) => byParameter("url")(url) ?? itself(url),
  },
  { name: "Google Docs", host: /^(?:docs|drive|calendar)\.google\.com$/, find: itself },
  { name: "Speaker Deck", host: /^speakerdeck\.com$/, find: itself },
  { name: "SlideShare", host: /^www\.slideshare\.net$/, find: itself },
  {
    name: "Datawrapper",
    host: /^datawrapper\.dwcdn\.net$/,
    find: byPath(
      /^\/(\w+)/,
      ([id]) => `https://datawrapper.dwcdn.net/${id}/`,
      (id) => `https://datawrapper.dwcdn.net/${id}/full.png`,
    ),
  },
  {
    name: "Flourish",
    host: /^(?:flo\.uri\.sh|public\.flourish\.studio)$/,
    find: byPath(
      /^\/((?:visualisation|story)\/\d+)/,
      ([path]) => `https://public.flourish.studio/${path}/`,
      (path) => `https://public.flourish.studio/${path}/thumbnail`,
    ),
  },
  // Programs that stand on many hosts, known by their paths.
  {
    name: "PeerTube",
    host: /./,
    linkedOnly: true,
    find: byPath(/^\/videos\/embed\/([\w-]{8,})$/, ([id], url) => `${url.origin}/w/${id}`),
  },
  {
    name: "Mastodon",
    host: /./,
    linkedOnly: true,
    find: byPath(/^(\/@[\w.@-]+\/\d+)\/embed$/, ([path], url) => `${url.origin}${path}`),
  },
];

/** The player at an address, if its site is known. */
export function playerAt(address: string, base: Url): Player | undefined {
  const written = webUrl(address, base);
  if (written === undefined) return undefined;
  const url = new URL(written);
  for (const { name, host, find, linkedOnly } of sites) {
    const found = host.test(url.hostname) ? find(url) : undefined;
    const page = found && webUrl(found.page);
    if (found === undefined || page === undefined) continue;
    const picture = found.picture === undefined ? undefined : webUrl(found.picture);
    const frame = linkedOnly ? undefined : webUrl((found.frame ?? written).replace(/^http:/, "https:"));
    return { name, page, ...(picture && { picture }), ...(frame && { frame }) };
  }
  return undefined;
}
