import { licenseUrl } from "../markup/license.ts";
import { titleText } from "../markup/title.ts";
import type { PlainText, Url } from "../model.ts";
import { type Fields, yesOrNo } from "./fields.ts";
import { addressIn, textsOf } from "./links.ts";

/** Who owns an article, and what others may do with it. */
export interface Rights {
  readonly copyright?: PlainText;
  readonly license?: Url;
}

export function rightsOf(fields: Fields): Rights {
  if (fields.all("copyright").length === 0 && fields.all("license").length === 0) return {};
  const owner = fields.all("copyright").find(({ value }) => isSaid(value));
  const field = fields.all("license").find(({ value }) => isSaid(value));
  const copyright =
    typeof owner?.value === "string" ? titleText(fields.clean(owner, owner.value)) : undefined;
  if (field === undefined) return { ...(copyright && { copyright }) };
  const text = typeof field.value === "string" ? undefined : textsOf(field.value);
  const named = typeof field.value === "string" ? field.value : (text?.("name", "title", "id", "spdx") ?? "");
  const license = addressIn(fields, text?.("url", "link", "href") ?? named) ?? licenseUrl(named);
  // A licence that has no address is told in words.
  const words = license === undefined ? titleText(fields.clean(field, named)) : undefined;
  const said = copyright || words;
  return { ...(said && { copyright: said }), ...(license && { license }) };
}

/** `copyright: true` switches a line of a theme on. */
const isSaid = (value: unknown) =>
  typeof value !== "string" || (value.trim() !== "" && yesOrNo(value) === undefined);
