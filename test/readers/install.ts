import { installMissing } from "../debian.ts";

/** Installs the programs that read the feeds, where they are missing; vitest calls it once, before all tests. */
export default function install(): void {
  installMissing([
    { name: "newsboat", file: "/usr/bin/newsboat" },
    { name: "python3-feedparser", file: "/usr/lib/python3/dist-packages/feedparser/__init__.py" },
    { name: "sfeed", file: "/usr/bin/sfeed_update" },
    { name: "curl", file: "/usr/bin/curl" },
    { name: "rss2email", file: "/usr/bin/r2e" },
  ]);
}
