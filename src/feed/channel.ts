import { encodePath } from "../markup/url.ts";
import {
  type Config,
  type EntryId,
  Feed,
  type FormatName,
  feedFiles,
  mainFeed,
  sheetFile,
} from "../model.ts";
import type { Slice } from "./slice.ts";

/**
 * The feed of a slice, without entries.
 * @param id of the feed in the ledger, if it ever was
 * @param imageSize of the logo, in pixels
 */
export function channelOf(
  { name, plan, value, language }: Slice,
  id: EntryId | undefined,
  imageSize: { width: number; height: number } | undefined,
  config: Config,
): Feed {
  const fill = (template: string) =>
    template.replace(/\{(site|value)\}/g, (_, key) => (key === "site" ? config.title : value));
  const address = (format: FormatName) => config.feedBase + encodePath(pathOf(name, feedFiles[format].file));
  const written = language ?? config.language;
  return new Feed(
    {
      // For ever, wherever the feed is served later (RFC 4287 §4.2.6).
      id: id ?? address("atom"),
      title: fill(plan.title),
      link: config.site,
      feedLinks: Object.fromEntries(plan.formats.map((format) => [format, address(format)])),
      hubs: [...config.hubs],
      publishEmail: config.publishEmail,
      ...(plan.view && { view: { sheet: upFrom(name) + sheetFile, timeZone: config.timeZone } }),
      ...(plan.description && { description: fill(plan.description) }),
      ...(written && { language: written }),
      ...(config.author && { author: config.author }),
      ...(config.copyright && { copyright: config.copyright }),
      ...(config.license && { license: config.license }),
      ...(config.managingEditor && { managingEditor: config.managingEditor }),
      ...(config.webMaster && { webMaster: config.webMaster }),
      ...(config.icon && { icon: config.icon }),
      ...(config.logo && { image: config.logo }),
      ...(imageSize && { imageSize }),
      ...(config.favicon && { favicon: config.favicon }),
      ...(config.ttl && { ttl: config.ttl }),
    },
    name,
  );
}

const foldersOf = (name: string) => (name === mainFeed ? [] : name.split("/"));
const pathOf = (name: string, file: string) => [...foldersOf(name), file];
/** From the folder of a feed to the out folder. */
const upFrom = (name: string) => "../".repeat(foldersOf(name).length);
