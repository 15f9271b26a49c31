import type { Chance } from "./random.ts";
import { paragraph, sentence, type Vocabulary } from "./words.ts";

/** Writes blocks until there are so many bytes. */
function blocks(bytes: number, block: () => string): string {
  const written: string[] = [];
  for (let length = 0; length < bytes; ) {
    const text = `${block()}\n\n`;
    length += Buffer.byteLength(text);
    written.push(text);
  }
  return written.join("");
}

/** Markdown: paragraphs, and now and then a heading, a list, a quotation, code, a picture. */
export function markdownBody(bytes: number, vocabulary: Vocabulary, chance: Chance): string {
  const line = () => sentence(vocabulary, chance);
  return blocks(bytes, () => {
    switch (chance.below(14)) {
      case 0:
        return `## ${line()}`;
      case 1:
        return `- ${line()}\n- *${chance.pick(vocabulary.words)}* ${line()}\n- ${line()}`;
      case 2:
        return `> ${line()} **${chance.pick(vocabulary.words)}**`;
      case 3:
        return `\`\`\`js\nconst tide = ${chance.below(1000)} < 5 && "&amp;";\n\`\`\``;
      case 4:
        return `![${chance.pick(vocabulary.words)}](https://pictures.example/${chance.below(900)}.jpg)`;
      case 5:
        return `${line()} [${chance.pick(vocabulary.words)}](https://example.org/about/?page=${chance.below(90)}&l=1). ${line()}`;
      default:
        return paragraph(vocabulary, chance);
    }
  });
}

/** A page's own markup, as editors of content systems leave it. */
export function htmlBody(bytes: number, vocabulary: Vocabulary, chance: Chance): string {
  const escaped = (text: string) => text.replaceAll("&", "&amp;");
  return blocks(bytes, () =>
    chance.often(15)
      ? `<h2>${escaped(sentence(vocabulary, chance))}</h2>`
      : `<p class="text">${escaped(paragraph(vocabulary, chance))} <a href="/about/">${chance.pick(["more", "here"])}</a><br></p>`,
  );
}

/** A story as an agency sends it: headline, lead, a paragraph a line, and teasers for other stories. */
export function wireBody(headline: string, bytes: number, vocabulary: Vocabulary, chance: Chance): string {
  const story = blocks(bytes, () =>
    chance.often(8)
      ? `Read more\n\n${sentence(vocabulary, chance).slice(0, -1)}`
      : paragraph(vocabulary, chance),
  );
  return `${headline}\n\n${paragraph(vocabulary, chance)}\n\n${story}`;
}
