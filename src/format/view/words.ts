/** What a page for people says, and in which language. */
export interface Words extends Phrases {
  /** of the words: English where we have none of the language that was asked for */
  readonly language: string;
}

interface Phrases {
  /** what the reader is looking at */
  readonly what: string;
  /** what to do with it */
  readonly how: string;
  readonly newest: string;
  readonly none: string;
  readonly site: string;
  readonly feeds: string;
  /** what to do with the links for the head of one's own pages */
  readonly paste: string;
  /** how a day is written (Unicode TR #35): in figures, but in English */
  readonly day: string;
}

const words = (
  what: string,
  how: string,
  newest: string,
  none: string,
  site: string,
  feeds: string,
  paste: string,
  day = "yyyy-MM-dd",
): Phrases => ({ what, how, newest, none, site, feeds, paste, day });

const english = words(
  "This is a web feed.",
  "Copy the address into a feed reader, and new articles come to you.",
  "Newest articles",
  "Nothing has been published yet.",
  "Go to the site",
  "Feeds",
  "For the head of your own pages, so that readers find the feeds",
  "d MMMM yyyy",
);

/** By language, without regard to region. */
const languages: Readonly<Record<string, Phrases>> = {
  en: english,
  de: words(
    "Das ist ein Web-Feed.",
    "Die Adresse in einen Feedreader kopieren, und neue Artikel kommen von selbst.",
    "Neueste Artikel",
    "Noch ist nichts veröffentlicht.",
    "Zur Website",
    "Feeds",
    "Für den Kopf der eigenen Seiten, damit Feedreader die Feeds finden",
    "d.M.yyyy",
  ),
  fr: words(
    "Ceci est un flux web.",
    "Copiez l’adresse dans un lecteur de flux, et les nouveaux articles viendront à vous.",
    "Derniers articles",
    "Rien n’a encore été publié.",
    "Aller au site",
    "Flux",
    "À placer dans l’en-tête de vos pages, pour que les lecteurs trouvent les flux",
    "dd/MM/yyyy",
  ),
  es: words(
    "Esto es un canal web.",
    "Copie la dirección en un lector de canales y los artículos nuevos le llegarán solos.",
    "Últimos artículos",
    "Aún no se ha publicado nada.",
    "Ir al sitio",
    "Canales",
    "Para la cabecera de sus páginas, de modo que los lectores encuentren los canales",
    "d/M/yyyy",
  ),
  it: words(
    "Questo è un feed web.",
    "Copia l’indirizzo in un lettore di feed e i nuovi articoli arriveranno da soli.",
    "Ultimi articoli",
    "Non è ancora stato pubblicato nulla.",
    "Vai al sito",
    "Feed",
    "Per l’intestazione delle tue pagine, così i lettori trovano i feed",
    "d/M/yyyy",
  ),
  pt: words(
    "Isto é um feed web.",
    "Copie o endereço para um leitor de feeds e os novos artigos chegarão até você.",
    "Artigos mais recentes",
    "Ainda não há nada publicado.",
    "Ir para o site",
    "Feeds",
    "Para o cabeçalho das suas páginas, para que os leitores encontrem os feeds",
    "d/M/yyyy",
  ),
  nl: words(
    "Dit is een webfeed.",
    "Kopieer het adres naar een feedlezer en nieuwe artikelen komen vanzelf.",
    "Nieuwste artikelen",
    "Er is nog niets gepubliceerd.",
    "Naar de website",
    "Feeds",
    "Voor de kop van uw eigen pagina’s, zodat lezers de feeds vinden",
    "d-M-yyyy",
  ),
  sv: words(
    "Det här är ett webbflöde.",
    "Kopiera adressen till en flödesläsare, så kommer nya artiklar till dig.",
    "Senaste artiklarna",
    "Inget har publicerats ännu.",
    "Till webbplatsen",
    "Flöden",
    "För sidhuvudet på dina egna sidor, så att läsare hittar flödena",
    "yyyy-MM-dd",
  ),
  pl: words(
    "To jest kanał internetowy.",
    "Skopiuj adres do czytnika kanałów, a nowe artykuły same do ciebie trafią.",
    "Najnowsze artykuły",
    "Nic jeszcze nie opublikowano.",
    "Przejdź do strony",
    "Kanały",
    "Do nagłówka własnych stron, aby czytniki znalazły kanały",
    "d.MM.yyyy",
  ),
  ru: words(
    "Это веб-лента.",
    "Скопируйте адрес в программу для чтения лент, и новые статьи будут приходить сами.",
    "Новые статьи",
    "Пока ничего не опубликовано.",
    "Перейти на сайт",
    "Ленты",
    "Для заголовка ваших страниц, чтобы программы находили ленты",
    "dd.MM.yyyy",
  ),
  uk: words(
    "Це вебстрічка.",
    "Скопіюйте адресу до програми для читання стрічок, і нові статті надходитимуть самі.",
    "Нові статті",
    "Поки нічого не опубліковано.",
    "Перейти на сайт",
    "Стрічки",
    "Для заголовка ваших сторінок, щоб програми знаходили стрічки",
    "dd.MM.yyyy",
  ),
  ar: words(
    "هذا موجز ويب.",
    "انسخ العنوان إلى قارئ الموجزات لتصلك المقالات الجديدة تلقائيًا.",
    "أحدث المقالات",
    "لم يُنشر شيء بعد.",
    "إلى الموقع",
    "الموجزات",
    "لرأس صفحاتك، كي تجد القارئات الموجزات",
  ),
  fa: words(
    "این یک خوراک وب است.",
    "نشانی را در خوراک‌خوان خود کپی کنید تا نوشته‌های تازه به شما برسد.",
    "تازه‌ترین نوشته‌ها",
    "هنوز چیزی منتشر نشده است.",
    "رفتن به سایت",
    "خوراک‌ها",
    "برای سرآیند صفحه‌های خودتان، تا خوراک‌خوان‌ها خوراک‌ها را بیابند",
  ),
  he: words(
    "זהו ערוץ עדכונים.",
    "העתיקו את הכתובת לקורא עדכונים, ומאמרים חדשים יגיעו אליכם.",
    "המאמרים האחרונים",
    "עדיין לא פורסם דבר.",
    "אל האתר",
    "ערוצים",
    "לכותרת הדפים שלכם, כדי שקוראים ימצאו את הערוצים",
    "d.M.yyyy",
  ),
  ja: words(
    "これはウェブフィードです。",
    "アドレスをフィードリーダーに登録すると、新しい記事が届きます。",
    "新着記事",
    "まだ公開された記事はありません。",
    "サイトへ",
    "フィード",
    "フィードが見つかるように、自分のページの head に入れるもの",
    "yyyy年M月d日",
  ),
  zh: words(
    "这是一个网络订阅源。",
    "把地址复制到阅读器中，就能自动收到新文章。",
    "最新文章",
    "尚未发布任何内容。",
    "访问网站",
    "订阅源",
    "放入自己网页的 head 中，便于阅读器找到订阅源",
    "yyyy年M月d日",
  ),
  ko: words(
    "이것은 웹 피드입니다.",
    "주소를 피드 리더에 복사하면 새 글이 도착합니다.",
    "최신 글",
    "아직 게시된 글이 없습니다.",
    "사이트로 가기",
    "피드",
    "피드를 찾을 수 있도록 자신의 페이지 head에 넣을 내용",
    "yyyy년 M월 d일",
  ),
};

/** The words of a language, given by its BCP 47 tag. */
export function wordsOf(language: string | undefined): Words {
  const spoken = language?.split("-", 1)[0] ?? "en";
  const known = languages[spoken];
  return known === undefined ? { ...english, language: "en" } : { ...known, language: spoken };
}

/** The writing direction of a language or of its script (BCP 47). */
export function directionOf(language: string | undefined): "ltr" | "rtl" {
  return /^(?:ar|arc|ckb|dv|fa|he|ku-arab|ps|sd|ug|ur|yi)(?:-|$)|-(?:arab|hebr|syrc|thaa|nkoo|adlm)\b/i.test(
    language ?? "",
  )
    ? "rtl"
    : "ltr";
}
