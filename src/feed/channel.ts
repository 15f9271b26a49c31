import { encodePath } from "../markup/url.ts";
import {
  type Channel,
  type Config,
  type EntryId,
  Feed,
  type FormatName,
  feedFiles,
  foldersOf,
  sheetFile,
} from "../model.ts";
import type { Slice } from "./slice.ts";

/** Which document of a feed it is. */
export interface Position {
  /** how many full pages the archive has */
  readonly pages: number;
  /** which of them, from 1; absent: what subscribers fetch */
  readonly page?: number;
}

/**
 * The feed of a slice, without entries.
 * @param id of the feed in the ledger, if it ever was
 * @param imageSize of the logo, in pixels
 */
export function channelOf(
  { name, plan, value, language }: Slice,
  id: EntryId | undefined,
  position: Position,
  imageSize: { width: number; height: number } | undefined,
  config: Config,
): Feed {
  const fill = (template: string) =>
    template.replace(/\{(site|value)\}/g, (_, key) => (key === "site" ? config.title : value));
  const { page, pages } = position;
  const links = (at: number | undefined): Channel["feedLinks"] =>
    Object.fromEntries(plan.formats.map((format) => [format, address(config, name, format, at)]));
  const previous = page === undefined ? pages : page - 1;
  const paging = {
    ...(page !== undefined && { page, current: links(undefined) }),
    ...(previous > 0 && { previous: links(previous) }),
    ...(page !== undefined && page < pages && { next: links(page + 1) }),
  };
  const written = language ?? config.language;
  return new Feed(
    {
      // For ever, wherever the feed is served later (RFC 4287 §4.2.6).
      id: id ?? address(config, name, "atom"),
      title: fill(plan.title),
      link: config.site,
      feedLinks: links(page),
      hubs: page === undefined ? [...config.hubs] : [],
      publishEmail: config.publishEmail,
      ...(plan.view &&
        page === undefined && {
          view: { sheet: upFrom(name) + sheetFile, timeZone: config.timeZone },
        }),
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
    paging,
  );
}

function address(config: Config, name: string, format: FormatName, page?: number): string {
  return config.feedBase + encodePath([...foldersOf(name, page), feedFiles[format].file]);
}

/** From the folder of a feed to the out folder. */
const upFrom = (name: string) => "../".repeat(foldersOf(name).length);
