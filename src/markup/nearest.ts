import { distance } from "fastest-levenshtein";

const letters = (text: string) => [...text].sort().join("");

/** How many slips of the pen lie between two words; letters that changed places are one. */
function slips(typed: string, known: string): number {
  const apart = distance(typed, known);
  return apart === 2 && letters(typed) === letters(known) ? 1 : apart;
}

/** The word of `known` that `typed` was most likely meant to be, at the most `most` slips away; case counts not. */
export function nearest(typed: string, known: readonly string[], most: number): string | undefined {
  const [best] = known
    .map((word) => ({ word, apart: slips(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart);
  return best !== undefined && best.apart <= most ? best.word : undefined;
}
