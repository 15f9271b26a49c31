import type { Chance } from "./random.ts";

/** What an article is written in, and its words. */
export interface Vocabulary {
  /** BCP 47 */
  readonly language: string;
  readonly words: readonly [string, ...string[]];
  /** between words, and after the last of a sentence */
  readonly gap: string;
  readonly stop: string;
}

const split = (words: string): [string, ...string[]] => {
  const [first = "", ...others] = words.split(" ");
  return [first, ...others];
};

const english: Vocabulary = {
  language: "en",
  words: split(
    "harbour tide boat lantern gull pier market ferry storm rope net quay lighthouse signal council road bridge " +
      "school winter summer letter train window garden island cousin captain paper morning evening water stone " +
      "the a of under with before after they found left AT&T “quiet” it’s",
  ),
  gap: " ",
  stop: ".",
};

/** English three times of five, as it is where most blogs are counted. */
export const vocabularies: readonly [Vocabulary, ...Vocabulary[]] = [
  english,
  english,
  english,
  english,
  english,
  english,
  {
    language: "de",
    words: split(
      "Hafen Flut Boot Möwe Brücke Straße Fähre Sturm Küste über größer früh Wasser Übung der die mit",
    ),
    gap: " ",
    stop: ".",
  },
  {
    language: "fr",
    words: split(
      "port marée bateau phare été hiver où l’île fenêtre cœur déjà garçon rue pont vent le la avec",
    ),
    gap: " ",
    stop: ".",
  },
  {
    language: "ru",
    words: split("гавань прилив лодка маяк чайка мост улица письмо зима лето вода камень утро вечер и под"),
    gap: " ",
    stop: ".",
  },
  {
    language: "ja",
    words: split("港 潮 船 灯台 かもめ 橋 市場 嵐 冬の 手紙を 読む 朝に 水が 石と 島から 👩‍👩‍👧 ラジオ"),
    gap: "",
    stop: "。",
  },
  {
    language: "ar",
    words: split("ميناء مد قارب منارة نورس جسر شارع رسالة شتاء صيف ماء حجر صباح مساء في على مع"),
    gap: " ",
    stop: ".",
  },
];

export function sentence({ words, gap, stop }: Vocabulary, chance: Chance): string {
  const some = Array.from({ length: chance.between(6, 18) }, () => chance.pick(words));
  const text = some.join(gap);
  return text.slice(0, 1).toUpperCase() + text.slice(1) + stop;
}

/** Three to seven sentences. */
export function paragraph(vocabulary: Vocabulary, chance: Chance): string {
  return Array.from({ length: chance.between(3, 7) }, () => sentence(vocabulary, chance)).join(
    vocabulary.gap,
  );
}
