/** A small site to be looked at. */
export interface Site {
  readonly name: string;
  readonly title: string;
  readonly settings: object;
  /** text by path below the articles folder */
  readonly articles: readonly (readonly [file: string, text: string])[];
  /** titles, newest first */
  readonly entries: readonly string[];
  /** what the page says besides */
  readonly said: readonly string[];
}

const article = (slug: string, title: string, date: string, text: string, more = "") =>
  [`${slug}.md`, `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\n${more}---\n\n${text}\n`] as const;

const long =
  "The harbour commissioners, who had met to discuss the colour of the bollards, resolved after four hours and a walk to the quay that the colour of the bollards depends on the light";

export const sites: readonly Site[] = [
  {
    name: "english",
    title: "Pell Point Post",
    settings: {
      title: "Pell Point Post",
      description: "News of Pell & its point",
      language: "en-GB",
      timeZone: "Europe/London",
    },
    articles: [
      article("first", "The first of May", "2024-05-01", "It rained."),
      article("second", "Vec<T> & the tide", "2024-05-02 23:30", "A list of tides is a `Vec<T>`."),
    ],
    entries: ["Vec<T> & the tide", "The first of May"],
    said: ["News of Pell & its point", "2 May 2024", "1 May 2024", "It rained."],
  },
  {
    name: "long",
    title: `${long}, and adjourned`,
    settings: {
      title: `${long}, and adjourned`,
      description: `${long}.`,
      language: "de",
      timeZone: "Europe/Berlin",
    },
    articles: [
      article("first", `${long}, and on the hour`, "2024-05-01", `${long}. ${long}. ${long}.`),
      article(
        "second",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellerverzeichnis",
        "2024-05-02",
        "x".repeat(290),
      ),
      ...Array.from({ length: 40 }, (_, at) =>
        article(
          `more-${at}`,
          `Nummer ${at + 1}`,
          `2023-01-${String((at % 28) + 1).padStart(2, "0")}`,
          "Kurz.",
        ),
      ),
    ],
    entries: [
      "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenherstellerverzeichnis",
      `${long}, and on the hour`,
    ],
    said: ["2.5.2024", "1.5.2024"],
  },
  {
    name: "arabic",
    title: "أخبار المرفأ",
    settings: { title: "أخبار المرفأ", language: "ar", timeZone: "Africa/Cairo" },
    articles: [
      article(
        "first",
        "وصول الرافعة الجديدة",
        "2024-05-03",
        "وصلت الرافعة صباح الجمعة، ومعها طائر نورس لم يدعه أحد.",
      ),
      article("second", "The crane speaks English", "2024-05-04", "Its manual does, at least.", "lang: en\n"),
    ],
    entries: ["The crane speaks English", "وصول الرافعة الجديدة"],
    said: ["2024-05-04"],
  },
  {
    name: "many",
    title: "The Many Tags",
    settings: { title: "The Many Tags", language: "en", timeZone: "UTC", feeds: [{ each: "tag" }] },
    articles: Array.from({ length: 15 }, (_, at) =>
      article(`piece-${at}`, `Piece ${at + 1}`, "2024-05-01", "Short.", `tags: ["Tag ${at + 1} & more"]\n`),
    ),
    entries: Array.from({ length: 15 }, (_, at) => `Piece ${at + 1}`),
    said: ["1 May 2024"],
  },
  {
    name: "empty",
    title: "Tomorrow’s News",
    settings: { title: "Tomorrow’s News", language: "en", timeZone: "UTC" },
    articles: [["_index.md", "---\ntitle: Front page\n---\n"]],
    entries: [],
    said: ["Nothing has been published yet."],
  },
];
