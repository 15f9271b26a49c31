import { comparable } from "./text.ts";

/** Lines of a copied news page that are no part of the story, each alone on its line, in several languages. */
const lines: readonly string[] = [
  ...["Advertisement", "Advertising", "Ad", "Sponsored", "Article continues below", "Story continues below"],
  ...[
    "Share",
    "Share this",
    "Share this article",
    "Share this story",
    "Share on Facebook",
    "Share on X",
    "Tweet",
  ],
  ...[
    "Facebook",
    "Twitter",
    "WhatsApp",
    "Telegram",
    "Email",
    "Print",
    "Print this page",
    "Copy link",
    "Link copied",
  ],
  ...[
    "Save",
    "Listen",
    "Comments",
    "Leave a comment",
    "Subscribe",
    "Subscribe now",
    "Sign up",
    "Follow us",
    "Topics",
  ],
  ...["Image caption", "Image source", "Enlarge image", "Watch", "Play video"],
  ...[
    "Anzeige",
    "Werbung",
    "Teilen",
    "Drucken",
    "Kommentare",
    "Merken",
    "Publicité",
    "Partager",
    "Imprimer",
    "Commentaires",
  ],
  ...[
    "Publicidad",
    "Compartir",
    "Imprimir",
    "Comentarios",
    "Publicidade",
    "Compartilhar",
    "Pubblicità",
    "Condividi",
    "Stampa",
  ],
  ...[
    "Advertentie",
    "Delen",
    "Annons",
    "Dela",
    "Reklama",
    "Udostępnij",
    "Реклама",
    "Поделиться",
    "広告",
    "シェア",
    "广告",
    "分享",
  ],
];
const keys = new Set(lines.map(comparable));

/** Who took the picture, and what is on it. */
const credit =
  /^(?:©|\(c\)\s|(?:photo(?:graph)?s?|file photo|image(?: source| credit| caption)?|picture|illustration|foto|bild|crédits? photo|credit)\s*[:/|,©])/i;
/** Who sent the story: the last line of an agency's text. */
const source =
  /^\(?(?:reporting|additional reporting|writing|editing|compiled|edited) by \p{Lu}|^\(?(?:with (?:reporting|files) from|source:)\s/iu;

/** In characters: longer lines say more. */
const longest = 300;

const key = (line: string) => comparable(line).replace(/[\s:.…›»]+$/, "");

/**
 * Tells whether a line of wire text belongs to the page it was copied from, not to the story; `more` are a site's own
 * such lines.
 */
export function boilerplateReader(more: readonly string[] = []): (line: string) => boolean {
  const own = new Set(more.map(key));
  return (line) => {
    if (line.length > longest) return false;
    const known = key(line);
    return keys.has(known) || own.has(known) || credit.test(line) || source.test(line);
  };
}
