import fs from "node:fs";
import path from "node:path";

/** The names, licences and notices of the packages of which code is in the program. */
export function notices(root, { outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => file),
  );
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []),
  );
  const packages = [...folders].sort().map((folder) => noticeOf(path.join(root, folder)));
  return `Feedwright contains code of these packages.\n\n${[...new Set(packages)].join(`\n${"-".repeat(80)}\n\n`)}`;
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const file = fs.readdirSync(folder).find((one) => /^(licen[cs]e|copying|unlicense)/i.test(one));
  const text = file
    ? fs.readFileSync(path.join(folder, file), "utf8")
    : `by ${author?.name ?? author}, without a file for its licence`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
