import process from "node:process";

/** Loaded only when something is to be packed: it takes longer than all else that a command begins with. */
const zlib = () => process.getBuiltinModule("node:zlib");

/** The text packed: the same bytes on every machine, as far as versions of the library agree. */
export function pack(text: string, packing: "gz" | "br"): Uint8Array {
  const { brotliCompressSync, constants, gzipSync } = zlib();
  const bytes = Buffer.from(text);
  if (packing === "br") {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
    // The next better quality takes three times as long for a hundredth less.
    const params = { [BROTLI_PARAM_QUALITY]: 10, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return brotliCompressSync(bytes, { params });
  }
  const packed = gzipSync(bytes, { level: 9 });
  // The system on which it was made, by RFC 1952 §2.3: unknown.
  packed[9] = 255;
  return packed;
}

/** What is packed in the bytes; `undefined` when they are not what they should be. */
export function unpack(bytes: Uint8Array, packing: "gz" | "br"): Uint8Array | undefined {
  const { brotliDecompressSync, gunzipSync } = zlib();
  try {
    return packing === "br" ? brotliDecompressSync(bytes) : gunzipSync(bytes);
  } catch {
    return undefined;
  }
}
