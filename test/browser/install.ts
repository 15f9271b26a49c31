import { installMissing } from "../debian.ts";

/** Installs the browsers, and letters for all scripts in the pictures; vitest calls it once, before all tests. */
export default function install(): void {
  installMissing([
    { name: "chromium", file: "/usr/bin/chromium" },
    { name: "firefox-esr", file: "/usr/bin/firefox-esr" },
    { name: "fonts-dejavu-core", file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf" },
  ]);
}
