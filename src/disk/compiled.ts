import fs from "node:fs";
import path from "node:path";
import { crc32 } from "node:zlib";
import { userCaches } from "./cache.ts";
import { temporaryName } from "./draft.ts";

/** Where that lies what V8 made of the text of a part of this program. */
interface Place {
  readonly part: string;
  /** CRC-32 of the text */
  readonly text: number;
  /** CRC-32 of what was made, which V8 trusts */
  readonly sum: number;
  readonly from: number;
  readonly length: number;
}

/** What V8 made of the text of a part. */
export interface Compiled extends Pick<Place, "part" | "text"> {
  readonly made: Buffer;
}

/** In bytes: the places in front of what they point to, a checksum before and spaces behind them. */
const head = 1 << 14;

const sumOf = (places: string) => crc32(places).toString(16).padStart(8, "0");

/** What was compiled before, in one file: nothing where that cannot be read, and where it cannot be written nothing is kept. */
export class CompiledParts {
  private readonly file: string;
  private readonly handle: number | undefined;
  private readonly places: readonly Place[] = [];
  private block = Buffer.alloc(0);

  /** @param tag of the V8 that takes what lies there */
  constructor(tag: number) {
    this.file = path.join(userCaches(), `compiled-${tag}`);
    try {
      this.handle = fs.openSync(this.file, "r");
      const places = this.read(0, head).toString().trimEnd();
      if (places.slice(0, 8) === sumOf(places.slice(8))) this.places = JSON.parse(places.slice(8));
    } catch {
      // It is made anew.
    }
  }

  /** What was made of this text, as long as nothing else is asked for. @param text its CRC-32 */
  made(part: string, text: number): Buffer | undefined {
    const place = this.places.find((one) => one.part === part && one.text === text);
    return place && this.at(place);
  }

  /** Keeps these beside what is there of other parts. @param folder of all: what is no longer in it is left out */
  keep(compiled: readonly Compiled[], folder: string): void {
    const names = new Set(compiled.map(({ part }) => part));
    const others = this.places.flatMap((place) => {
      const made = names.has(place.part) || !fs.existsSync(folder + place.part) ? undefined : this.at(place);
      return made === undefined ? [] : { ...place, made: Buffer.from(made) };
    });
    let from = head;
    const all = [...others, ...compiled];
    const places = all.map(({ part, text, made }): Place => {
      from += made.length;
      return { part, text, sum: crc32(made), from: from - made.length, length: made.length };
    });
    const json = JSON.stringify(places);
    const begin = Buffer.from((sumOf(json) + json).padEnd(head));
    if (begin.length > head) return;
    const temporary = temporaryName(this.file);
    try {
      if (this.handle !== undefined) fs.closeSync(this.handle);
      fs.mkdirSync(path.dirname(this.file), { recursive: true });
      fs.writeFileSync(temporary, Buffer.concat([begin, ...all.map(({ made }) => made)]));
      fs.renameSync(temporary, this.file);
    } catch {
      if (fs.existsSync(temporary)) fs.rmSync(temporary);
    }
  }

  private at({ from, length, sum }: Place): Buffer | undefined {
    const made = this.read(from, length);
    return crc32(made) === sum ? made : undefined;
  }

  /** Fewer bytes where no more can be read. */
  private read(from: number, length: number): Buffer {
    if (this.block.length < length) this.block = Buffer.allocUnsafeSlow(length);
    let read = 0;
    try {
      if (this.handle !== undefined) read = fs.readSync(this.handle, this.block, 0, length, from);
    } catch {
      // It is compiled anew.
    }
    return this.block.subarray(0, read);
  }
}
