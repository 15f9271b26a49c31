/**
 * Whether no two of the values have one text. Most come in the order of their texts, which needs no set; those that come
 * late are looked for among all.
 */
export function areDistinct<Value>(values: readonly Value[], textOf: (value: Value) => string): boolean {
  let highest: string | undefined;
  const late = values.filter((value) => {
    const text = textOf(value);
    if (highest !== undefined && text <= highest) return true;
    highest = text;
    return false;
  });
  const texts = new Set(late.map(textOf));
  if (texts.size < late.length) return false;
  return late.length === 0 || values.filter((value) => texts.has(textOf(value))).length === late.length;
}
