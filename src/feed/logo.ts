import type { Diagnostic } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Config } from "../model.ts";
import { localFile } from "./locate.ts";
import { measureFile } from "./media.ts";

/** In pixels, of the site's logo, where it lies here. */
export async function logoSize(
  config: Config,
  disk: Disk,
  found: Diagnostic[],
): Promise<{ width: number; height: number } | undefined> {
  const { logo } = config;
  if (logo === undefined) return undefined;
  const file = localFile(logo, logo, "", config, disk);
  if (file === undefined) return undefined;
  const measured = await measureFile(file, { key: "logo", written: logo }, undefined, disk, found);
  if (!measured?.width || !measured.height) return undefined;
  return { width: measured.width, height: measured.height };
}
