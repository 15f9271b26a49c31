import { comparable } from "./text.ts";

/**
 * Lines that announce the headline of another story, below them or after a colon, in the words of news pages in
 * several languages. Compared without regard to case, kinds of quote, and marks at their end.
 */
export const usualTeasers: readonly string[] = [
  ...[
    "Read more",
    "Read also",
    "Also read",
    "Read next",
    "Read more on this story",
    "See also",
    "More on this story",
  ],
  ...["More on this topic", "More on this", "Related", "Related story", "Related stories", "Related article"],
  ...[
    "Related articles",
    "Related content",
    "Related posts",
    "Related news",
    "More stories",
    "Don't miss",
    "You may also like",
    "Further reading",
  ],
  ...[
    "Mehr lesen",
    "Weiterlesen",
    "Lesen Sie auch",
    "Lesen Sie mehr",
    "Mehr dazu",
    "Mehr zum Thema",
    "Siehe auch",
  ],
  ...["Lire aussi", "À lire aussi", "Lire la suite", "Voir aussi", "En savoir plus", "Sur le même sujet"],
  ...["Leer más", "Lee también", "Lea también", "Lea además", "Ver también", "Más información"],
  ...[
    "Leia mais",
    "Leia também",
    "Veja também",
    "Saiba mais",
    "Leggi anche",
    "Leggi di più",
    "Per approfondire",
  ],
  ...[
    "Lees ook",
    "Lees meer",
    "Läs mer",
    "Läs också",
    "Les også",
    "Les mer",
    "Læs også",
    "Læs mere",
    "Lue myös",
  ],
  ...[
    "Czytaj też",
    "Czytaj także",
    "Czytaj więcej",
    "Zobacz też",
    "Čtěte také",
    "Olvasta már?",
    "Citește și",
  ],
  ...[
    "Читайте также",
    "Читать далее",
    "Подробнее",
    "По теме",
    "Читайте також",
    "Прочетете още",
    "Διαβάστε επίσης",
  ],
  ...[
    "Devamını oku",
    "İlgili haber",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "اقرأ المزيد",
    "קראו גם",
    "קראו עוד",
    "لمزيد من التفاصيل",
  ],
  ...[
    "あわせて読みたい",
    "関連記事",
    "続きを読む",
    "阅读更多",
    "延伸阅读",
    "相关阅读",
    "관련 기사",
    "더 읽기",
    "Baca juga",
    "Đọc thêm",
  ],
];

const key = (line: string) => comparable(line.replace(/^[\s*#>•▶►→»-]+|[\s:.!…→»›>▶►-]+$/g, ""));

const usualKeys = new Set(usualTeasers.map(key));

/** What a line says of another story: that one or several are announced below, or its headline at once. */
export type Teaser =
  | { readonly kind: "one" | "many" }
  | { readonly kind: "headline"; readonly headline: string };

/** Words of lines below which several headlines stand. */
const many = /\b(?:stories|articles|content|reading|topic|thema|sujet|posts|news)\b|関連記事|相关阅读/;

/** In characters: longer lines say more than that another story can be read. */
const longestTeaser = 60;

/** Reads lines that point to another story; `more` are a site's own such lines. `undefined`: the line is text. */
export function teaserReader(more: readonly string[] = []): (line: string) => Teaser | undefined {
  const own = new Set(more.map(key));
  const known = (line: string) => {
    const form = key(line);
    return usualKeys.has(form) || own.has(form) ? form : undefined;
  };
  return (line) => {
    const teaser = line.length <= longestTeaser ? known(line) : undefined;
    if (teaser !== undefined) return { kind: many.test(teaser) ? "many" : "one" };
    const [, announced = "", headline = ""] = /^([^:：]{4,60})[:：]\s*(\S.*)$/u.exec(line) ?? [];
    return known(announced) !== undefined ? { kind: "headline", headline } : undefined;
  };
}
