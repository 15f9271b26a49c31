/** Draws of one stream of chance: the same seed, the same draws, on any machine. */
export interface Chance {
  /** a whole number, 0 to `below` - 1 */
  below(below: number): number;
  /** a whole number, both ends among them */
  between(least: number, most: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** true so many times of a hundred */
  often(percent: number): boolean;
}

/** A stream for each pair, so that an article is the same whoever is generated before it (mulberry32). */
export function chance(seed: number, index: number): Chance {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: (values) => values[below(values.length)] ?? values[0],
    often: (percent) => below(100) < percent,
  };
}
