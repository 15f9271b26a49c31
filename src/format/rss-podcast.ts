import { appleTypes } from "../markup/podcast.ts";
import type { Author, Channel, FeedItem, Show } from "../model.ts";
import { address, type Elements, element, text } from "./xml.ts";

/** What a podcast says of itself (Apple, "A Podcaster's Guide to RSS"; podcast namespace 1.0). */
export function showElements({ show, publishEmail }: Channel): Elements {
  if (show === undefined) return [];
  const { owner, guid, locked } = show;
  return [
    text("itunes:author", show.author),
    text("itunes:summary", show.summary),
    show.artwork && element("itunes:image", { href: show.artwork }),
    show.categories.map(({ name, subcategory }) =>
      element(
        "itunes:category",
        { text: name },
        subcategory && element("itunes:category", { text: subcategory }),
      ),
    ),
    text("itunes:explicit", yes(show.explicit)),
    text("itunes:type", show.type),
    owner && element("itunes:owner", {}, text("itunes:name", owner.name), text("itunes:email", owner.email)),
    show.complete ? text("itunes:complete", "Yes") : undefined,
    show.block ? text("itunes:block", "Yes") : undefined,
    address("itunes:new-feed-url", show.newFeedUrl),
    text("podcast:guid", guid),
    locked === undefined
      ? undefined
      : text("podcast:locked", locked ? "yes" : "no", { owner: publishEmail ? owner?.email : undefined }),
    show.funding.map(({ url, title }) => text("podcast:funding", title, { url })),
  ];
}

/**
 * What an episode of a podcast says of itself; programs take any feed with a word of `itunes:` for a podcast, and miss
 * the rest of what one says. Its authors are the `dc:creator`s: Apple lists no `itunes:author` of an episode any
 * more, and programs that read both would show everybody twice.
 */
export function episodeElements({ episode, attachments, image }: FeedItem): Elements {
  const [recording] = attachments;
  if (episode === undefined || recording === undefined) return [];
  const { number, season, transcripts, chapters, hosts, guests } = episode;
  return [
    text("itunes:title", episode.title),
    text("itunes:duration", recording.duration),
    text("itunes:season", season),
    text("itunes:episode", number),
    text("itunes:episodeType", episode.kind),
    text("itunes:explicit", yes(episode.explicit)),
    image && isArtwork(image) ? element("itunes:image", { href: image.url }) : undefined,
    text("podcast:season", season),
    text("podcast:episode", number),
    transcripts.map(({ url, type }) => element("podcast:transcript", { url, type })),
    chapters && element("podcast:chapters", { url: chapters.url, type: chapterType(chapters.type) }),
    hosts.map((host) => person(host, "host")),
    guests.map((guest) => person(guest, "guest")),
  ];
}

const yes = (said: boolean | undefined) => (said === undefined ? undefined : String(said));

/** Whether directories would show the picture as that of an episode: they take squares, of two types. */
const isArtwork = ({ type = "", width, height }: NonNullable<FeedItem["image"]>) =>
  /^image\/(jpeg|png)$/.test(type) && width === height;

/** Chapters in JSON have a type of their own (podcast namespace 1.0, `chapters`). */
const chapterType = (type: string) => (type === "application/json" ? "application/json+chapters" : type);

const person = ({ name, link, avatar }: Author, role: "host" | "guest") =>
  text("podcast:person", name, { role, img: avatar, href: link });

/** The name by which podcast directories know a type: they list M4A under an unregistered one. */
export function nameForDirectories(show: Show | undefined): (type: string) => string {
  return (type) => (show === undefined ? type : (appleTypes.get(type) ?? type));
}
