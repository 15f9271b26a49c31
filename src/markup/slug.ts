import { digest } from "./digest.ts";

/** Names that Windows keeps for devices, whatever follows after a dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/;
/** In bytes of UTF-8: a name may have 255, and temporary files add to it. */
const longest = 120;

/**
 * A name for a folder that every disk takes, that stands in an address, and that people can read: in lower case and any
 * script. `C++` becomes `c-plus-plus`, `a/b` becomes `a-b`, `日本語` stays. Two texts may have one slug.
 */
export function slug(text: string): string {
  const name = text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\+/g, "-plus-")
    .replace(/#/g, "-sharp-")
    .replace(/^(?:\s*\.)+/, (dots) => "dot-".repeat(dots.replace(/\s/g, "").length))
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}._-]+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-[-.]*|[-.]+$/g, "");
  const short = shortened(name);
  if (short === "") return shortDigest(text);
  return devices.test(short) ? `_${short}` : short;
}

/** What tells apart two texts with one slug. */
export function shortDigest(text: string): string {
  return digest(text).slice(0, 8);
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  let kept = "";
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > longest - 9) break;
    kept += character;
  }
  return `${kept}-${shortDigest(name)}`;
}
