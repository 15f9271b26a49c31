import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import { blocksIn, blocksOf } from "./disk/blocks.ts";
import { clockOf, draftFile, openFile, temporaryName } from "./disk/draft.ts";
import { lender } from "./disk/lend.ts";
import { lockFile } from "./disk/lock.ts";
import { kindOf, stampOf } from "./disk/stamp.ts";
import { beginThread } from "./disk/thread.ts";

/** What a name in a folder stands for; links are not followed. */
export interface Listed {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What the system says of a file without opening it; links followed. */
export interface Stamp {
  readonly kind: "file" | "folder" | "other";
  /** in bytes */
  readonly size: number;
  /** in milliseconds, by the disk's clock: when its content was last changed, as far as nobody set it */
  readonly modified: number;
  /** in milliseconds, by the disk's clock: when anything of it was last changed; nobody can set it */
  readonly changed: number;
  readonly inode: number;
  readonly device: number;
}

/**
 * What is to be in a file; a text may come in pieces, each made when those before it are written. Bytes among them are
 * good only until the next piece is asked for.
 */
export type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/** A file as it was when all of it was read. */
export interface Seen {
  readonly stamp: Stamp;
  /** CRC-32 of its bytes */
  readonly sum: number;
}

/** A file's bytes, and what the system said of it before they were read. */
export interface Lent {
  readonly bytes: Uint8Array;
  readonly stamp: Stamp;
}

/** A file that stays open: whatever takes its place meanwhile, it is the same. */
export interface Opened {
  /** in bytes, when it was opened */
  readonly size: number;
  /** Reads the bytes from `from` on. @returns how many; fewer than there is room for at the file's end */
  read(into: Uint8Array, from: number): number;
  close(): void;
}

/** A file that is written piece by piece beside its place; what was written can be read until it is put there. */
export interface Draft extends Pick<Opened, "read"> {
  write(bytes: Uint8Array): void;
  commit(): void;
  discard(): void;
}

export const seenIn = ({ stamp, bytes }: Lent): Seen => ({ stamp, sum: crc32(bytes) });

/** What was made of a file, as JSON: what every build asks for, and all else, if there is more. */
export interface Remembered {
  readonly brief: string;
  readonly rest?: string;
}

/** What lies on the disk until it is asked for. */
export interface Later<Rest> {
  /** `undefined` when it cannot be had after all: it has to be made again */
  rest(): Rest | undefined;
}

/** What was remembered, as values. */
export interface Recalled<Brief, Rest> extends Later<Rest> {
  readonly brief: Brief;
}

/** What may be remembered of files from one build to the next. */
export interface Memory {
  /**
   * What was made of the file's bytes before, if they are still the same.
   * @param by what it depends on besides; one that takes time is asked for when anything may be known of the file
   */
  recall<Brief, Rest>(
    file: string,
    by: string | (() => string | undefined),
  ): Recalled<Brief, Rest> | undefined;
  /**
   * @param seen what the file was when it was read, where another thread read it
   * @returns where the rest is to be had from now on; `undefined` when it could not be kept
   */
  remember<Rest>(file: string, by: string, made: Remembered, seen?: Seen): Later<Rest> | undefined;
}

/**
 * Where files lie. Paths have `/` between folders and are relative to the root, or absolute.
 * Methods that fail throw the system's error, with its `code`.
 */
export interface Disk {
  /** The names in a folder, in no particular order; `undefined` when there is no such folder. */
  list(folder: string): readonly Listed[] | undefined;
  /** What lies there, links followed; `undefined` when nothing does, or nothing can be seen of it. */
  kind(file: string): "file" | "folder" | "other" | undefined;
  stamp(file: string): Stamp | undefined;
  /** The file's bytes, or `most` of them from the byte `from` on; fewer at its end. */
  read(file: string, most?: number, from?: number): Uint8Array;
  /** The whole file, but only until the next is lent: memory is not asked for again and again. */
  lend(file: string): Lent;
  /**
   * Reads what is to be lent next, as far as there is room: many reads in a row take half as long as one now and then.
   * Absent where nothing is gained.
   */
  ahead?(files: readonly string[]): void;
  /** The whole file, block by block, each only until the next is asked for. */
  blocks(file: string): Iterable<Uint8Array>;
  /** Bytes of a file. */
  size(file: string): number;
  /**
   * Writes beside `file` and puts it in its place at `commit`, so that the file is whole at every moment.
   * @param pending is given the promise that it outlives a halt of the machine; without it that is so at once
   */
  prepare(file: string, content: Content, pending?: Promise<void>[]): { commit(): void; discard(): void };
  open(file: string): Opened;
  /** A file that may be lost when the machine stops, to be put in the place of `file`. */
  draft(file: string): Draft;
  /** Milliseconds by the clock that stamps files in the folder, which is made; `undefined` where files have no times. */
  clock(folder: string): number | undefined;
  /** Makes `file` for as long as nobody else may write; `undefined` when another program that still runs holds it. */
  lock(file: string): { release(): void } | undefined;
  remove(file: string): void;
  /** Removes a folder if nothing is in it. */
  removeEmpty(folder: string): void;
  /** absent where nothing is remembered */
  readonly memory?: Memory;
  /** where other threads find the same files, how many can run at once, and how one begins; absent where none can */
  readonly threads?: {
    readonly root: string;
    readonly processors: number;
    readonly begin: typeof beginThread;
  };
}

/** The machine's own disk. */
export function realDisk(root: string): Disk {
  const folder = path.resolve(root);
  const below = folder.endsWith(path.sep) ? folder : folder + path.sep;
  // Of ten thousand paths `resolve` would make as much work as looking at their files.
  const at = (file: string) => (/^[./\\]|:|\/\//.test(file) ? path.resolve(folder, file) : below + file);
  const { lend, ahead } = lender();
  return {
    threads: { root: folder, processors: os.availableParallelism(), begin: beginThread },
    list(folder) {
      try {
        return fs.readdirSync(at(folder), { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          kind: entry.isSymbolicLink() ? "link" : kindOf(entry),
        }));
      } catch (error) {
        if (isCode(error, "ENOENT", "ENOTDIR")) return undefined;
        throw error;
      }
    },
    kind: (file) => stamp(at(file))?.kind,
    stamp: (file) => stamp(at(file)),
    read(file, most, from = 0) {
      if (most === undefined) return fs.readFileSync(at(file));
      const handle = fs.openSync(at(file), "r");
      try {
        const range = new Uint8Array(most);
        return range.subarray(0, fs.readSync(handle, range, 0, most, from));
      } finally {
        fs.closeSync(handle);
      }
    },
    lend: (file) => lend(at(file)),
    ahead: (files) => ahead(files.map(at)),
    blocks: (file) => blocksIn(at(file)),
    size: (file) => fs.statSync(at(file)).size,
    prepare(file, content, pending) {
      const target = at(file);
      const temporary = temporaryName(target);
      try {
        writeWhole(temporary, content, pending);
      } catch (error) {
        fs.rmSync(temporary, { force: true });
        throw error;
      }
      return {
        commit: () => fs.renameSync(temporary, target),
        discard: () => fs.rmSync(temporary, { force: true }),
      };
    },
    open: (file) => openFile(at(file)),
    draft: (file) => draftFile(at(file)),
    clock: (file) => clockOf(at(file)),
    lock: (file) => lockFile(at(file)),
    remove: (file) => fs.rmSync(at(file), { force: true }),
    removeEmpty(folder) {
      try {
        fs.rmdirSync(at(folder));
      } catch (error) {
        if (!isCode(error, "ENOENT", "ENOTEMPTY", "EEXIST")) throw error;
      }
    },
  };
}

function writeWhole(file: string, content: Content, pending?: Promise<void>[]): void {
  const handle = openNew(file);
  let isLeftOpen = false;
  try {
    if (typeof content === "string" || content instanceof Uint8Array) fs.writeFileSync(handle, content);
    else for (const block of blocksOf(content)) fs.writeFileSync(handle, block);
    if (pending === undefined) fs.fsyncSync(handle);
    else {
      const synced = new Promise<void>((resolve, reject) => {
        fs.fsync(handle, (error) => fs.close(handle, () => (error ? reject(error) : resolve())));
      });
      // Who asked for the promise hears of it; that may be later than it breaks.
      synced.catch(() => undefined);
      pending.push(synced);
      isLeftOpen = true;
    }
  } finally {
    if (!isLeftOpen) fs.closeSync(handle);
  }
}

/** A file that is not there yet; its folder may not be either. */
function openNew(file: string): number {
  try {
    return fs.openSync(file, "wx");
  } catch (error) {
    if (!isCode(error, "ENOENT")) throw error;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    return fs.openSync(file, "wx");
  }
}

function stamp(file: string): Stamp | undefined {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return stat && stampOf(stat);
  } catch {
    // A name that cannot be (too long, U+0000, below a file) or a folder that may not be entered.
    return undefined;
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOENT: "it is no longer there",
  EISDIR: "a folder is in the way",
  ENOTDIR: "a file is in the way",
  EMFILE: "too many files are open",
  ESTALE: "it was changed meanwhile",
};

/** Why the system refused, in words; without the path, which may be another on each machine. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : error.message;
  return reasons[code] ?? code;
}

/** What the pieces are together. */
export function wholeOf(content: Content): string | Uint8Array {
  if (typeof content === "string" || content instanceof Uint8Array) return content;
  let whole = "";
  for (const piece of content) whole += typeof piece === "string" ? piece : new TextDecoder().decode(piece);
  return whole;
}

const nowhere: Stamp = { kind: "other", size: 0, modified: 0, changed: 0, inode: 0, device: 0 };

const none = () => undefined;

/** Bytes as if they were in a file. */
const openBytes = (bytes: Uint8Array): Opened => ({
  size: bytes.length,
  read(into, from) {
    const range = bytes.subarray(from, from + into.length);
    into.set(range);
    return range.length;
  },
  close: none,
});

/** A disk that is a map of paths to contents, for tests and for those who have their articles elsewhere. */
export function memoryDisk(files: Map<string, Uint8Array | string>): Disk {
  const names = () => [...files.keys()];
  const normal = (file: string) => path.posix.normalize(file).replace(/^\.\/|\/$/g, "");
  const bytes = (file: string): Uint8Array => {
    const content = files.get(normal(file));
    if (content === undefined) throw Object.assign(new Error(`no such file: ${file}`), { code: "ENOENT" });
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  };
  const kind = (file: string): Stamp["kind"] | undefined => {
    if (normal(file) === ".") return "folder";
    if (files.has(normal(file))) return "file";
    return names().some((name) => name.startsWith(`${normal(file)}/`)) ? "folder" : undefined;
  };
  // Nothing tells when such a file was changed, so nothing can be remembered of it.
  const stamp = (file: string) => {
    const is = kind(file);
    const size = is === "file" ? bytes(file).length : 0;
    return is && { kind: is, size, modified: 0, changed: 0, inode: 0, device: 0 };
  };
  return {
    list(folder) {
      const inside = normal(folder) === "." ? "" : `${normal(folder)}/`;
      const listed = new Map<string, Listed>();
      for (const file of names()) {
        if (!file.startsWith(inside)) continue;
        const [name = "", below] = file.slice(inside.length).split("/", 2);
        listed.set(name, { name, kind: below === undefined ? "file" : "folder" });
      }
      return listed.size > 0 ? [...listed.values()] : undefined;
    },
    kind,
    stamp,
    open: (file) => openBytes(bytes(file)),
    // Without a clock nothing is kept.
    draft: () => ({ ...openBytes(new Uint8Array()), ...{ write: none, commit: none, discard: none } }),
    clock: () => undefined,
    read: (file, most, from = 0) => bytes(file).subarray(from, most === undefined ? undefined : from + most),
    lend: (file) => ({ bytes: bytes(file), stamp: stamp(file) ?? nowhere }),
    blocks: (file) => [bytes(file)],
    size: (file) => bytes(file).length,
    prepare(file, content) {
      const whole = wholeOf(content);
      return { commit: () => files.set(normal(file), whole), discard: () => undefined };
    },
    lock: () => ({ release: () => undefined }),
    remove: (file) => files.delete(normal(file)),
    removeEmpty: () => undefined,
  };
}
