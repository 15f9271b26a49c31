import { htmlBody, markdownBody, wireBody } from "./body.ts";
import { type Chance, chance } from "./random.ts";
import { sentence, type Vocabulary, vocabularies } from "./words.ts";

/** A file below `articles/`, and where its page would be. */
export interface Generated {
  /** `2014/05/article-17.md` */
  readonly path: string;
  readonly text: string;
  readonly link: string;
  /** whether generators of sites read it: no wire text */
  readonly page: boolean;
}

export const site = "https://example.org/";
/** As many as a feed shows. */
export const newest = 50;

const begin = Date.UTC(2005, 0, 1);
const span = Date.UTC(2026, 0, 1) - begin;
const authors = ["Ann Lee", "Bo Ek", "NARUSE, Yui", "Zoë O’Neill"] as const;

/** Three hundred, a tenth of them in other scripts. */
function tag(chance: Chance): string {
  const number = chance.below(300);
  return number % 10 === 7 ? `港 ${number}` : number % 10 === 3 ? `Été ${number}` : `tag-${number}`;
}

/** A quarter short, a few long: 4.3 KB in the middle. */
function length(chance: Chance): number {
  const of100 = chance.below(100);
  return of100 < 25
    ? chance.between(200, 1200)
    : of100 < 94
      ? chance.between(2500, 5400)
      : chance.between(9_000, 24_000);
}

/** The YAML of an article: rich, ordinary, or a title and a date. */
function frontMatter(title: string, moment: Date, vocabulary: Vocabulary, chance: Chance): string {
  const written = moment.toISOString().slice(0, 19);
  const kind = chance.below(100);
  const lines = [
    `title: ${JSON.stringify(title)}`,
    `date: ${kind % 4 === 1 ? `${written.replace("T", " ")} +00:00` : `${written}Z`}`,
  ];
  const summary = () => `description: ${JSON.stringify(sentence(vocabulary, chance))}`;
  if (kind >= 10) {
    lines.push(`author: ${JSON.stringify(chance.pick(authors))}`);
    lines.push(`tags: [${Array.from({ length: chance.between(1, 4) }, () => tag(chance)).join(", ")}]`);
    lines.push(`language: ${vocabulary.language}`);
    if (chance.often(50)) lines.push(summary());
  }
  if (kind >= 80) {
    lines.push(`lastmod: ${new Date(moment.getTime() + 86_400_000).toISOString().slice(0, 19)}Z`);
    lines.push(
      "draft: false",
      "comments: true",
      "cover:",
      `  alt: ${JSON.stringify(chance.pick(vocabulary.words))}`,
    );
    lines.push(`  image: https://pictures.example/${chance.below(900)}.jpg`);
    lines.push(
      "reviewed:",
      "  - by: desk",
      `    on: "${written.slice(0, 10)}"`,
      "toc: true",
      "# set by the desk",
    );
  }
  return `---\n${lines.join("\n")}\n---\n\n`;
}

/**
 * Article `index` of `count`, 0 the oldest: a pure function. The hundred newest are Markdown or HTML with a full
 * date, so that every program agrees which are the newest 50; of the others every thirtieth is wire text, dated by
 * the name of its file, and every thirty-first has no front matter at all.
 */
export function generate(index: number, count: number, seed = 1): Generated {
  const dice = chance(seed, index);
  const moment = new Date(begin + Math.floor((index * span) / count / 1000) * 1000);
  const vocabulary = dice.pick(vocabularies);
  const bytes = length(dice);
  const title = `${sentence(vocabulary, dice).slice(0, -1)} ${index}`;
  const [year = "", month = "", day = ""] = moment.toISOString().slice(0, 10).split("-");
  const folder = `${year}/${month}`;
  const stem = `article-${index}`;
  const at = { link: `${site}${folder}/${stem}/`, page: true };
  const old = index < count - 100;
  if (old && index % 30 === 0) {
    const text = wireBody(title, bytes, vocabulary, dice);
    return { ...at, path: `${folder}/${year}-${month}-${day}-${stem}.txt`, text, page: false };
  }
  if (old && index % 31 === 0) {
    const text = `# ${title}\n\n${markdownBody(bytes, vocabulary, dice)}`;
    return { ...at, path: `${folder}/${year}-${month}-${day}-${stem}.md`, text, page: false };
  }
  const front = frontMatter(title, moment, vocabulary, dice);
  return dice.often(6)
    ? { ...at, path: `${folder}/${stem}.html`, text: front + htmlBody(bytes, vocabulary, dice) }
    : { ...at, path: `${folder}/${stem}.md`, text: front + markdownBody(bytes, vocabulary, dice) };
}

/** Where the newest 50 are, newest first. */
export function newestLinks(count: number, seed = 1): string[] {
  return Array.from(
    { length: Math.min(newest, count) },
    (_, place) => generate(count - 1 - place, count, seed).link,
  );
}
