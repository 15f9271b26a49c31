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

const capital = "[\\p{Lu}\\p{Lo}][\\p{Lu}\\p{Lo}\\p{M}.'’-]*";
/** Words in capitals, or of a script that has none; a second part after a comma or a slash may be a state. */
const inCapitals = `${capital}(?: ${capital}){0,3}(?:\\/${capital}(?: ${capital}){0,2})?(?:, [\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.]*(?: [\\p{Lu}\\p{Lo}][\\p{L}.]*)?)?`;
const title = "[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}.'’-]*";
const inTitleCase = `${title}(?: (?:\\p{Ll}{2,3} )?${title}){0,3}(?:\\/${title})?`;
const day =
  "(?<day>\\d{1,2}(?:st|nd|rd|th|\\.|er|º)?(?: de)? ב?\\p{L}[\\p{L}\\p{M}]{1,14}\\.?|ב?\\p{L}[\\p{L}\\p{M}]{1,14}\\.? \\d{1,2}(?:st|nd|rd|th|\\.)?)(?:,? \\d{4})?";
const agency = " ?(?:\\((?<agency>[\\p{L}][^()]{1,40})\\)|\\/[^/]{2,30}\\/)";
/** A dash, apart from the word before it unless it is a long one. */
const dash = " ?(?:[—–]|\\.[-—–]) ?| (?:--?) |(?<=\\))[.:] |(?<=\\/)\\.? ";

/** What follows the place; where one of the two stands, a place in small letters is one too. */
const shapes = [
  `^(?<place>${inCapitals})(?:[,.]? ${day})?(?:${agency})?`,
  `^(?<place>${inTitleCase})[,.]? ${day}(?:${agency}|\\.? [\\p{Lu}.]{4,20})?`,
  `^(?<place>${inTitleCase})${agency}`,
];
const openings = [
  ...shapes.map((shape) => new RegExp(`${shape}(?:${dash})(?=\\S)`, "u")),
  /^[[(［（](?<place>\p{L}{2,12})[ 　](?<day>\p{Nd}{1,2}日)[ 　](?<agency>[^\])］）]{1,20})[\])］）][ 　]?[-—–]?[ 　]?/u,
  /^\p{L}{2,6}社(?<place>\p{L}{2,8}?)(?<day>\d{1,2}月\d{1,2}日)[电電][ 　]?/u,
];
const alone = [
  `^(?<place>${inCapitals})[,.]? ${day}(?:${agency})?(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inTitleCase}), ${day}(?:${agency})?(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inCapitals})${agency}(?:${dash.replaceAll(" ", " ?")})?$`,
  `^(?<place>${inCapitals}) ?[—–-]{1,2}$`,
].map((shape) => new RegExp(shape, "u"));

/** Words in capitals that open a line, and are no place. */
const noPlace =
  /^(?:BREAKING|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|EXPLAINER|LIVE|VIDEO|WATCH|PHOTOS?|CORRECTION|CORRECTED|NEWS|FACTBOX|FLASH|ALERT|JUST IN|URGENT|NOTE|EDITOR|DEVELOPING|INTERVIEW|FEATURE|SPORTS?|WEATHER|EIL|EILMELDUNG|URGENTE|ÚLTIMA HORA|ALERTE|DIRECT|СРОЧНО|МОЛНИЯ|عاجل|速報|快讯|[QA]|I|A|TL;?DR|PS|FAQ|AP|AFP|DPA|TODAY|PLUS|OK)\b/iu;
/** Agencies as they sign; behind a place that is not in capitals other words in brackets may mean anything. */
const agencies =
  /^(?:reuters|ap|afp|dpa|efe|ansa|aa|xinhua|tass|interfax|pti|ani|ians|upi|bloomberg|apa|sda|keystone-sda|kna|epd|sid|anp|belga|ntb|tt|ritzau|stt|pap|čtk|ctk|mti|agerpres|bta|tanjug|lusa|kyodo|jiji|yonhap|cna|antara|bernama|vna|nan|spa|wam|mena|qna|kuna|petra|cnn|bbc|dw|voa|rfe\/rl|ips|pa|cp|aap|ots|тасс|интерфакс|укринформ|укрінформ|رويترز|أ ?ف ?ب|ا ف ب|فرانس برس|د ?ب ?أ|الأناضول|واس|وام|قنا|بترا|רויטרס|ロイター|共同|時事|新华社|연합뉴스)\b|^(?:رويترز|أ ?ف ?ب|فرانس برس|الأناضول|واس|وام|قنا|بترا|רויטרס|ロイター|共同|時事)/iu;
/** In characters: a dateline stands at the beginning of its line. */
const longest = 120;

/** The dateline that opens a paragraph of wire text; none where something else may be meant. */
export function datelineOf(paragraph: string): Dateline | undefined {
  const head = paragraph.slice(0, longest);
  for (const opening of openings) {
    const match = opening.exec(head);
    const { place = "", day, agency } = match?.groups ?? {};
    if (match === null || noPlace.test(place)) continue;
    const inCapitals = /^\p{Lu}{3}/u.test(place.replace(/[ .'’-]/g, ""));
    // A story begins with a capital; "NASA — the agency" is none.
    const begins = inCapitals && !/^\p{Ll}/u.test(paragraph.slice(match[0].length));
    if (day !== undefined || begins || (agency !== undefined && (inCapitals || agencies.test(agency))))
      return {
        place: plainText(place.replace(/(?<=\p{Ll}{3})\.$/u, "")),
        ...(day !== undefined && { day: day.normalize("NFKC") }),
        length: match[0].length,
      };
  }
  return undefined;
}

/** Whether a paragraph is a dateline and nothing else. */
export function isDateline(paragraph: string): boolean {
  return paragraph.length <= longest && alone.some((shape) => shape.test(paragraph));
}
