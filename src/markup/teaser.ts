import { comparable } from "./text.ts";

/**
 * Lines that, alone on their line, announce the headline of another story below them, in the words of news pages
 * in several languages. Compared without regard to case, kinds of quote, and marks at their end.
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
  ...["Related articles", "Related content", "Don't miss", "You may also like", "Further reading"],
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

const key = (line: string) => comparable(line).replace(/^[\s*#>•▶►→»-]+|[\s:.!…→»›>▶►-]+$/g, "");

/** A test whether a line says only that another story can be read; `more` are a site's own such lines. */
export function teaserTest(more: readonly string[] = []): (line: string) => boolean {
  const keys = new Set([...usualTeasers, ...more].map(key));
  return (line) => line.length <= 60 && keys.has(key(line));
}
