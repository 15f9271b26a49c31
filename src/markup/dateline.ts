import type { PlainText } from "../model.ts";
import { plainText } from "./text.ts";

/** Where, and on which day, a wire text says that it was written: `MOSCOW, July 25 (Reuters) —`. */
export interface Dateline {
  readonly place: PlainText;
  /** as written, without a year: `July 25` */
  readonly day?: string;
  /** of the line that it opens, in UTF-16 units: where the story begins */
  readonly length: number;
}

/** What the patterns name stands for itself; of all other characters one stands for each kind. */
const named = /[\0-\x7f—–’ºב日月社电電［（］）　]/;
const kinds: readonly (readonly [RegExp, string])[] = [
  [/\p{Lu}/u, "A"],
  [/\p{Ll}/u, "x"],
  [/\p{Lo}/u, "ª"],
  [/\p{L}/u, "ʰ"],
  [/\p{M}/u, "\u0301"],
  [/\p{Nd}/u, "٠"],
  [/\s/, "\t"],
];

/** The kinds of the characters, one for each: patterns with dozens of Unicode's classes take long to build. */
function outlineOf(characters: readonly string[]): string {
  return characters
    .map((one) => (named.test(one) ? one : (kinds.find(([is]) => is.test(one))?.[1] ?? "=")))
    .join("");
}

const upper = "A-Zªºב日月社电電";
const letter = `a-zʰ${upper}`;
const capital = `[${upper}][${upper}\\u0301.'’-]*`;
/** Words in capitals, or of a script that has none; a second part after a comma or a slash may be a state. */
const inCapitals = `${capital}(?: ${capital}){0,3}(?:\\/${capital}(?: ${capital}){0,2})?(?:, [${upper}][${letter}\\u0301.]*(?: [${upper}][${letter}.]*)?)?`;
const title = `[${upper}][${letter}\\u0301.'’-]*`;
const inTitleCase = `${title}(?: (?:[a-z]{2,3} )?${title}){0,3}(?:\\/${title})?`;
const month = `ב?[${letter}][${letter}\\u0301]{1,14}\\.?`;
const day = `(?<day>\\d{1,2}(?:st|nd|rd|th|\\.|er|º)?(?: de)? ${month}|${month} \\d{1,2}(?:st|nd|rd|th|\\.)?)(?:,? \\d{4})?`;
const agency = ` ?(?:\\((?<agency>[${letter}][^()]{1,40})\\)|\\/[^/]{2,30}\\/)`;
/** A dash, apart from the word before it unless it is a long one. */
const dash = " ?(?:[—–]|\\.[-—–]) ?| (?:--?) |(?<=\\))[.:] |(?<=\\/)\\.? ";

/** What follows the place; where one of the two stands, a place in small letters is one too. */
const western = [
  `^(?<place>${inCapitals})(?:[,.]? ${day})?(?:${agency})?`,
  `^(?<place>${inTitleCase})[,.]? ${day}(?:${agency}|\\.? [A-Z.]{4,20})?`,
  `^(?<place>${inTitleCase})${agency}`,
].map((shape) => `${shape}(?:${dash})(?=\\S)`);
/** As they are written in Japan and China. */
const eastern = [
  `^[[(［（](?<place>[${letter}]{2,12})[ 　](?<day>[\\d٠]{1,2}日)[ 　](?<agency>[^\\])］）]{1,20})[\\])］）][ 　]?[-—–]?[ 　]?`,
  `^[${letter}]{2,6}社(?<place>[${letter}]{2,8}?)(?<day>\\d{1,2}月\\d{1,2}日)[电電][ 　]?`,
];
const openings = [...western, ...eastern].map((shape) => new RegExp(shape, "d"));
const alone = [
  `^(?<place>${inCapitals})[,.]? ${day}(?:${agency})?(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inTitleCase}), ${day}(?:${agency})?(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inCapitals})${agency}(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inCapitals}) ?[—–-]{1,2}$`,
].map((shape) => new RegExp(shape));
/** Words in capitals that open a line, and are no place; `\b` knows no letters but those of ASCII. */
const noPlace =
  /^(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|EXPLAINER|LIVE|VIDEO|WATCH|PHOTOS?|CORRECTION|CORRECTED|NEWS|FACTBOX|FLASH|ALERT|JUST IN|URGENT|NOTE|EDITOR|DEVELOPING|INTERVIEW|FEATURE|SPORTS?|WEATHER|EIL|EILMELDUNG|URGENTE|ÚLTIMA HORA|ALERTE|DIRECT|СРОЧНО|МОЛНИЯ|عاجل|速報|快讯|[QA]|I|A|TL;?DR|PS|FAQ|AP|AFP|DPA|TODAY|PLUS|OK)(?![\p{L}\p{M}\p{N}])/iu;
/** Agencies as they sign; behind a place that is not in capitals other words in brackets may mean anything. */
const agencies =
  /^(?:reuters|ap|afp|dpa|efe|ansa|aa|xinhua|tass|interfax|pti|ani|ians|upi|bloomberg|apa|sda|keystone-sda|kna|epd|sid|anp|belga|ntb|tt|ritzau|stt|pap|čtk|ctk|mti|agerpres|bta|tanjug|lusa|kyodo|jiji|yonhap|cna|antara|bernama|vna|nan|spa|wam|mena|qna|kuna|petra|cnn|bbc|dw|voa|rfe\/rl|ips|pa|cp|aap|ots|тасс|интерфакс|укринформ|укрінформ|رويترز|أ ?ف ?ب|ا ف ب|فرانس برس|د ?ب ?أ|الأناضول|واس|وام|قنا|بترا|רויטרס|ロイター|共同|時事|新华社|연합뉴스)(?![\p{L}\p{M}\p{N}])|^(?:رويترز|أ ?ف ?ب|فرانس برس|الأناضول|واس|وام|قنا|بترا|רויטרס|ロイター|共同|時事)/iu;
/** In characters: a dateline stands at the beginning of its line. */
const longest = 120;

/** Without one of these there is no dateline: what parts it from the story, or brackets around it. */
const mark = /[—–()/[［（社-]/;

/** The dateline that opens a paragraph of wire text; none where something else may be meant. */
export function datelineOf(paragraph: string): Dateline | undefined {
  const beginning = paragraph.slice(0, longest);
  if (!mark.test(beginning)) return undefined;
  const head = [...beginning];
  const outline = outlineOf(head);
  for (const opening of openings) {
    const match = opening.exec(outline);
    if (match === null) continue;
    const [place = "", day, agency] = ["place", "day", "agency"].map((group) => {
      const range = match.indices?.groups?.[group];
      return range && head.slice(...range).join("");
    });
    if (noPlace.test(place)) continue;
    const { length } = head.slice(0, match[0].length).join("");
    const inCapitals = /^\p{Lu}{3}/u.test(place.replace(/[ .'’-]/g, ""));
    // A story begins with a capital; "NASA — the agency" is none.
    const begins = inCapitals && !/^\p{Ll}/u.test(paragraph.slice(length));
    if (day !== undefined || begins || (agency !== undefined && (inCapitals || agencies.test(agency))))
      return {
        place: plainText(place.replace(/(?<=\p{Ll}{3})\.$/u, "")),
        ...(day !== undefined && { day: day.normalize("NFKC") }),
        length,
      };
  }
  return undefined;
}

/** Whether a paragraph is a dateline and nothing else. */
export function isDateline(paragraph: string): boolean {
  if (paragraph.length > longest || !/[\d(/]|[—–-]$/.test(paragraph)) return false;
  const outline = outlineOf([...paragraph]);
  return alone.some((shape) => shape.test(outline));
}
