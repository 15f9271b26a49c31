/** The text with control characters and marks of writing direction made visible: none of them reaches a terminal. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code === 9) return " ";
    return code < 0x20
      ? String.fromCharCode(0x2400 + code)
      : `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}
