import path from "node:path";
import type { Contestant } from "./contestant.ts";
import { floors } from "./floors.ts";
import { type Ground, layOut } from "./ground.ts";
import type { Options, Peer } from "./options.ts";
import { ours } from "./ours.ts";
import { copiedScript } from "./peers/copied.ts";
import { eleventySite } from "./peers/eleventy.ts";
import { hexoSite } from "./peers/hexo.ts";
import { hugoSite } from "./peers/hugo.ts";

/** Everybody who takes part on this ground; who cannot is told to `miss`, with the reason. */
export function lineup(
  ground: Ground,
  { peers, largest, work, before }: Options,
  here: string,
  miss: (reason: string) => void,
): Contestant[] {
  const packages = path.join(work, "peers");
  const sites: Readonly<Record<Peer, () => Contestant[]>> = {
    copied: () => copiedScript(ground, packages, here),
    hugo: () => hugoSite(ground, largest("hugo")),
    eleventy: () => eleventySite(ground, packages, largest("eleventy")),
    hexo: () => hexoSite(ground, packages, largest("hexo")),
  };
  const others = peers.flatMap((peer) => {
    try {
      return sites[peer]();
    } catch (error) {
      miss(`${peer} takes no part: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  return [...floors(ground, here), ...ours(ground, here), ...earlier(ground, before), ...others];
}

/** The builds of another checkout, on articles of their own. */
function earlier(ground: Ground, before: string | undefined): Contestant[] {
  if (before === undefined) return [];
  const own = { ...layOut(path.join(ground.folder, "before"), ground.count), home: ground.home };
  return ours(own, before).map((one) => ({ ...one, name: `${one.name} (before)` }));
}
