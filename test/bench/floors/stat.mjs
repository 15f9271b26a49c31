// The least that a build which remembers can do: walk the folder, look at every file.
import fs from "node:fs";

let files = 0;
let bytes = 0;
function walk(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else if (!entry.name.startsWith(".")) {
      files += 1;
      bytes += fs.statSync(path).size;
    }
  }
}
walk(process.argv[2]);
console.log(files, bytes);
