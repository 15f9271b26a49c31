import fs from "node:fs";
import path from "node:path";
import type { Draft, Opened } from "../disk.ts";

let own: string | undefined;
let names = 0;

/** Beside the file, and nobody else's. `node:crypto`, whose chance is better, takes longer to load than a small folder to look at. */
export function temporaryName(file: string): string {
  own ??= Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
  names = (names + 1) % 0x10000;
  return `${file}.${own}${names.toString(16).padStart(4, "0")}.tmp`;
}

export function openFile(file: string): Opened {
  const handle = fs.openSync(file, "r");
  return {
    size: fs.fstatSync(handle).size,
    read: (into, from) => fs.readSync(handle, into, 0, into.length, from),
    close: () => fs.closeSync(handle),
  };
}

/** It is not forced to the disk: who reads it checks that it is whole. */
export function draftFile(file: string): Draft {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = temporaryName(file);
  const handle = fs.openSync(temporary, "wx+");
  let isOpen = true;
  const close = () => {
    if (isOpen) fs.closeSync(handle);
    isOpen = false;
  };
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at);
    },
    read: (into, from) => fs.readSync(handle, into, 0, into.length, from),
    commit: () => {
      close();
      fs.renameSync(temporary, file);
    },
    discard: () => {
      close();
      fs.rmSync(temporary, { force: true });
    },
  };
}

/**
 * What the disk's clock stamps on a file that is made now, in milliseconds.
 * @throws the system's error when no file can be made there
 */
export function clockOf(folder: string): number {
  fs.mkdirSync(folder, { recursive: true });
  const probe = temporaryName(path.join(folder, "clock"));
  const handle = fs.openSync(probe, "wx");
  try {
    return fs.fstatSync(handle).mtimeMs;
  } finally {
    fs.closeSync(handle);
    fs.rmSync(probe, { force: true });
  }
}
