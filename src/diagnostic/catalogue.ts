export type Severity = "error" | "warning" | "note";

interface Kind<Facts> {
  readonly severity: Severity;
  readonly message: (facts: Facts) => string;
  readonly help: (facts: Facts) => string;
  /** the exit code of the command where it is not the severity's own: 1 for an error, else 0 */
  readonly exit?: 1 | 2 | 3;
}

type Text<Facts> = string | ((facts: Facts) => string);

function kind<Facts>(
  severity: Severity,
  message: Text<Facts>,
  help: Text<Facts>,
  exit?: 1 | 2 | 3,
): Kind<Facts> {
  const text = (words: Text<Facts>) => (typeof words === "string" ? () => words : words);
  return { severity, message: text(message), help: text(help), ...(exit && { exit }) };
}

/** An error holds its article back; the others are published. */
const error = <Facts = object>(message: Text<Facts>, help: Text<Facts>) => kind("error", message, help);
const warning = <Facts = object>(message: Text<Facts>, help: Text<Facts>) => kind("warning", message, help);
const note = <Facts = object>(message: Text<Facts>, help: Text<Facts>) => kind("note", message, help);
/** Wrong usage or config: nothing is written. */
const refusal = <Facts = object>(message: Text<Facts>, help: Text<Facts>) => kind("error", message, help, 2);
/** Nothing could be published: the old files stay as they were. */
const failure = <Facts = object>(message: Text<Facts>, help: Text<Facts>) => kind("error", message, help, 3);

interface Written {
  /** the key as typed */
  readonly key: string;
  readonly written: string;
}
/** In characters; of a longer value only the beginning is shown. */
const longestShown = 80;
const value = ({ key, written }: Written) =>
  `\`${key}: ${written.length > longestShown ? `${written.slice(0, longestShown)}…` : written}\``;

/** Every diagnostic: what it says, and what to do. Nothing is said that does not stand here. */
export const catalogue = {
  // Files
  "file-unreadable": error<{ reason: string }>(
    ({ reason }) => `the file cannot be read: ${reason}`,
    "check that it still exists and that you may read it",
  ),
  "file-changed": error("the file changed while the feeds were being made", "run the command again"),
  "file-binary": error<{ byte: number }>(
    ({ byte }) => `this is not text: byte ${byte} is zero`,
    "save the article as text in UTF-8, or move the file out of the articles folder",
  ),
  "file-encoding": error<{ byte: number; encoding: string }>(
    ({ byte, encoding }) => `this is not ${encoding} from byte ${byte} on`,
    'save the file as UTF-8, or name the encoding of files that are not Unicode in the config: `"encoding": "windows-1252"`',
  ),
  "file-not-followed": warning<{ what: string }>(
    ({ what }) => `this is ${what} and was passed over`,
    "put the file itself into the articles folder",
  ),
  "file-twin": warning<{ other: string }>(
    ({ other }) => `but for capitals, or how its letters are composed, this is the name of \`${other}\``,
    "give one of them another name: many disks can keep only one of the two",
  ),
  "ending-not-read": warning<{ ending: string; count: number }>(
    ({ ending, count }) =>
      `${count === 1 ? "a file ends" : `${count} files end`} in ${ending}, which Feedwright does not read`,
    "convert to Markdown (.md), HTML (.html) or plain text (.txt)",
  ),
  "articles-none": warning<{ folder: string }>(
    ({ folder }) => `the folder \`${folder}\` holds no articles`,
    "put Markdown (.md), HTML (.html) or plain text (.txt) files there; until then the feeds are empty",
  ),

  // Front matter
  "front-matter-open": error<{ fence: string }>(
    "the front matter is not closed",
    ({ fence }) => `end it with a line that says only \`${fence}\``,
  ),
  "front-matter-fence": error<{ fence: string }>(
    ({ fence }) => `this looks like front matter, but no file may begin it with this \`${fence}\``,
    "begin the file with a line that says only `---`, without blanks before it, and end the front matter with another",
  ),
  "front-matter-syntax": error<{ language: string; reason: string }>(
    ({ language, reason }) => `the front matter is not ${language}: ${reason}`,
    ({ language }) =>
      language === "YAML"
        ? "quote values that hold `: `, `#` or begin with `@ % & * ! | > [ {`, and indent with spaces, not tabs"
        : `correct it by the rules of ${language}, or write it as YAML between two lines \`---\``,
  ),
  "front-matter-no-fields": error<{ found: string }>(
    ({ found }) => `the front matter is ${found}, not keys with values`,
    "write one key and its value on each line, such as `title: Harbour news`",
  ),
  "front-matter-language": error<{ language: string }>(
    ({ language }) => `front matter in \`${language}\` is not read, and nothing in it is run`,
    "write it as YAML between two lines `---`",
  ),
  "front-matter-too-large": error<{ reason: string }>(
    ({ reason }) => `the front matter is too large: ${reason}`,
    "keep what belongs to the text below the front matter, and only what describes it above",
  ),
  "key-repeated": warning<{ key: string }>(
    ({ key }) => `\`${key}\` is written twice; this one counts`,
    "keep one of them",
  ),
  "key-near-miss": warning<{ key: string; nearest: string }>(
    ({ key, nearest }) => `\`${key}\` means nothing here; did you mean \`${nearest}\`?`,
    ({ key, nearest }) => `write \`${nearest}\`, or leave \`${key}\` if it is for something else`,
  ),
  "value-not-text": error<{ key: string; found: string }>(
    ({ key, found }) => `\`${key}\` must be text, not ${found}`,
    ({ key }) => `write one line of text after \`${key}:\`; quote it if it begins with \`[\` or \`{\``,
  ),
  "value-not-read": warning<Written & { must: string }>(
    (facts) => `${value(facts)} is ignored: it must be ${facts.must}`,
    ({ key, must }) => `write ${must} after \`${key}:\`, or remove the line`,
  ),
  "value-not-yes-or-no": error<Written>(
    (facts) => `${value(facts)} is neither yes nor no`,
    "write `true` or `false`, or remove the line",
  ),

  // Words
  "title-from-file": warning<{ title: string }>(
    ({ title }) => `no title and no heading: "${title}" is made of the file's name`,
    "write `title: …` in the front matter, or begin the text with a heading",
  ),
  "title-long": warning<{ length: number }>(
    ({ length }) =>
      `the title has ${length} characters; readers show about 75, aggregators refuse more than 150`,
    "shorten the title and say the rest in `summary`",
  ),
  "characters-removed": warning<{ character: string; where: string }>(
    ({ character, where }) => `${character} in ${where} cannot stand in a feed; it was taken out`,
    "delete the invisible character; feeds with it would not open in any reader",
  ),
  "direction-open": warning<{ where: string }>(
    ({ where }) =>
      `${where} turns the writing direction and does not turn it back; it was turned back at the end`,
    "delete the invisible mark (U+202A to U+202E, U+2066 to U+2068), or close it with U+202C or U+2069",
  ),
  "picture-too-large": warning<{ count: number; most: number }>(
    ({ count, most }) =>
      `${count === 1 ? "a picture" : `${count} pictures`} of more than ${most} characters in the text itself; left out`,
    "put the picture into a file beside the article and link to it",
  ),
  "tags-many": warning<{ key: string; count: number }>(
    ({ key, count }) => `${count} ${key}; readers show only a few`,
    "keep those by which somebody would look for the article",
  ),
  "shortcodes-removed": note<{ written: string; count: number }>(
    ({ written, count }) =>
      `only a site generator understands \`${written}\`${count > 1 ? ` and ${count - 1} more like it` : ""}; left out of the feeds`,
    "nothing, if the text reads well without",
  ),
  "embed-left-out": note<{ address: string; more: number }>(
    ({ address, more }) =>
      `a frame that shows ${address}${more > 0 ? `, and ${more} more,` : ""} is left out: no reader would show it`,
    'give it a title, so that a link can stand in its place: `<iframe title="The tides of 2024" …>`',
  ),
  "content-too-large": warning<{ bytes: number; most: number }>(
    ({ bytes, most }) =>
      `the whole text has ${bytes} bytes, more than ${most}; only its summary is in the feeds`,
    "shorten the text, or allow more with `maxItemBytes` in the config",
  ),
  "body-too-deep": error(
    "the text is nested too deeply to be read",
    "look for tags or quotes that are opened again and again and never closed",
  ),

  // Dates
  "date-impossible": error<Written>(
    (facts) => `${value(facts)} is a day or time that does not exist`,
    "correct the date; write it as `2024-12-05` or `2024-12-05 14:30`",
  ),
  "date-unclear": error<Written>(
    (facts) => `${value(facts)} cannot be read as a date`,
    "write it as `2024-12-05` or `2024-12-05 14:30`, with a zone such as `+01:00` if it matters",
  ),
  "date-ignored": warning<Written & { problem: "impossible" | "unclear" }>(
    (facts) =>
      `${value(facts)} ${facts.problem === "impossible" ? "does not exist" : "cannot be read as a date"} and is ignored`,
    "write it as `2024-12-05` or `2024-12-05 14:30`",
  ),
  "date-in-gap": warning<Written & { zone: string; instant: string }>(
    (facts) => `${value(facts)} was skipped by the clocks of ${facts.zone}; taken as ${facts.instant}`,
    "write another time, or the zone you mean",
  ),
  "date-epoch": note<Written & { instant: string }>(
    (facts) => `${value(facts)} is read as ${facts.instant}`,
    "nothing, if that is the date you mean",
  ),
  "date-without-day": warning<Written>(
    (facts) => `${value(facts)} names no day; the first of the month is used`,
    "write the day too: `2024-12-05`",
  ),
  "date-from-dateline": note<{ place: string; instant: string }>(
    ({ place, instant }) =>
      `no date but that of the dateline, in the year of the file's path: ${place}, ${instant}`,
    "nothing, if that is the date of publication; else write `date: …` in the front matter",
  ),
  "date-missing": warning<{ day: string }>(
    ({ day }) => `no date, so the day of this build is used: ${day}`,
    ({ day }) =>
      `write \`date: ${day}\`, or begin the file's name with it; until then the ledger keeps the date`,
  ),
  "page-without-date": warning<{ day: string }>(
    "no date, where the other articles have one: taken for a page, in no feed",
    ({ day }) => `write \`date: ${day}\` to publish it, or \`feed: false\` if it is a page indeed`,
  ),
  "date-zone-missing": note(
    "dates without a zone are taken as UTC; `timeZone` in the config names another",
    'write the zone of your newsroom in the config: `"timeZone": "Europe/London"`',
  ),
  "updated-too-early": warning<Written>(
    (facts) => `${value(facts)} is before the date of publication, which is used`,
    "correct one of the two dates",
  ),

  // Links and identity
  "link-refused": warning<Written>(
    (facts) => `${value(facts)} is not an address that a feed may lead to and is ignored`,
    "write an http or https address, or a path on your site",
  ),
  "slug-cleaned": warning<Written & { clean: string }>(
    (facts) => `${value(facts)} holds parts that cannot stand in an address; "${facts.clean}" is used`,
    "use letters, digits and hyphens",
  ),
  "link-shared": warning<{ link: string; other: string; used: string }>(
    ({ link, other, used }) =>
      `\`${link}\` is the address of \`${other}\` already; this one is published as \`${used}\``,
    "give it a `slug`, or put `:year` into `permalink` in the config if your site's addresses hold the year",
  ),
  "link-taken": error<{ link: string; other: string }>(
    ({ link, other }) => `\`${link}\` is the address of \`${other}\` too`,
    "give one of them another `slug` or `permalink`",
  ),
  "id-taken": error<{ id: string; other: string }>(
    ({ id, other }) => `\`${id}\` is the id of \`${other}\` too`,
    "give each article an id of its own, or none",
  ),

  // What was published before
  "move-uncertain": error<{ count: number }>(
    ({ count }) =>
      `this may be ${count === 1 ? "an article that vanished" : `one of ${count} articles that vanished`}, or a new one`,
    "write the line that is shown, or, if the article is new, an `id` of its own; `--accept` takes all such for new",
  ),
  "id-changed": error<Written & { id: string }>(
    (facts) => `${value(facts)} would show the article again: its readers know it as \`${facts.id}\``,
    ({ key, id }) => `write \`${key}: ${id}\`, or remove the line; \`--accept\` changes the id all the same`,
  ),
  gone: warning<{ title: string }>(
    ({ title }) => `"${title}" was published and is there no more; it is out of the feeds`,
    "put the file back if that was an accident; its id is kept for it",
  ),
  guard: failure<{ count: number; of: number }>(
    ({ count, of }) =>
      `${count} of ${of} published articles would vanish or be shown again; nothing was written`,
    "look for a folder that was moved, emptied or named wrongly; if it is meant, say `--accept`",
  ),
  "ledger-lost": failure<{ feed: string; count: number }>(
    ({ feed, count }) =>
      `the ledger is lost: ${feed} has ${count === 1 ? "an entry" : `${count} entries`}, and no \`.published.jsonl\` beside the articles says under which ids and dates; nothing was written`,
    ({ feed }) =>
      `look whether the articles folder is the right one, and take \`.published.jsonl\` from version control; else \`feedwright build --against ${feed}\` takes ids and dates from the feed; if all may begin anew, say \`--accept\``,
  ),
  "site-changed": failure<{ count: number; from: string; to: string }>(
    ({ count, from, to }) =>
      `the site moves from ${from} to ${to}, and with it the links of ${count === 1 ? "an article" : `${count} articles`}; nothing was written`,
    "correct `site` if it is wrong; if the site moves, say `--accept` once: all ids stay as they are",
  ),
  frozen: failure<{ what: string }>(
    ({ what }) => `the ledger would have to record ${what}, and it is frozen`,
    "run `feedwright build` without `--frozen` and commit the ledger",
  ),
  "frozen-new": warning(
    "a new article that is not in the ledger, which is frozen",
    "run `feedwright build` without `--frozen` and commit the ledger",
  ),

  // The ledger
  "ledger-unreadable": failure<{ reason: string }>(
    ({ reason }) => `the ledger of what was published cannot be read: ${reason}`,
    "check that you may read it; without it subscribers could see everything again",
  ),
  "ledger-conflict": failure<{ mark: string }>(
    ({ mark }) => `\`${mark}\` is left of a merge in the ledger`,
    "delete the lines of marks and keep those of both sides; `feedwright init` tells git to do so by itself",
  ),
  "ledger-line": failure<{ reason: string }>(
    ({ reason }) => `this line of the ledger is not one: ${reason}`,
    "take the file as it was from version control; each line is one JSON object that a build wrote",
  ),
  "ledger-ids": failure<{ path: string; id: string }>(
    ({ path, id }) => `\`${path}\` has two ids; here it is \`${id}\``,
    "delete the line whose id your subscribers do not know: the one that never was in the feeds",
  ),
  "ledger-newer": failure<{ version: string }>(
    ({ version }) => `the ledger is of version ${version}, which this Feedwright does not know`,
    "install the Feedwright that wrote it, or a later one",
  ),

  "ledger-changed": failure(
    "the ledger was changed while the feeds were being made; nothing was written",
    "run the command again",
  ),
  "ledger-uncommitted": warning<{ file: string }>(
    ({ file }) => `this build changed ${file}, which is lost with this machine unless it is committed`,
    "build and commit where the articles are written, or let this job commit the file; `--frozen` makes sure",
  ),
  "build-running": failure<{ file: string }>(
    "another build is writing; nothing was written",
    ({ file }) => `run the command again when it has ended; if there is none, delete ${file}`,
  ),
  "memo-ignored": note(
    "what was remembered of the last build is damaged, or another program wrote it; it is not used",
    "nothing: this build remembers anew",
  ),
  "memo-unwritable": note<{ reason: string }>(
    ({ reason }) => `what this build made cannot be remembered: ${reason}`,
    "let node_modules/.cache or the cache folder of your account be written, or build with --no-memo",
  ),

  // People, languages, media
  "author-without-name": warning<Written>(
    (facts) => `${value(facts)} names nobody; e-mail addresses are not published`,
    "write the name: `author: Ann Lee`",
  ),
  "language-unknown": warning<Written>(
    (facts) => `${value(facts)} is not a language tag and is ignored`,
    "write a tag such as `en-GB`, `de` or `zh-Hant`",
  ),
  "media-missing": warning<Written & { folders: string }>(
    (facts) => `${value(facts)}: there is no such file beside the article or in ${facts.folders}`,
    'correct the name, or name the folder that your site serves in the config: `"media": ["public"]`',
  ),
  "media-refused": warning<Written>(
    (facts) => `${value(facts)} is not an address of a file and is ignored`,
    "write an http or https address, or a path on your site",
  ),
  "media-unreadable": warning<Written & { reason: string }>(
    (facts) => `${value(facts)}: the file cannot be read: ${facts.reason}`,
    "allow reading it; until then the feeds say only what its name says",
  ),
  "media-empty": warning<Written>(
    (facts) => `${value(facts)}: the file is empty`,
    "put what it should hold into it, or remove the line",
  ),
  "media-damaged": warning<Written & { type: string; missing: string }>(
    (facts) => `${value(facts)}: ${facts.missing} cannot be found; the file is damaged, or not ${facts.type}`,
    "open it in a program that shows or plays it, and save it again",
  ),
  "media-type-differs": warning<Written & { type: string; expected: string; by: "type" | "name" }>(
    (facts) => `${value(facts)}: the file is ${facts.type}, not ${facts.expected} as its ${facts.by} says`,
    ({ by }) =>
      by === "type"
        ? "correct `type`, or remove it; the feeds say what the file is"
        : "give the file the ending of what it is; the feeds say that, but servers may go by the name",
  ),
  "media-type-unknown": warning<Written>(
    (facts) => `${value(facts)}: nothing says what type of file this is`,
    "write the address under `url` and a media type such as `audio/mpeg` or `image/jpeg` under `type`",
  ),
  "media-length-unknown": warning<Written>(
    (facts) => `${value(facts)}: nothing says how many bytes the file has`,
    "write the address under `url` and its bytes under `length`, or keep a copy in a folder of `media`",
  ),

  // Podcasts
  "podcast-incomplete": warning<{ missing: string }>(
    ({ missing }) => `podcast directories ask for what the config does not say: ${missing}`,
    "write it in the config; until then Apple Podcasts refuses the feed",
  ),
  "podcast-artwork": warning<Written & { is: string; smallest: number; largest: number }>(
    (facts) => `${value(facts)} is ${facts.is}, and Apple Podcasts does not take that`,
    ({ smallest, largest }) =>
      `make it a square JPEG or PNG of ${smallest} to ${largest} pixels on each side; 3000 look best`,
  ),
  "podcast-category": refusal<{ written: string; nearest: string | undefined }>(
    ({ written, nearest }) =>
      `\`podcast.category\`: Apple Podcasts has no category \`${written}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`,
    ({ nearest }) =>
      nearest === undefined
        ? "choose one of the list at https://podcasters.apple.com/support/1691-apple-podcasts-categories"
        : `write \`${nearest}\``,
  ),
  "episode-format": warning<Written & { type: string }>(
    (facts) => `${value(facts)} is ${facts.type}, which Apple Podcasts does not play`,
    "publish the recording as MP3 or M4A (a film as MP4, M4V or MOV)",
  ),
  "episode-number-missing": warning(
    "an episode of a serial podcast has no number, so that nobody can tell the order",
    "write `episode: 1` and so on, or `episodeType: trailer` (`bonus`) if it has none",
  ),
  "episode-shared": warning<Written & { other: string }>(
    (facts) => `${value(facts)} is the recording of \`${facts.other}\` already, and is left out here`,
    "give each episode a recording with an address of its own; directories ignore the second",
  ),

  // Held back on purpose
  draft: note(
    "a draft: in no feed",
    "remove `draft` (or what else says so: a status, `published: false`, the folder) to publish it",
  ),
  unlisted: note(
    "unlisted: in no feed",
    "remove what says so (`unlisted`, `feed: false`, `type: page`, the layout of a page) to have it in the feeds",
  ),
  withdrawn: note("withdrawn: in no feed", "remove `withdrawn` to have it back"),
  scheduled: note<{ instant: string }>(
    ({ instant }) => `scheduled: in no feed until ${instant}`,
    "build again then",
  ),
  expired: note<{ instant: string }>(
    ({ instant }) => `expired: in no feed since ${instant}`,
    "remove `expires` to have it back",
  ),

  // Config and usage
  usage: refusal<{ message: string; help: string }>(
    ({ message }) => message,
    ({ help }) => help,
  ),
  "config-unreadable": refusal<{ reason: string }>(
    ({ reason }) => `the config cannot be read: ${reason}`,
    "correct the file, or name another with `--config`",
  ),
  "config-syntax": refusal<{ reason: string }>(
    ({ reason }) => `the config is not JSON: ${reason}`,
    "correct it; keys and texts stand in double quotes, and the last one has no comma after it",
  ),
  "config-key": refusal<{ key: string; nearest: string | undefined; known: string }>(
    ({ key, nearest }) =>
      `the config has no key \`${key}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`,
    ({ nearest, known }) =>
      nearest === undefined ? `remove it; known keys are ${known}` : `write \`${nearest}\``,
  ),
  "config-value": refusal<{ key: string; written: string; must: string }>(
    ({ key, written, must }) => `\`${key}\` must be ${must}, not ${written}`,
    ({ key, must }) => `write ${must} for \`${key}\`, or remove it`,
  ),
  "config-feed": refusal<{ reason: string; help: string }>(
    ({ reason }) => reason,
    ({ help }) => help,
  ),
  "config-where": refusal<{ where: string; reason: string }>(
    ({ where, reason }) => `\`${where}\` is not understood: ${reason}`,
    'write such as `tag:boats and not (author:"Ann Lee" or year:2024)`',
  ),
  "feed-empty": warning<{ name: string; where: string; nearest: string | undefined }>(
    ({ name, where, nearest }) =>
      `no article is in the feed \`${name}\`, by \`${where}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`,
    "correct `where`; or leave it: the feed is written from its first article on, and stays",
  ),
  "slice-spellings": note<{ kind: string; spellings: readonly string[] }>(
    ({ kind, spellings }) =>
      `${spellings.map((one) => `\`${one}\``).join(" and ")} are one ${kind}, and have one feed`,
    "write it the same everywhere, if it is to be shown the same everywhere",
  ),
  "slice-name-shared": warning<{ value: string; other: string; folder: string }>(
    ({ value, other, folder }) =>
      `\`${value}\` and \`${other}\` make the same name of a feed: that of \`${value}\` lies in ${folder}/`,
    "write both the same if they mean the same",
  ),
  "site-missing": refusal(
    "the address of the site is not known, and feeds need absolute links",
    'give `--site https://example.org/`, or write it in the config: `"site": "https://example.org/"`',
  ),
  "articles-missing": refusal<{ folder: string }>(
    ({ folder }) => `there is no folder \`${folder}\``,
    "name the folder of your articles with `--articles DIR`",
  ),
  "articles-unreadable": refusal<{ folder: string }>(
    ({ folder }) => `the folder \`${folder}\` may not be looked into`,
    "allow reading it, or name another with `--articles DIR`",
  ),
  "feed-title-missing": warning<{ title: string }>(
    ({ title }) => `the feed has no title; the site's name is used: ${title}`,
    'give `--title "…"`, or write it in the config: `"title": "…"`',
  ),

  // What comes out
  "output-foreign": failure<{ path: string }>(
    ({ path }) => `${path} is there already, and Feedwright did not write it`,
    "move it away, or choose another folder with `--out DIR`",
  ),
  "output-left-out": note<{ path: string }>(
    ({ path }) => `${path} is there already, and Feedwright did not write it: it stays, and ours is left out`,
    'nothing; or name our page in the config, `"page": "feeds.html"`, or `"page": false` for none',
  ),
  "output-unwritable": failure<{ path: string; reason: string }>(
    ({ path, reason }) => `${path} cannot be written: ${reason}`,
    "the feeds written before are still whole; make room or allow writing, and run again",
  ),
  "feed-too-large": warning<{ path: string; bytes: number }>(
    ({ path, bytes }) =>
      `${path} has ${bytes} bytes; feeds of more than 1 MB are cut or refused by some readers`,
    'show summaries (`"content": "summary"`), or fewer entries (`"limit": 20`)',
  ),
  "feed-shortened": note<{ most: number; summaries: number; gone: number }>(
    ({ most, summaries, gone }) =>
      `so that the feed has no more than ${most} bytes (\`maxBytes\`), ${[
        ...(summaries > 0
          ? [
              `${summaries === 1 ? "an entry is" : `${summaries} entries are`} shown as ${summaries === 1 ? "a summary" : "summaries"}`,
            ]
          : []),
        ...(gone > 0
          ? [`${gone === 1 ? "the oldest entry is" : `the ${gone} oldest entries are`} left out`]
          : []),
      ].join(" and ")}`,
    "nothing need be done; or allow more with `maxBytes` in the config: what was left out stays out",
  ),
  "feed-not-shortened": warning<{ most: number; bytes: number }>(
    ({ most, bytes }) =>
      `the feed has ${bytes} bytes, more than the ${most} of \`maxBytes\`: what is left may not be cut`,
    "allow more with `maxBytes` in the config; an entry is cut once it is in a page of the archive, and the newest never",
  ),
  "output-invalid": failure<{ path: string; reason: string }>(
    ({ path, reason }) => `${path} would not be valid: ${reason}`,
    "this is a mistake of Feedwright's; please report it with the articles. Nothing was written",
  ),

  // Feeds of others
  "feed-invalid": error<{ message: string; by: string; help: string }>(
    ({ message, by }) => `${message} (${by})`,
    ({ help }) => help,
  ),
  "feed-doubtful": warning<{ message: string; by: string; help: string }>(
    ({ message, by }) => `${message} (${by})`,
    ({ help }) => help,
  ),
  "feed-note": note<{ message: string; by: string; help: string }>(
    ({ message, by, help }) => `${message} (${by}); ${help}`,
    "nothing needs to be done",
  ),
  "feed-missing": refusal<{ file: string; reason: string }>(
    ({ file, reason }) => `the feed ${file} cannot be read: ${reason}`,
    "give the path of a feed, or an address that begins with http:// or https://",
  ),
  "fetch-address": refusal<{ address: string }>(
    ({ address }) => `${address} is not the address of a feed on the web`,
    "give an address that begins with http:// or https://, without user and password",
  ),
  "fetch-private": refusal<{ address: string }>(
    ({ address }) => `${address} lies inside of a network, not on the web`,
    "if that is where your feed is, say so: `--allow-private`",
  ),
  "fetch-limit": failure<{ address: string; limit: string }>(
    ({ address, limit }) => `${address} is given up: ${limit}`,
    "look at the address in a browser; save the document and name the file instead",
  ),
  "fetch-failed": failure<{ address: string; reason: string }>(
    ({ address, reason }) => `${address} cannot be fetched: ${reason}`,
    "look at the address in a browser, or try again later",
  ),
  "feed-unknown": failure<{ found: string; address: string | undefined }>(
    ({ found }) => `this is no RSS, Atom or JSON feed; it is ${found}`,
    ({ address }) =>
      address === undefined ? "name the address or file of a feed" : `its feed is ${address}`,
  ),
  "feed-page-unread": warning<{ page: string; reason: string }>(
    ({ page, reason }) => `an older page of the feed cannot be read, ${page}: ${reason}`,
    "run the command again; the entries on that page are not known",
  ),
  "feed-pages-many": warning<{ most: number }>(
    ({ most }) => `the feed has more than ${most} pages; the others are not read`,
    "name the address of the next page as a further feed",
  ),
  "feed-page-elsewhere": warning<{ page: string }>(
    ({ page }) => `the feed goes on elsewhere, at ${page}; a file leads to nothing that is read`,
    "name the feed by its address, or the files of its other pages too",
  ),
  "feed-file": refusal<{ file: string; reason: string }>(
    ({ file, reason }) => `${file} cannot be read: ${reason}`,
    "name the address of a feed, or a file that holds one",
  ),

  // Taking over
  "adopt-entry-alone": warning<{ title: string; link: string; feed: string }>(
    ({ title, link, feed }) => `no article is "${title}" of ${feed}: ${link}`,
    "if it is one of yours, write its id into the front matter and adopt again; its id is given to no other article",
  ),
  "adopt-article-alone": warning(
    "in no feed that was taken over: subscribers will see it as new",
    "nothing, if they have not seen it yet; else write the id that they know it by: `id: …`",
  ),
  "adopt-uncertain": warning<{ count: number }>(
    ({ count }) =>
      `may be ${count === 1 ? "an entry" : `one of ${count} entries`} of the old feed; not certain enough`,
    "write the line into the front matter if it is, and adopt again",
  ),
  "adopt-past": note<{ count: number; since: string }>(
    ({ count, since }) =>
      `${count === 1 ? "an article is" : `${count} articles are`} from before ${since}, where the old feed ends: no feed will show ${count === 1 ? "it" : "them"} again`,
    "nothing: subscribers have seen them long ago",
  ),
  "adopt-other-id": error<{ id: string; other: string }>(
    ({ id, other }) => `is published as ${id} already; the old feed knows it as ${other}`,
    "if no subscriber has seen it under the first, take the second with `--accept`",
  ),
  "adopt-written-id": error<{ key: string; written: string; other: string }>(
    ({ key, written, other }) => `\`${key}: ${written}\` is another id than its readers know: ${other}`,
    ({ key, other }) => `write \`${key}: ${other}\`, or remove the line`,
  ),
  "adopt-id-taken": error<{ id: string; other: string }>(
    ({ id, other }) => `${id}, by which the old feed knows it, is the id of \`${other}\``,
    "look at both entries of the old feed; an id can be of one article only",
  ),
  "adopt-feed-id": error<{ id: string; other: string }>(
    ({ id, other }) => `the feed is published as ${id} already; the old one was ${other}`,
    "if nobody has subscribed to it yet, take the old one with `--accept`",
  ),
  "adopt-other-feed": warning<{ feed: string; first: string; count: number }>(
    ({ feed, first, count }) =>
      `${feed} has other ids than ${first} for ${count === 1 ? "an article" : `${count} articles`}; they are not taken`,
    "its subscribers will see those once more; name the feed with the most subscribers first",
  ),
  "adopt-no-ids": warning<{ feed: string; count: number }>(
    ({ feed, count }) => `${count === 1 ? "an entry" : `${count} entries`} of ${feed} had no id`,
    "readers went by the address or the title then: some will show them once more, whatever is done",
  ),
  "adopt-no-iri": warning<{ feed: string; count: number; example: string }>(
    ({ feed, count, example }) =>
      `${count === 1 ? "an id" : `${count} ids`} of ${feed} may not stand in Atom: ${example} is no IRI`,
    "the RSS feed has them as they are: let the old feed's address lead to it, else its subscribers see those once more",
  ),
  "adopt-dates": note<{ count: number; example: string; ours: string; theirs: string }>(
    ({ count, example, ours, theirs }) =>
      `${count === 1 ? "an article has" : `${count} articles have`} another date than in the old feed: \`${example}\` ${ours}, there ${theirs}`,
    "nothing is shown again for that; `timeZone` in the config settles hours, `date` in the article the rest",
  ),

  // What subscribers will see
  "shown-again": error<{
    title: string;
    id: string;
    before: string | undefined;
    feed: string;
    isTaken: boolean;
  }>(
    ({ title, id, before, feed }) =>
      before === undefined
        ? `"${title}" comes back into ${feed}, where it was long ago: some readers will show it again`
        : `"${title}" would be shown again: known as ${before}, now ${id}`,
    ({ before, isTaken }) =>
      before === undefined
        ? "nothing, if that is meant"
        : isTaken
          ? "Atom may hold IRIs only; the RSS feed has the id as it was: let the old feed's address lead to that"
          : `take the ids over that subscribers know: \`feedwright adopt\`; or write \`id: ${before}\` into the article`,
  ),
};

export type Catalogue = typeof catalogue;
export type Code = keyof Catalogue;
