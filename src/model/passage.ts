/** In bytes: passages lie side by side, since each by itself would take as much again. */
const room = 1 << 18;
/** In UTF-16 units: a longer one is not worth what it would leave empty. */
const long = 1 << 14;
/** Most bytes that a UTF-16 unit takes in UTF-8. */
const most = 3;

let sheet = Buffer.alloc(0);
let end = 0;

/** A text that stands in several documents, made bytes once for all. */
export class Passage {
  /** in UTF-8 */
  readonly bytes: Uint8Array;
  private fresh: string | undefined;

  constructor(text: string) {
    this.fresh = text;
    if (text.length > long) {
      this.bytes = Buffer.from(text);
      return;
    }
    if (end + most * text.length > sheet.length) {
      sheet = Buffer.allocUnsafeSlow(room);
      end = 0;
    }
    const begin = end;
    end += sheet.write(text, end);
    this.bytes = sheet.subarray(begin, end);
  }

  /** Held until it is asked for, as proof does once, then made of the bytes again: those take less memory. */
  get text(): string {
    const text =
      this.fresh ?? Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length).toString();
    this.fresh = undefined;
    return text;
  }
}
