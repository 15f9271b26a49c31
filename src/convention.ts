import { type Convention, meanings } from "./model.ts";

const words = (list: string) => list.trim().split(/\s+/);

/** Which keys mean what, of those that writers for the usual generators use. Lower case; the first written counts. */
export const convention: Convention = {
  title: words("title headline"),
  date: words(
    "date published publishdate publish_date pubdate pub_date datepublished date_published published_at created created_at date_created",
  ),
  updated: words(
    "updated lastmod modified last_modified_at last_modified modified_time datemodified date_modified updated_at date_updated lastupdated last_updated",
  ),
  expires: words("expires expirydate expiry_date unpublishdate"),
  summary: words("summary description excerpt deck dek standfirst lead lede abstract subtitle intro teaser"),
  link: words("permalink link url path"),
  externalLink: words(
    "external_url externalurl external_link source_url sourceurl link_url linkurl external",
  ),
  slug: words("slug"),
  id: words("id guid uuid"),
  authors: words("authors author byline creator"),
  contributors: words(
    "contributors contributor editors editor translators translator illustrators illustrator photographers photographer",
  ),
  tags: words("tags tag keywords"),
  categories: words("categories category"),
  section: words("section"),
  image: words(
    "image images cover cover_image featured_image featuredimage feature_image hero hero_image thumbnail og_image",
  ),
  imageAlt: words("image_alt imagealt cover_alt featured_image_alt feature_image_alt thumbnail_alt alt"),
  banner: words("banner banner_image bannerimage"),
  copyright: words("copyright rights"),
  license: words("license licence"),
  source: words("source"),
  via: words("canonical canonical_url canonicalurl canonical_link original original_url via"),
  related: words("related"),
  comments: words("comments comments_url discussion"),
  commentCount: words("comment_count commentcount comments_count"),
  inReplyTo: words("in_reply_to in-reply-to inreplyto"),
  attachments: words("attachments attachment enclosure audio video podcast_file media"),
  episode: words("episode episode_number episodenumber itunes_episode"),
  season: words("season season_number seasonnumber itunes_season"),
  episodeType: words("episode_type episodetype itunes_episode_type"),
  episodeTitle: words("episode_title episodetitle itunes_title"),
  duration: words("duration audio_duration itunes_duration"),
  explicit: words("explicit itunes_explicit"),
  transcripts: words("transcript transcripts"),
  chapters: words("chapters"),
  hosts: words("hosts host"),
  guests: words("guests guest"),
  language: words("lang language locale"),
  content: words("content"),
  draft: words("draft"),
  public: words("published public"),
  status: words("status state"),
  unlisted: words("unlisted hidden eleventyexcludefromcollections"),
  feed: words("feed rss"),
  withdrawn: words("withdrawn"),
  republish: words("republish"),
  type: words("type"),
};

/** The usual keys after those that the site's owner named. */
export function withKeys(added: Partial<Convention>): Convention {
  const merged = meanings.map((meaning) => [meaning, [...(added[meaning] ?? []), ...convention[meaning]]]);
  return Object.fromEntries(merged) as Convention;
}
