/**
 * Builds the sites given on standard input with the compiled library, in whatever time zone and locale this
 * process was started, and prints a digest of what came of each. `golden.test.ts` starts it.
 */
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import picocolors from "picocolors";
import { build, exitCode, instant, loadConfig, memoryDisk, report } from "../lib/index.js";

const plain = picocolors.createColors(false);
const colors = { out: plain, err: plain };
const decode = (content) =>
  typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);

/** What comes of one build: by path, what lies there then, with what is said and the exit code. */
async function run(root, given, files, { now, accept, frozen }) {
  const disk = memoryDisk(files);
  const { value: config, diagnostics } = await loadConfig({ root, given }, disk);
  const made = config && (await build(config, disk, instant(now), { accept, frozen }));
  const found = [...diagnostics, ...(made?.diagnostics ?? [])];
  const lineAt = ({ file, line }) =>
    disk.kind(file) === "file"
      ? new TextDecoder().decode(disk.read(file)).split(/\r\n?|\n/)[line - 1]
      : undefined;
  const dist = [...files]
    .filter(([file]) => file.startsWith("dist/") || file.endsWith("/.published.jsonl"))
    .map(([file, content]) => [file, decode(content)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const exit = exitCode(found);
  const manner = { format: "text", quiet: false, exit, nameOf: (file) => file, lineAt, colors };
  return [...dist, ["diagnostics.txt", report(found, undefined, manner).err], ["exit", `${exit}\n`]];
}

const digests = {};
for (const { name, root, given, moments } of JSON.parse(await text(process.stdin))) {
  const files = new Map();
  const outcome = [];
  for (const [at, moment] of moments.entries()) {
    for (const [file, content] of moment.files) {
      if (content === null) files.delete(file);
      else files.set(file, new Uint8Array(Buffer.from(content, "base64")));
    }
    const folder = moments.length === 1 ? "" : `${at + 1}/`;
    for (const [file, made] of await run(root, given, files, moment)) outcome.push([folder + file, made]);
  }
  digests[name] = createHash("sha256").update(JSON.stringify(outcome)).digest("hex");
}
process.stdout.write(JSON.stringify(digests));
