import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, configure, instant, memoryDisk, realDisk } from "../../src/index.ts";
import { type Server, serve } from "../readers/server.ts";
import { sites } from "./sites.ts";

/** Builds every site and serves them on the loopback address, each in a folder of its name, under a strict policy. */
export async function serveSites(): Promise<Server> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "feedwright-browser-"));
  const server = await serve(folder, { "Content-Security-Policy": "default-src 'self'" });
  for (const { name, settings, articles } of sites) {
    const { value: config, diagnostics } = configure({ site: `${server.address}/${name}/`, ...settings });
    if (config === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const files = new Map<string, Uint8Array | string>(
      articles.map(([file, text]) => [`articles/${file}`, text]),
    );
    const { outputs } = await build(config, memoryDisk(files), instant(Date.UTC(2026, 0, 1)));
    const disk = realDisk(path.join(folder, name));
    for (const output of outputs) disk.prepare(output.path, output.text).commit();
    // Where the links of the entries lead.
    for (const item of ["first", "second"])
      disk.prepare(`${item}/index.html`, `<title>${item}</title>`).commit();
  }
  const close = async () => {
    await server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, close };
}
