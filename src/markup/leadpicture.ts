import type { PlainText } from "../model.ts";
import { elements, type Root } from "./html.ts";
import { plainText } from "./text.ts";

/** A picture that a body shows. */
export interface BodyPicture {
  /** as it stands in the body: absolute */
  readonly source: string;
  readonly alt?: PlainText;
}

/** In pixels: what is smaller than this on a side is an ornament. */
export const smallestPicture = 200;

/** Addresses of what counts visitors, shows the state of a build, or stands for a face or a feeling. */
const ornament =
  /\bshields\.io|\bbadge|\bgravatar|\bavatar|\bemoji|\bsmil(?:ey|ie)|\bpixel\b|\bcounter\b|\bspacer\b|\bfeedburner|\bicons?\b/i;

/** The pictures of a sanitised body that may stand for it, in order; no badges, counting pixels and the like. */
export function picturesIn(tree: Root): BodyPicture[] {
  const found: BodyPicture[] = [];
  for (const { tagName, properties } of elements(tree)) {
    const { src, alt, width, height } = properties;
    const small = [width, height].some((side) => side !== undefined && Number(side) < smallestPicture);
    if (tagName !== "img" || typeof src !== "string" || small) continue;
    if (!/^https?:/.test(src) || ornament.test(src)) continue;
    const words = plainText(typeof alt === "string" ? alt : "");
    found.push({ source: src, ...(words !== "" && { alt: words }) });
  }
  return found;
}
