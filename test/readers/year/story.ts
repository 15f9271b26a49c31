/** Articles of an invented newsroom, as many as one wants and always the same ones. */

export type Dialect = "yaml" | "toml" | "json" | "none";

/** An article as somebody knows it who saw everything that was done to it. */
export interface Story {
  /** stands in its text for ever: by it the test knows the article again, whatever becomes of the rest */
  readonly key: string;
  readonly language: string;
  /** of its first publication, without a zone: `2026-01-05T10:20` */
  readonly date: string;
  title: string;
  /** below the articles folder, with a slash at the end, or nothing */
  folder: string;
  name: string;
  ending: "md" | "html" | "txt";
  dialect: Dialect;
  slug?: string;
  summary?: string;
  updated?: string;
  /** the sentences of its text */
  words: string[];
  state: "public" | "draft" | "withdrawn" | "broken" | "deleted";
  /** a picture that lies beside it */
  readonly picture?: string;
  /** of the years before ours, and too old for the feed of then: no feed ever shows it */
  past?: true;
  /** a build has published it */
  published?: true;
}

const subjects: Readonly<Record<string, readonly string[]>> = {
  en: [
    "The ferry",
    "A lost gull",
    "The harbour bell",
    "Mrs Tamsin’s boat",
    "The chart room",
    "A crate of tea",
  ],
  de: [
    "Der Lotse",
    "Ein alter Kutter",
    "Die Hafenmühle",
    "Frau Lührsens Boje",
    "Das Leuchtfeuer",
    "Der Ebbzug",
  ],
  ja: ["渡し船", "迷子の鴎", "港の鐘", "古い海図", "灯台守", "茶箱"],
  he: ["המעבורת", "שחף אבוד", "פעמון הנמל", "סירת העץ", "המגדלור", "ארגז תה"],
};
const events: Readonly<Record<string, readonly string[]>> = {
  en: ["sails late & light", "is found <again>", "wins a prize", "needs paint", "goes to court"],
  de: ["kommt zu spät", "wird verkauft & geliebt", "ist wieder da", "braucht Farbe", "steht vor Gericht"],
  ja: ["、また遅れる", "、見つかる", "、賞を取る", "、塗り直し", "、裁判へ"],
  he: [" מאחרת שוב", " נמצא & חזר", " זוכה בפרס", " צריך צבע", " בבית המשפט"],
};
const sentences: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Nobody on the quay would say who had ordered it.",
    "The tide was an hour behind the tables, as usual.",
    "A second witness remembers the weather better than the deed.",
    "The council will discuss it on Thursday, after the biscuits.",
  ],
  de: [
    "Auf dem Kai wollte niemand gesagt haben, wer das bestellt hat.",
    "Das Wasser kam eine Stunde später, als es im Kalender steht.",
    "Eine zweite Zeugin erinnert sich vor allem an das Wetter.",
    "Der Rat berät am Donnerstag darüber, nach dem Kuchen.",
  ],
  ja: [
    "岸壁では誰も知らないと言う。",
    "潮は暦より一時間遅れて来た。",
    "二人目の証人は天気ばかり覚えている。",
    "議会は木曜に話し合う。",
  ],
  he: [
    "איש ברציף לא ידע מי הזמין.",
    "הגאות איחרה בשעה.",
    "עדה שנייה זוכרת בעיקר את מזג האוויר.",
    "המועצה תדון בכך ביום חמישי.",
  ],
};
const languages = ["en", "de", "en", "ja", "en", "he"] as const;

/** The article of that number, published on `date` at a minute of its own. */
export function storyOf(number: number, day: string): Story {
  const language = languages[number % languages.length] ?? "en";
  const pick = (from: readonly string[] = [], at: number) => from[at % from.length] ?? "";
  const separator = language === "ja" || language === "he" ? "" : " ";
  const key = `L${String(number).padStart(3, "0")}`;
  const [hour, minute] = [5 + (number % 6), (number * 7) % 60].map((part) => String(part).padStart(2, "0"));
  return {
    key,
    language,
    date: `${day}T${hour}:${minute}`,
    title: `${pick(subjects[language], number)}${separator}${pick(events[language], (number * 7) >> 2)}, ${number}`,
    folder: "",
    name: `story-${number}`,
    ending: number % 7 === 3 ? "txt" : number % 11 === 5 ? "html" : "md",
    dialect: "yaml",
    words: [0, 1, 2].map((at) => pick(sentences[language], number + at)),
    state: "public",
    ...(number % 13 === 4 && { picture: `${key}.png` }),
  };
}

/** The path of its file below the articles folder. */
export const pathOf = ({ folder, name, ending }: Story) => `${folder}${name}.${ending}`;

/** Its text, as the author has it. */
export function textOf(story: Story): string {
  const { key, words, ending, picture } = story;
  const told = words.map((one) => `${one} (${key})`);
  const paragraphs = ending === "html" ? told.map((one) => `<p>${one}</p>`) : told;
  const sketch = picture === undefined ? [] : [`![A sketch](${picture})`];
  return `${[headOf(story), ...sketch, ...paragraphs].join("\n\n")}\n`;
}

function headOf({ title, date, key, language, slug, summary, updated, state, dialect }: Story): string {
  const fields: Record<string, string | boolean> = {
    title,
    date: state === "broken" ? "2026-02-30" : date,
    lang: language,
    ...(slug && { slug }),
    ...(summary && { summary: `${summary} (${key})` }),
    ...(updated && { updated }),
    ...(state === "draft" && { draft: true }),
    ...(state === "withdrawn" && { withdrawn: true }),
  };
  const pairs = Object.entries(fields);
  if (dialect === "none") return title;
  if (dialect === "json") return JSON.stringify(fields, undefined, 2);
  const [fence, sign] = dialect === "toml" ? ["+++", " ="] : ["---", ":"];
  return [fence, ...pairs.map(([name, value]) => `${name}${sign} ${JSON.stringify(value)}`), fence].join(
    "\n",
  );
}
