import { crc32 } from "node:zlib";
import type { Disk } from "../disk.ts";
import type { Saved } from "./file.ts";
import { block, width } from "./records.ts";

const comma = ",".charCodeAt(0);

/** Bytes that grow at their end. */
class Growing {
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private length = 0;

  /** @returns how many bytes the part is */
  add(part: string | Uint8Array): number {
    const most = typeof part === "string" ? 3 * part.length : part.length;
    if (this.length + most > this.bytes.length) {
      const longer = Buffer.allocUnsafeSlow(2 * (this.length + most));
      longer.set(this.written());
      this.bytes = longer;
    }
    const added = typeof part === "string" ? this.bytes.write(part, this.length) : part.length;
    if (typeof part !== "string") this.bytes.set(part, this.length);
    this.length += added;
    return added;
  }

  end(byte: number): void {
    this.bytes[this.length++] = byte;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}

/** Records on their way into a new memo. */
export class NewRecords {
  private readonly draft: ReturnType<Disk["draft"]>;
  private readonly briefs = new Growing();
  private readonly rests = new Growing();
  private numbers = new Uint32Array(1024);
  private count = 0;
  /** in bytes */
  private total = 0;
  private checked = 0;

  constructor(draft: ReturnType<Disk["draft"]>) {
    this.draft = draft;
  }

  /** @param brief as JSON, as is `rest` */
  add(file: number, by: number, brief: string | Uint8Array, rest: string | Uint8Array): void {
    const start = this.count * width;
    if (start + width > this.numbers.length) {
      const longer = new Uint32Array(2 * this.numbers.length);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[start] = file;
    this.numbers[start + 1] = by;
    this.numbers[start + 2] = this.briefs.add(brief);
    this.briefs.end(comma);
    this.numbers[start + 3] = this.rests.add(rest);
    this.count++;
    if (this.count % block === 0) this.flush();
  }

  private flush(): void {
    for (const part of [this.briefs, this.rests]) {
      const bytes = part.written();
      this.total += bytes.length;
      this.checked = crc32(bytes, this.checked);
      this.draft.write(bytes);
      part.clear();
    }
  }

  index(): Uint32Array {
    return this.numbers.subarray(0, this.count * width);
  }

  /** Ends the records. @returns their length in bytes, and their checksum */
  end(): Pick<Saved, "records" | "checksum"> {
    this.flush();
    return { records: this.total, checksum: this.checked };
  }

  commit(end: readonly Uint8Array[]): void {
    for (const part of end) this.draft.write(part);
    this.draft.commit();
  }

  discard(): void {
    this.draft.discard();
  }
}
