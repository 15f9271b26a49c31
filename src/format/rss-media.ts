import type { Attachment, FeedItem } from "../model.ts";
import { filesOf, unknownType } from "./files.ts";
import { type Element, type Elements, element, text } from "./xml.ts";

/**
 * The files of an item. RSS has room for one `enclosure`, which must tell its length: the first attachment, or the
 * picture where its length is known. Pictures and all other files are Media RSS. They are different things, not one
 * thing in several renditions, so they stand in no `media:group`.
 */
export function mediaElements(item: FeedItem, knownAs: (type: string) => string): Elements {
  const { attachments, image } = item;
  const [first] = attachments;
  const files = filesOf(item);
  const enclosure = first ?? (image?.found || image?.length === undefined ? undefined : image);
  const others = files.filter((file) => file !== first);
  const pictures = image?.found ? [image, ...others] : others;
  return [
    enclosure && enclosureElement(enclosure, knownAs),
    pictures.map(contentElement),
    image && element("media:thumbnail", { url: image.url, width: image.width, height: image.height }),
  ];
}

/** RSS 2.0 §"enclosure": all three are required; 0 stands for a length that nobody knows. */
function enclosureElement({ url, length = 0, type }: Attachment, knownAs: (type: string) => string): Element {
  return element("enclosure", { url, length, type: type === undefined ? unknownType : knownAs(type) });
}

function contentElement({ url, type, length, duration, width, height, title, alt }: Attachment): Element {
  const medium = /^(image|audio|video)\//.exec(type ?? "")?.[1];
  return element(
    "media:content",
    { url, fileSize: length, type, medium, duration, height, width },
    text("media:title", title),
    text("media:description", alt),
  );
}
