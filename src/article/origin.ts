import { entryIri } from "../markup/identifier.ts";
import { titleText } from "../markup/title.ts";
import type { Field, Link, SourceFeed, Url } from "../model.ts";
import { dateIn } from "./dates.ts";
import { type Fields, yesOrNo } from "./fields.ts";
import { addressIn, distinctLinks, linksIn, linksOf, textsOf } from "./links.ts";

/** Where an article comes from, as far as its author says. */
export interface Origin {
  /** the feed, or only its name */
  readonly source?: SourceFeed;
  /** pages elsewhere */
  readonly via: readonly Link[];
}

export function originOf(fields: Fields): Origin {
  const field = fields.field("source");
  if (field === undefined && fields.all("via").length === 0) return { via: [] };
  const { source, page = [] } = field === undefined ? {} : sourceIn(fields, field);
  const via = distinctLinks([...page, ...linksOf(fields, "via")]);
  // A canonical address on the site itself says where the article is, not where it comes from.
  return { via: via.filter(({ url }) => !isOwn(fields, url)), ...(source && { source }) };
}

const isOwn = ({ config }: Fields, url: Url) => new URL(url).host === new URL(config.site).host;

/** A name, an address, or an object with `title`, `url` and what is known of the feed. */
function sourceIn(fields: Fields, field: Field): { readonly source?: SourceFeed; readonly page?: Link[] } {
  const { value } = field;
  if (typeof value === "string") {
    if (addressIn(fields, value) !== undefined) return { page: linksIn(fields, field) };
    const title = titleText(fields.clean(field, value));
    return title === "" || yesOrNo(value) !== undefined ? {} : { source: { title } };
  }
  if (Array.isArray(value)) return { page: linksIn(fields, field) };
  const text = textsOf(value);
  const title = titleText(fields.clean(field, text("title", "name") ?? ""));
  const hasPage = text("url", "link", "href") !== undefined;
  const page = hasPage || title === "" ? linksIn(fields, field) : [];
  if (title === "") return { page };
  const feed = addressIn(fields, text("feed", "feed_url", "rss", "atom"));
  const id = entryIri(text("id") ?? "");
  const day = text("updated");
  const updated =
    day === undefined ? undefined : dateIn(fields, { ...field, key: "updated", value: day }, "warning");
  return {
    page,
    source: {
      title,
      ...(feed && { feed }),
      ...(id && { id }),
      ...(updated !== undefined && { updated }),
    },
  };
}
