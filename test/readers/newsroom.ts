/**
 * What the newsroom in articles/ says, written down by a person who read the files: what a subscriber must see, whatever
 * the program makes of it. Times are those of the articles, turned into UTC by hand (London is an hour ahead from
 * 29 March to 25 October 2026). A date without a time is the midnight with which that day begins in London.
 */
export interface Story {
  /** the file, below articles/ */
  readonly path: string;
  /** its page, which is its id too, as no article has another */
  readonly link: string;
  readonly title: string;
  readonly published: string;
  /** where the article says that it was changed later */
  readonly updated?: string;
  /** the first words of its summary */
  readonly summary: string;
  readonly authors: readonly string[];
  readonly language?: string;
  /** the stories of ours that its teasers point to */
  readonly related?: readonly string[];
  readonly attachment?: { readonly url: string; readonly type: string; readonly bytes: number };
}

export const site = "https://harbour.example/";

export const published: readonly Story[] = [
  {
    path: "council/annual-meeting.md",
    link: "https://harbour.example/council/annual-meeting/",
    title: "Annual meeting: council finds £4,000 and loses its gavel",
    published: "2026-04-30T20:10:00Z",
    summary: "Pellness Town Council discovered £4,000 it did not know it had on Thursday night, spent it",
    authors: ["Ann Lee", "Owen Pryce"],
  },
  {
    path: "council/bollards.md",
    link: "https://harbour.example/council/bollards/",
    title: '"Temporary" bollards are “permanent enough”, council told',
    published: "2026-03-12T19:40:00Z",
    summary: "The bollards in Fishgate are temporary, the town council heard on Thursday, in the sense",
    authors: ["Moira O'Dowd"],
  },
  {
    path: "culture/gruss-aus-norderhaff.md",
    link: "https://harbour.example/culture/gruss-aus-norderhaff/",
    title: "Mit dem Kutter zum Tee: „Bitte nicht füttern“",
    published: "2026-08-14T08:15:00Z",
    summary: "Ein Gruß der Partnerstadt Norderhaff nach einunddreißig Stunden Nordsee, drei Liedern und",
    authors: ["Wiebke Lührsen"],
    language: "de",
  },
  {
    path: "culture/harbour-chart/index.md",
    link: "https://harbour.example/culture/harbour-chart/",
    title: "A chart of the harbour, drawn from memory",
    published: "2026-03-14T08:30:00Z",
    summary: "Walter Sprake has not piloted a ship since 2003, but he can still tell you how much water",
    authors: ["Łucja Żak"],
  },
  {
    path: "culture/lyric-organ.html",
    link: "https://harbour.example/culture/lyric-organ/",
    title: "The Lyric’s organ plays again, mostly on purpose",
    published: "2026-10-08T14:25:00Z",
    summary: "Silent since a pigeon got into the trumpets in 1971, the cinema organ in Sallow Street",
    authors: ["Dilys Marchbank"],
  },
  {
    path: "culture/waiting-for-the-tide.md",
    link: "https://harbour.example/culture/waiting-for-the-tide/",
    title: "潮の引いた港で、櫂を削る",
    published: "2026-07-21T09:05:00Z",
    summary: "ペルネスの造船小屋で、押す鋸と引く鋸が並んで掛かるまで。",
    authors: ["黒木はな"],
    language: "ja",
  },
  {
    path: "letters/four-hundred-seals.md",
    link: "https://harbour.example/letters/four-hundred-seals/",
    title: "ארבע מאות כלבי ים ותרמוס אחד",
    published: "2026-05-12T08:00:00Z",
    summary: "הגיעה לספור, נשארה לשתות תה. מכתב מחוף פלנס.",
    authors: ["נעה ברקאי"],
    language: "he",
  },
  {
    path: "letters/who-moved-the-bench.md",
    link: "https://harbour.example/letters/who-moved-the-bench/",
    title: "Who moved the bench? Nine theories from our readers",
    published: "2026-09-17T11:00:00Z",
    summary: "Last week we asked why the memorial bench on Cooper’s Hard, which faces the sea, is found",
    authors: ["Dilys Marchbank"],
  },
  {
    path: "news/1953-flood.md",
    link: "https://harbour.example/flood-1953/",
    title: "1953",
    published: "2026-01-31T00:00:00Z",
    summary: "Enid Garrod was eleven when the sea came up Fishgate. She has told the story every year",
    authors: ["Owen Pryce"],
  },
  {
    path: "news/fish-and-chips.md",
    link: "https://harbour.example/news/fish-and-chips/",
    title: "Fish & chips pass £12 on Long Staithe",
    published: "2026-02-06T11:45:00Z",
    summary: "One of the harbour’s three fryers has crossed the twelve-pound mark. The other two are",
    authors: ["Ann Lee"],
  },
  {
    path: "news/holm-ferry.md",
    link: "https://harbour.example/news/holm-ferry/",
    title: "Holm ferry starts a week late with a new gangway and an old excuse",
    published: "2026-06-08T23:00:00Z",
    summary: "The summer ferry to Gannet Holm made its first crossing of the season on Monday, seven days",
    authors: ["Owen Pryce"],
  },
  {
    path: "news/tide-tables.md",
    link: "https://harbour.example/news/tide-tables-vec/",
    title: "Why the tide tables moved to Vec<T>",
    published: "2026-04-21T15:20:00Z",
    summary: "A display board, eleven missing tides and a lesson about lists: the Tuesday code club",
    authors: ["Łucja Żak"],
  },
  {
    path: "news/weighbridge-cat.md",
    link: "https://harbour.example/news/weighbridge-cat/",
    title: "Tar Quay’s weighbridge cat retires on full sprats",
    published: "2026-11-04T09:10:00Z",
    updated: "2026-11-06T16:45:00Z",
    summary: "After fourteen years and an estimated nine thousand rats, Admiral is giving up the night",
    authors: ["Ann Lee"],
  },
  {
    path: "podcast/two-seconds-of-bell/index.md",
    link: "https://harbour.example/podcast/two-seconds-of-bell/",
    title: "Episode 7: Two seconds of St Orrin’s bell",
    published: "2026-06-19T05:30:00Z",
    summary: "Our shortest programme. A listener who has moved away asked to hear the six o’clock bell",
    authors: ["Moira O'Dowd"],
    attachment: {
      url: "https://harbour.example/podcast/two-seconds-of-bell/bell.mp3",
      type: "audio/mpeg",
      bytes: 8255,
    },
  },
  {
    path: "sport/holm-swim.md",
    link: "https://harbour.example/sport/holm-swim/",
    title: "🌊 Ninety-one swimmers, one seal and a disputed finish",
    published: "2026-07-05T11:40:00Z",
    summary: "The Holm Swim was won by a dentist, or by a seal, depending on where you were standing.",
    authors: ["Priya Nandakumar"],
    language: "en-GB",
  },
  {
    path: "sport/regatta-results.html",
    link: "https://harbour.example/sport/regatta-results/",
    title: "Regatta Monday: the straight oars win it",
    published: "2026-08-31T16:30:00Z",
    summary: "A boatyard crew takes the Tar Quay Cup at its first attempt, and the committee boat takes",
    authors: ["Priya Nandakumar"],
  },
  {
    path: "wire/2026-01-19-fog-signal-falls-silent.txt",
    link: "https://harbour.example/wire/fog-signal-falls-silent/",
    title: "Fog signal at Pell Point falls silent after 112 years",
    published: "2026-01-19T00:00:00Z",
    summary: "PELLNESS – The fog signal at Pell Point sounded for the last time at noon on Monday, six",
    authors: [],
    related: [],
  },
  {
    path: "wire/2026-02-24-dredger-raises-bus-shelter.txt",
    link: "https://harbour.example/wire/dredger-raises-bus-shelter/",
    title:
      "A dredger clearing the channel at Pellness has brought up a bus shelter, complete with its bench and the winter timetable for 1987",
    published: "2026-02-24T00:00:00Z",
    summary: "PELLNESS – The Mudlark III was working off Tar Quay on Monday night when her bucket met",
    authors: [],
    related: ["https://harbour.example/news/fish-and-chips/"],
  },
  {
    path: "wire/2026-03-27-lorry-freed-from-fishgate.txt",
    link: "https://harbour.example/wire/lorry-freed-from-fishgate/",
    title: "Lorry freed from Fishgate after nine hours between bollards",
    published: "2026-03-27T00:00:00Z",
    summary: "PELLNESS – A refrigerated lorry carrying eleven tonnes of frozen peas was freed from",
    authors: [],
    related: ["https://harbour.example/council/bollards/"],
  },
  {
    path: "wire/2026-05-22-seal-count-record.txt",
    link: "https://harbour.example/wire/seal-count-record/",
    title: "Seal count at Pellness highest since records began",
    published: "2026-05-21T23:00:00Z",
    summary: "PELLNESS – Volunteers lying on their stomachs in a north-easterly have counted 412 seals on",
    authors: [],
    related: [],
  },
  {
    path: "wire/2026-08-27-flamingo-towed-in.txt",
    link: "https://harbour.example/wire/flamingo-towed-in/",
    title: "Pilot boat tows in two accountants on an inflatable flamingo",
    published: "2026-08-26T23:00:00Z",
    summary: "PELLNESS – Two accountants on a team-building day were towed back to Pellness on Wednesday",
    authors: [],
    related: ["https://harbour.example/wire/seal-count-record/"],
  },
];

/** A draft, and a piece for the first of June 2099: in no feed. `words` occur in nothing else. */
export const unpublished: readonly { readonly path: string; readonly words: readonly string[] }[] = [
  { path: "council/parking-survey.md", words: ["Parking survey", "parking-survey", "316 people"] },
  { path: "news/time-capsule.md", words: ["time capsule", "time-capsule", "flagstone", "2099"] },
];

/** A wire text with "Read more" and a headline of another story in its middle. */
export interface Teaser {
  readonly path: string;
  readonly headline: string;
  /** the end of the paragraph before it, and the start of the one after it */
  readonly before: string;
  readonly after: string;
  /** of its own text, after its headline */
  readonly paragraphs: number;
}

export const teasers: readonly Teaser[] = [
  {
    path: "wire/2026-01-19-fog-signal-falls-silent.txt",
    headline: "Parrot learns fog signal, neighbours of Pell Point complain",
    before: "Several put their fingers in their ears from habit.",
    after: "Captain Joan Trewhitt, the harbour master, said",
    paragraphs: 8,
  },
  {
    path: "wire/2026-02-24-dredger-raises-bus-shelter.txt",
    headline: "Fish & chips pass £12 on Long Staithe",
    before: "was measured, pronounced undersized and put back.",
    after: "Ownership is disputed, in the sense that nobody wants it.",
    paragraphs: 7,
  },
  {
    path: "wire/2026-03-27-lorry-freed-from-fishgate.txt",
    headline: '"Temporary" bollards are “permanent enough”, council told',
    before: "the first advice of the evening he had been able to follow.",
    after: "The lorry was finally released when four members",
    paragraphs: 7,
  },
  {
    path: "wire/2026-08-27-flamingo-towed-in.txt",
    headline: "Seal count at Pellness highest since records began",
    before: "at first reported a large pink seabird, sitting low.",
    after: "“I have had bulls, a piano and a bishop in this boat,”",
    paragraphs: 7,
  },
];
