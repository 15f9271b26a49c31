import { installMissing } from "../debian.ts";

/** Installs the browser, and letters for all scripts in the pictures; vitest calls it once, before all tests. */
export default function install(): void {
  installMissing([
    { name: "chromium", file: "/usr/bin/chromium" },
    { name: "fonts-dejavu-core", file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf" },
  ]);
}
