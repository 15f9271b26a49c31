import type { Attachment, FeedItem } from "../model.ts";

/** What a format that demands a media type says of a file of which none is known (RFC 2046 §4.5.1). */
export const unknownType = "application/octet-stream";

/** Every file that goes with an item, each once: those attached, then its pictures, but not what only its body shows. */
export function filesOf({ attachments, image, images, banner }: FeedItem): Attachment[] {
  const files = [
    ...attachments,
    ...(image && !image.found ? [image] : []),
    ...images,
    ...(banner ? [banner] : []),
  ];
  return files.filter(({ url }, at) => files.findIndex((other) => other.url === url) === at);
}
