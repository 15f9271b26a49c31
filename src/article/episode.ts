import { diagnose } from "../diagnostic.ts";
import { typeOfName } from "../markup/mediatype.ts";
import { titleText } from "../markup/title.ts";
import type { EpisodeNotes, Meaning, Media } from "../model.ts";
import { type Fields, yesOrNo } from "./fields.ts";
import { filesIn, seconds, wholeNumber } from "./media.ts";
import { peopleOf } from "./people.ts";

/** Keys under which a file is a recording whatever its name. */
const recordingKeys = new Set(["audio", "video", "podcast_file", "enclosure"]);

/**
 * What is said of the episode that an article carries. Only of one with a recording: `season` and `duration` mean
 * something else in a recipe.
 */
export function episodeOf(fields: Fields, attachments: readonly Media[]): EpisodeNotes | undefined {
  if (!attachments.some(isRecording)) return undefined;
  const title = titleText(fields.text("episodeTitle")?.value ?? "");
  const number = read(fields, "episode", "a whole number from 1", counting);
  const season = read(fields, "season", "a whole number from 1", counting);
  const kind = read(fields, "episodeType", "full, trailer or bonus", kindOf);
  const duration = read(fields, "duration", "seconds, or like 0:01:35", seconds);
  const explicit = read(fields, "explicit", "true or false", explicitOf);
  const [chapters] = filesIn(fields, fields.field("chapters"));
  return {
    ...(title !== "" && { title }),
    ...(number !== undefined && { number }),
    ...(season !== undefined && { season }),
    ...(kind !== undefined && { kind }),
    ...(explicit !== undefined && { explicit }),
    ...(duration !== undefined && { duration }),
    transcripts: filesIn(fields, fields.field("transcripts")),
    ...(chapters && { chapters }),
    hosts: peopleOf(fields, "hosts"),
    guests: peopleOf(fields, "guests"),
  };
}

function isRecording({ source, key, type }: Media): boolean {
  const name = type ?? typeOfName(source);
  return name === undefined ? recordingKeys.has(key.toLowerCase()) : /^(audio|video)\//.test(name);
}

/** A field's value, read; what cannot be meant is reported. */
function read<Value>(
  fields: Fields,
  meaning: Meaning,
  must: string,
  reader: (written: string) => Value | undefined,
): Value | undefined {
  const field = fields.text(meaning, must);
  if (field === undefined) return undefined;
  const value = reader(field.value.trim());
  if (value === undefined)
    fields.report(diagnose("value-not-read", { key: field.key, written: field.value, must }, field.place));
  return value;
}

function counting(written: string): number | undefined {
  const number = wholeNumber(written) ?? 0;
  return number >= 1 && Number.isSafeInteger(number) ? number : undefined;
}

/** `clean` is what Apple's word for no was until 2019. */
const explicitOf = (written: string) => (/^clean$/i.test(written) ? false : yesOrNo(written));

const kinds = ["full", "trailer", "bonus"] as const;
function kindOf(written: string): EpisodeNotes["kind"] | undefined {
  return kinds.find((kind) => kind === written.toLowerCase());
}
