import path from "node:path";
import { loadConfig, loadFolders } from "../config.ts";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { type Disk, realDisk } from "../disk.ts";
import { instant } from "../model/scalar.ts";
import { isListed, runsIn } from "../model/wall.ts";
import type { Config, Instant } from "../model.ts";
import type { Options } from "./options.ts";
import { fromRoot } from "./path.ts";

/** What a command about a site begins with. */
export interface Site {
  /** absolute */
  readonly root: string;
  readonly disk: Disk;
  readonly config: Config;
  readonly now: Instant;
}

/** The site that is meant, and when; none where the config or the options forbid it. */
export async function begin(options: Options): Promise<{ site?: Site; found: Diagnostic[] }> {
  const { root, disk, request } = requestOf(options);
  const { value: config, diagnostics } = await loadConfig(request, disk);
  if (config !== undefined) runIn(config.timeZone);
  const now = readNow(options.now);
  const found = [...diagnostics];
  if (now === undefined) {
    const message =
      options.now === undefined
        ? `SOURCE_DATE_EPOCH is not a number of seconds: ${process.env.SOURCE_DATE_EPOCH}`
        : `\`--now\` is not a date and time: ${options.now}`;
    found.push(diagnose("usage", { message, help: "write it like 2026-11-22T10:00:00Z" }));
  }
  return { found, ...(config && now !== undefined && { site: { root, disk, config, now } }) };
}

/** Lets the process run in a zone instead of the machine's, which nothing asks for. */
function runIn(zone: string): void {
  if (!isListed(zone)) return;
  process.env.TZ = zone;
  runsIn(zone);
}

/** What the config says of the articles, for what needs no address of a site. */
export async function beginWithoutSite(options: Options) {
  const { root, disk, request } = requestOf(options);
  const { value, diagnostics }: Outcome<Pick<Config, "articles" | "convention"> | undefined> =
    await loadFolders(request, disk);
  return { root, disk, config: value, found: diagnostics };
}

function requestOf({ root: folder, articles, out, site, title, config }: Options) {
  const root = path.resolve(folder);
  const given = {
    site,
    title,
    articles: articles && fromRoot(root, articles),
    out: out && fromRoot(root, out),
  };
  const file = config && fromRoot(root, config);
  return { root, disk: realDisk(root), request: { root, given, ...(file && { file }) } };
}

/** The clock is read here and nowhere else, in whole seconds. */
export function readNow(written: string | undefined): Instant | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (written === undefined && epoch === undefined) return instant(Math.floor(Date.now() / 1000) * 1000);
  const at = written === undefined ? Number(epoch || Number.NaN) * 1000 : parseInstant(written);
  return Number.isInteger(at) ? instant(at) : undefined;
}

/** RFC 3339, or a day in UTC; not a number for a day that does not exist. */
function parseInstant(written: string): number {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(written) ??
    [];
  const exists = day !== undefined && new Date(Date.parse(day) || 0).toISOString().startsWith(day);
  return exists ? Date.parse(written) : Number.NaN;
}
