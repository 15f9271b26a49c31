import { type Diagnostic, diagnose } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import { appleTypes } from "../markup/podcast.ts";
import { webUrl } from "../markup/url.ts";
import type { Attachment, Config, Entry, Episode, Media } from "../model.ts";
import { attach } from "./media.ts";

/** The files of an entry, the recordings first, and the episode that the first of them is. */
export interface Attached {
  readonly attachments: Attachment[];
  readonly episode?: Episode;
}

/** Of each file that entries attach, by its address, the oldest entry that does. */
export function holdersOf(entries: readonly Entry[]): Map<string, Entry> {
  const holders = new Map<string, Entry>();
  for (const entry of entries) {
    for (const { source } of entry.article.details.attachments) {
      const url = webUrl(source, entry.link);
      const holder = url && holders.get(url);
      const older = holder === undefined || isOlder(entry, holder);
      if (url !== undefined && older) holders.set(url, entry);
    }
  }
  return holders;
}

const isOlder = (one: Entry, other: Entry) =>
  one.published < other.published || (one.published === other.published && one.id < other.id);

/**
 * Measures the files that go with an entry.
 * @param holders by address, the entry whose recording it is: a podcast has each once
 */
export async function attachAll(
  entry: Entry,
  holders: ReadonlyMap<string, Entry>,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Attached> {
  const { details } = entry.article;
  const files: { media: Media; file: Attachment }[] = [];
  for (const media of details.attachments) {
    const file = await attach(media, entry, config, disk, found);
    if (file !== undefined) files.push({ media, file });
  }
  const recordings = files.filter(({ file }) => isRecording(file));
  const ordered = [...recordings, ...files.filter(({ file }) => !isRecording(file))];
  const [first] = recordings;
  if (first === undefined) return { attachments: ordered.map(({ file }) => file) };
  const { transcripts, chapters, duration, ...notes } = details.episode ?? noNotes;
  const recording =
    first.file.duration === undefined && duration !== undefined ? { ...first.file, duration } : first.file;
  if (config.feeds.some((plan) => plan.podcast)) {
    const holder = holders.get(recording.url);
    if (holder !== undefined && holder !== entry) {
      const facts = { key: first.media.key, written: first.media.source, other: holder.article.file };
      found.push(diagnose("episode-shared", facts, first.media.place));
      return { attachments: ordered.filter((one) => one !== first).map(({ file }) => file) };
    }
    reportForApple(recording, first.media, entry, config, found);
  }
  const attachments = ordered.map((one) => (one === first ? recording : one.file));
  const typed = await typedFiles(
    [...transcripts, ...(chapters ? [chapters] : [])],
    entry,
    config,
    disk,
    found,
  );
  const chapterFile = chapters && typed.get(chapters);
  const episode: Episode = {
    ...notes,
    transcripts: transcripts.flatMap((media) => typed.get(media) ?? []),
    ...(chapterFile && { chapters: chapterFile }),
  };
  return { attachments, episode };
}

const noNotes = { transcripts: [], hosts: [], guests: [], chapters: undefined, duration: undefined };

const isRecording = ({ type = "" }: Attachment) => /^(audio|video)\//.test(type);

/** Transcripts and chapters: the podcast namespace asks for the type of each, so that one without cannot be shown. */
async function typedFiles(
  media: readonly Media[],
  entry: Entry,
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<Map<Media, Attachment & { type: string }>> {
  const typed = new Map<Media, Attachment & { type: string }>();
  for (const one of media) {
    const file = await attach(one, entry, config, disk, found);
    if (file?.type !== undefined) typed.set(one, { ...file, type: file.type });
  }
  return typed;
}

/** What Apple Podcasts would not take. */
function reportForApple(
  { type = "" }: Attachment,
  { key, source, place }: Media,
  { article: { details, place: whole } }: Entry,
  { feeds }: Config,
  found: Diagnostic[],
): void {
  if (!appleTypes.has(type)) found.push(diagnose("episode-format", { key, written: source, type }, place));
  const counts = (details.episode?.kind ?? "full") === "full";
  const isSerial = feeds.some(({ podcast }) => podcast?.type === "serial");
  if (isSerial && counts && details.episode?.number === undefined)
    found.push(diagnose("episode-number-missing", {}, whole));
}
