import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import type { Disk } from "../disk.ts";
import type { Config, Source } from "../model.ts";
import { generatorOf } from "./generator.ts";
import { readPeople } from "./people.ts";
import { walk } from "./walk.ts";

/** What the articles folder holds; no article is read yet. */
export function openSource(disk: Disk, config: Config): Outcome<Source> {
  const folder = config.articles;
  const nothing = { files: [], people: new Map(), passedOver: new Map(), closed: [] };
  if (disk.kind(folder) !== "folder") {
    return { value: nothing, diagnostics: [diagnose("articles-missing", { folder })] };
  }
  const diagnostics: Diagnostic[] = [];
  const generator = generatorOf(disk, folder);
  const { files, passedOver } = walk(disk, folder, config.ignore, generator, diagnostics);
  const [unread] = diagnostics;
  if (unread?.code === "file-unreadable" && unread.place?.file === folder) {
    // Feeds without any entry would take everything from their readers.
    return { value: nothing, diagnostics: [diagnose("articles-unreadable", { folder })] };
  }
  if (files.length === 0) diagnostics.push(diagnose("articles-none", { folder }));
  const closed = diagnostics.flatMap(({ code, place }) =>
    code === "file-unreadable" && place ? [place.file.slice(folder.length + 1)] : [],
  );
  const people = readPeople(disk, config, diagnostics);
  return { value: { files, people, passedOver, closed, ...(generator && { generator }) }, diagnostics };
}
