import { type Diagnostic, diagnose } from "./diagnostic.ts";
import { type Disk, type Listed, type Recalled, reasonOf } from "./disk.ts";
import { endOfMemo, readMemo } from "./memo/file.ts";
import { NewRecords } from "./memo/newrecords.ts";
import { Records } from "./memo/records.ts";
import { Stamps } from "./memo/stamps.ts";
import { listingOf, Trace } from "./memo/trace.ts";
import type { Instant } from "./model.ts";

/** Where builds are remembered, and for which program. */
export interface MemoPlace {
  /** absolute, or relative to the root; its folder is made */
  readonly file: string;
  /** what makes another program of this one: its version, that of Node, and of what Node knows of languages and zones */
  readonly program: string;
}

/** What was said of a build that changed nothing, and when it would be said again. */
export interface Rest<Said> {
  /** what was asked for, as text */
  readonly asked: string;
  /** as JSON can say it */
  readonly said: Said;
  readonly from: Instant;
  /** the first instant at which something may be said otherwise */
  readonly until: Instant;
}

/**
 * What is remembered from one build to the next, and may be lost at any time. It never decides what is written: a
 * thing counts only while all that it was made of is to be seen as it was.
 */
export interface Memo<Said> {
  /** The disk as a build is to use it: what is looked at is noted, what is made of files remembered. */
  readonly disk: Disk;
  /** What was said of the last build, where this one would do and say the same: nothing. */
  rest(asked: string, now: Instant): Said | undefined;
  /** Keeps what was made. @param rest when nothing was written */
  save(rest?: Rest<Said>): void;
  /** What kept it from being read or written. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What is kept as text. */
interface Words<Said> {
  /** program and config */
  readonly key: string;
  /** by the disk's clock, in milliseconds: what was read was read after this */
  readonly clock: number;
  readonly folders: readonly (readonly [string, string])[];
  readonly kinds: readonly (readonly [string, string])[];
  /** what records depend on besides the file and the key */
  readonly makers: readonly string[];
  readonly rest?: Rest<Said>;
}

/** A memo of before. */
interface Before<Said> extends Words<Said> {
  readonly stamps: Stamps;
  readonly records: Records;
}

/** In milliseconds: where the clock of the articles' disk cannot be asked, only older files are trusted. */
const day = 86_400_000;

/**
 * Opens the memo of the builds of one site.
 * @param config all that a build depends on besides files and the hour, as text
 * @param articles the folder whose disk has the clock that counts
 */
export function openMemo<Said>(
  under: Disk,
  { file, program }: MemoPlace,
  config: string,
  articles: string,
): Memo<Said> {
  const key = `${program}\n${config}`;
  const diagnostics: Diagnostic[] = [];
  const clock = clockOf(under, file, articles, diagnostics);
  const before = readBefore<Said>(under, file, key, diagnostics);
  const trace = new Trace(under);
  /** folders that were listed to see whether they are as they were */
  const listed = new Map<string, readonly Listed[] | undefined>();
  /** of each file: 1 when it is as it was, 2 when it is not, 0 when it was not looked at */
  const states = new Uint8Array(before?.stamps.length ?? 0);
  const makers = new Map<string, number>();
  const makersBefore = new Map(before?.makers.map((maker, at) => [maker, at]));
  const numbersBefore = new Map<string, number>();
  /** the number after the last that was asked for */
  let following = 0;
  let fresh: NewRecords | undefined;
  let recalled = 0;
  let remembered = 0;
  let isDamaged = false;

  const look = (at: number): boolean => {
    if (before === undefined) return false;
    if (states[at] === 0) {
      const { stamps } = before;
      const isSame =
        stamps.isSettled(at, before.clock) && stamps.isSame(at, under.stamp(stamps.files[at] ?? ""));
      states[at] = isSame ? 1 : 2;
    }
    return states[at] === 1;
  };
  const numberBefore = (name: string): number | undefined => {
    // Most are asked for in the order of before.
    if (before?.stamps.files[following] === name) return following++;
    if (before !== undefined && numbersBefore.size === 0)
      for (const [at, one] of before.stamps.files.entries()) numbersBefore.set(one, at);
    const number = numbersBefore.get(name);
    if (number !== undefined) following = number + 1;
    return number;
  };
  const add = (
    number: number,
    by: string,
    ...parts: readonly [string | Uint8Array, string | Uint8Array]
  ): void => {
    const maker = makers.get(by) ?? makers.size;
    makers.set(by, maker);
    fresh ??= new NewRecords(under.draft(file));
    fresh.add(number, maker, ...parts);
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      diagnostics.push(diagnose("memo-unwritable", { reason: reasonOf(error) }));
      fresh?.discard();
      fresh = undefined;
    }
  };
  /** Whether the records of before can be used; they are read at the first question. */
  const isWhole = (): boolean => {
    if (before === undefined || isDamaged) return false;
    try {
      isDamaged = !before.records.load();
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      isDamaged = true;
    }
    if (isDamaged) diagnostics.push(diagnose("memo-ignored", {}));
    return !isDamaged;
  };
  const keeps = () => clock !== undefined && diagnostics.every(({ code }) => code !== "memo-unwritable");

  const traced = trace.traced();
  const disk: Disk = {
    ...traced,
    list(folder) {
      if (!listed.has(folder)) return traced.list(folder);
      const names = listed.get(folder);
      // What is written later is to be seen.
      listed.delete(folder);
      trace.folders.set(folder, listingOf(names));
      return names;
    },
    memory: {
      recall<Brief, Rest>(name: string, by: string): Recalled<Brief, Rest> | undefined {
        const at = numberBefore(name);
        if (before === undefined || at === undefined || !look(at)) return undefined;
        const number = trace.sameAs(before.stamps, at);
        const maker = makersBefore.get(by);
        const record = maker === undefined ? -1 : before.records.find(at, maker);
        if (record < 0 || !isWhole()) return undefined;
        recalled++;
        const { records } = before;
        if (keeps()) attempt(() => add(number, by, records.briefBytes(record), records.restBytes(record)));
        return { brief: records.brief(record), rest: () => records.rest(record) };
      },
      remember(name, by, { brief, rest }, stamp) {
        remembered++;
        if (keeps()) attempt(() => add(trace.numberOf(name, stamp), by, brief, rest));
      },
    },
  };

  return {
    disk,
    diagnostics,
    rest(asked, now) {
      const rest = before?.rest;
      if (before === undefined || rest === undefined) return undefined;
      if (rest.asked !== asked || now < rest.from || now >= rest.until) return undefined;
      let same = true;
      for (const [folder, listing] of before.folders) {
        const names = namesIn(under, folder);
        if (names !== "closed") listed.set(folder, names);
        if (names === "closed" || listingOf(names) !== listing) same = false;
      }
      for (const [name, kind] of before.kinds) if ((under.kind(name) ?? "") !== kind) same = false;
      for (let at = 0; at < before.stamps.length; at++) if (!look(at)) same = false;
      return same ? rest.said : undefined;
    },
    save(rest) {
      const isAsBefore =
        rest === undefined &&
        before !== undefined &&
        before.rest === undefined &&
        remembered === 0 &&
        recalled === before.records.count;
      if (clock === undefined || isAsBefore || !keeps()) {
        fresh?.discard();
        return;
      }
      attempt(() => {
        fresh ??= new NewRecords(under.draft(file));
        const whole = fresh.end();
        const { folders, kinds, files } = trace;
        const words: Words<Said> = {
          ...{ key, clock, folders: [...folders], kinds: [...kinds], makers: [...makers.keys()] },
          ...(rest && { rest }),
        };
        const paths = files.files.join("\0");
        const parts = { stamps: files.bytes(), index: fresh.index(), words: JSON.stringify(words), paths };
        fresh.commit(endOfMemo({ ...parts, ...whole }));
        removeLeftOver(under, folderOf(file), clock);
      });
    },
  };
}

const folderOf = (file: string) => file.replace(/[/\\][^/\\]*$/, "");

/** What a build had written that was stopped; younger ones may be those of a build that runs. */
function removeLeftOver(disk: Disk, folder: string, clock: number): void {
  for (const { name } of disk.list(folder) ?? []) {
    const file = `${folder}/${name}`;
    if (/\.[0-9a-f]{12}\.tmp$/.test(name) && (disk.stamp(file)?.modified ?? clock) < clock - day)
      disk.remove(file);
  }
}

function namesIn(disk: Disk, folder: string): readonly Listed[] | undefined | "closed" {
  try {
    return disk.list(folder);
  } catch {
    // A build says why.
    return "closed";
  }
}

/** What the articles' disk would stamp on a file now, in milliseconds; `undefined` when nothing can be kept. */
function clockOf(disk: Disk, file: string, articles: string, found: Diagnostic[]): number | undefined {
  const folder = folderOf(file);
  try {
    const clock = disk.clock(folder);
    if (clock === undefined) return undefined;
    return disk.stamp(folder)?.device === disk.stamp(articles)?.device ? clock : clock - day;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    found.push(diagnose("memo-unwritable", { reason: reasonOf(error) }));
    return undefined;
  }
}

function readBefore<Said>(
  disk: Disk,
  file: string,
  key: string,
  found: Diagnostic[],
): Before<Said> | undefined {
  const stamp = disk.stamp(file);
  if (stamp === undefined) return undefined;
  try {
    const saved = readMemo(disk, file, stamp.size);
    if (saved === undefined) {
      found.push(diagnose("memo-ignored", {}));
      return undefined;
    }
    const words: Words<Said> = JSON.parse(saved.words);
    if (words.key !== key) return undefined;
    const stamps = new Stamps(saved.paths === "" ? [] : saved.paths.split("\0"), saved.stamps);
    return { ...words, stamps, records: new Records(disk, file, saved) };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    found.push(diagnose("memo-ignored", {}));
    return undefined;
  }
}
