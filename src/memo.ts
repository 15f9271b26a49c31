import { type Diagnostic, diagnose } from "./diagnostic.ts";
import {
  type Disk,
  type Listed,
  type Opened,
  type Recalled,
  type Remembered,
  reasonOf,
  type Seen,
  type Stamp,
  seenIn,
} from "./disk.ts";
import { copyGood } from "./memo/copy.ts";
import { readMemo } from "./memo/file.ts";
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
  /** Ends the use of the memo, whether it was saved or not. */
  close(): void;
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
  let isIgnored = false;
  const ignored = () => {
    if (!isIgnored) diagnostics.push(diagnose("memo-ignored", {}));
    isIgnored = true;
  };
  const before = readBefore<Said>(under, file, key, ignored);
  const stampsBefore = before?.stamps ?? new Stamps();
  const trace = new Trace(under, stampsBefore);
  /** folders that were listed to see whether they are as they were */
  const listed = new Map<string, readonly Listed[] | undefined>();
  /** of each file: 1 when it is as it was, 2 when it is not, 0 when it was not looked at */
  const states = new Uint8Array(stampsBefore.length);
  /** of the files that are as they were, those that have another stamp */
  const restored = new Map<number, Seen>();
  const makers = new Map<string, number>();
  const makersBefore = new Map(before?.makers.map((maker, at) => [maker, at]));
  /** What is made of files in this build; what was written of it can be read even when no more can be. */
  let made: NewRecords | undefined;
  let isKept = clock !== undefined;

  const look = (at: number): boolean => {
    if (before === undefined) return false;
    if (states[at] === 0) {
      const { stamps, clock } = before;
      const stamp = under.stamp(stamps.files[at] ?? "");
      const isSame = stamps.isSettled(at, clock) && stamps.isSame(at, stamp);
      states[at] = isSame || isRestored(at, stamp) ? 1 : 2;
    }
    return states[at] === 1;
  };
  /** Whether a file has the bytes that it had, though its stamp says nothing of that: in a new checkout none does. */
  const isRestored = (at: number, stamp: Stamp | undefined): boolean => {
    const { size = -1 } = stamp ?? {};
    const sum = stampsBefore.sumOf(at, size);
    if (Number.isNaN(sum)) return false;
    try {
      const lent = under.lend(stampsBefore.files[at] ?? "");
      const seen = seenIn(lent);
      if (lent.bytes.length !== size || seen.sum !== sum) return false;
      restored.set(at, seen);
      return true;
    } catch (error) {
      // Who reads it says why it cannot be.
      if (!(error instanceof Error && "code" in error)) throw error;
      return false;
    }
  };
  const makerOf = (by: string): number => {
    const maker = makers.get(by) ?? makers.size;
    makers.set(by, maker);
    return maker;
  };
  const attempt = <Result>(work: () => Result): Result | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      if (isKept) diagnostics.push(diagnose("memo-unwritable", { reason: reasonOf(error) }));
      isKept = false;
      return undefined;
    }
  };
  const draft = (): NewRecords => {
    made ??= new NewRecords(under.draft(file), (before?.records.count ?? 0) + 1024);
    return made;
  };
  const close = () => {
    before?.records.close();
    attempt(() => made?.discard());
  };

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
      recall<Brief, Rest>(
        name: string,
        by: string | (() => string | undefined),
      ): Recalled<Brief, Rest> | undefined {
        const at = stampsBefore.find(name);
        if (at < 0 || !look(at)) return undefined;
        trace.noteSame(at, restored.get(at));
        const asked = typeof by === "string" ? by : by();
        const maker = asked === undefined ? undefined : makersBefore.get(asked);
        return maker === undefined ? undefined : before?.records.recall(at, maker);
      },
      remember<Rest>(name: string, by: string, { brief, rest = "" }: Remembered, seen?: Seen) {
        if (!isKept) return undefined;
        const maker = makersBefore.get(by);
        if (maker !== undefined) before?.records.drop(stampsBefore.find(name), maker);
        return attempt(() => draft().add<Rest>(trace.numberOf(name, seen), makerOf(by), rest, brief));
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
      // Of those that have another stamp it is to be kept.
      return same && restored.size === 0 ? rest.said : undefined;
    },
    save(rest) {
      const isAsBefore =
        rest === undefined &&
        before !== undefined &&
        before.rest === undefined &&
        made === undefined &&
        restored.size === 0 &&
        !isIgnored &&
        before.records.areAllGood;
      if (isKept && clock !== undefined && !isAsBefore)
        attempt(() => {
          const records = draft();
          if (before !== undefined) {
            const numbers: number[] = [];
            const maker = (number: number) => {
              numbers[number] ??= makerOf(before.makers[number] ?? "");
              return numbers[number];
            };
            copyGood(before.records, records, { files: trace.same, maker });
          }
          // Where files that are open cannot be replaced.
          before?.records.close();
          const { folders, kinds, files } = trace;
          const words: Words<Said> = {
            ...{ key, clock, folders: [...folders], kinds: [...kinds], makers: [...makers.keys()] },
            ...(rest && { rest }),
          };
          records.commit({ stamps: files.rows(), words: JSON.stringify(words), paths: files.paths() });
          removeLeftOver(under, folderOf(file), clock);
        });
      close();
    },
    close,
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
  ignored: () => void,
): Before<Said> | undefined {
  let opened: Opened | undefined;
  try {
    opened = disk.open(file);
    const saved = readMemo(opened);
    if (saved === undefined) ignored();
    else {
      const words: Words<Said> = JSON.parse(saved.words);
      if (words.key === key) {
        const stamps = new Stamps(saved.paths === "" ? [] : saved.paths.split("\0"), saved.stamps);
        return { ...words, stamps, records: new Records(opened, saved, stamps.length, ignored) };
      }
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") ignored();
  }
  opened?.close();
  return undefined;
}
