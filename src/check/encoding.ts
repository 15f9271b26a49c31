import { type Finding, ruleTable, shown } from "./finding.ts";

/** What must hold of a document's bytes, before anybody can read its text. */
export const encodingRules = ruleTable({
  "encoding-broken": [
    "error",
    "XML 1.0 §4.3.3; RFC 8259 §8.1",
    "the bytes are text in the encoding that is declared",
    "save the document as UTF-8, and declare that",
  ],
  "encoding-unknown": [
    "error",
    "XML 1.0 §4.3.3",
    "the encoding has a name that every parser knows",
    'write `encoding="utf-8"`',
  ],
  "encoding-other": [
    "warning",
    "XML 1.0 §4.3.3, which asks only UTF-8 and UTF-16 of parsers",
    "the document is in UTF-8",
    "save it as UTF-8, and declare that",
  ],
  "encoding-contradiction": [
    "warning",
    "RFC 7303 §3",
    "the server and the document say the same encoding",
    "let the server say utf-8, or nothing",
  ],
  "size-large": [
    "warning",
    "Feedbin, which reads 10 MB at most; the W3C validator, 5 MB",
    "a feed is small",
    "put fewer entries into it, and older ones into archive pages",
  ],
});

/** In bytes. */
const largest = 5_000_000;

/** The text of a document from elsewhere, as its byte order mark, the server or itself says, and what is wrong with it. */
export function decodeFeed(
  bytes: Uint8Array,
  contentType = "",
): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const add = (id: keyof typeof encodingRules, message: string, at = 0) =>
    findings.push({ rule: encodingRules[id], message, at });
  if (bytes.length > largest)
    add("size-large", `the document has ${(bytes.length / 1_000_000).toFixed(1)} MB`);
  const mark = byteOrder(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase();
  const served = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (served !== undefined && declared !== undefined && !isSame(served, declared))
    add("encoding-contradiction", `the server says ${served}, the document ${declared}`);
  // UTF-16 without a mark would have shown in its zeros.
  const usable =
    declared !== undefined && /^utf-?16/.test(declared) && mark === undefined ? undefined : declared;
  if (usable !== declared) add("encoding-broken", `the document says ${declared} and is not in it`);
  const label = mark ?? served ?? usable ?? "utf-8";
  const decoder = decoderOf(label);
  if (decoder === undefined) add("encoding-unknown", `there is no encoding ${shown(label)}`);
  const text = (decoder ?? new TextDecoder()).decode(bytes);
  if (decoder !== undefined && isBroken(bytes, label))
    add("encoding-broken", `the bytes are not ${label}`, Math.max(0, text.indexOf("\uFFFD")));
  else if (decoder !== undefined && !/^utf-(?:8|16)/.test(decoder.encoding) && label !== "us-ascii")
    add("encoding-other", `the document is in ${label}`);
  return { text, findings };
}

function byteOrder([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && d === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0)) return "utf-16be";
  return undefined;
}

function decoderOf(label: string, fatal = false): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal });
  } catch {
    return undefined;
  }
}

function isBroken(bytes: Uint8Array, label: string): boolean {
  try {
    decoderOf(label, true)?.decode(bytes);
    return false;
  } catch {
    return true;
  }
}

const isSame = (one: string, other: string) =>
  decoderOf(one)?.encoding === decoderOf(other)?.encoding || (/^utf-?16/.test(one) && /^utf-?16/.test(other));
