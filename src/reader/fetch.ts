import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { type Diagnostic, diagnose, type Outcome } from "../diagnostic.ts";
import { isPrivate } from "./private.ts";

/** A document from the web. */
export interface Fetched {
  /** where it was found, redirects followed */
  readonly url: string;
  /** decompressed */
  readonly bytes: Uint8Array;
  /** the header as it was sent */
  readonly contentType?: string;
}

/** How far a fetch goes. */
export interface Limits {
  /** for everything, redirects included */
  readonly milliseconds: number;
  /** of the document, decompressed */
  readonly bytes: number;
  readonly redirects: number;
}

const usual: Limits = { milliseconds: 30_000, bytes: 25_000_000, redirects: 5 };

const accepted =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/**
 * Fetches a feed from an http(s) address, within limits. Addresses inside of a network are refused unless
 * `allowPrivate`: each host is judged by the address that the connection is made to, after each redirect anew.
 */
export async function fetchFeed(
  address: string,
  { allowPrivate, limits = usual }: { readonly allowPrivate: boolean; readonly limits?: Limits },
): Promise<Outcome<Fetched | undefined>> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url: URL | undefined = URL.canParse(address) ? new URL(address) : undefined;
  try {
    for (let hops = 0; hops <= limits.redirects; hops++) {
      if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
        return refused(diagnose("fetch-address", { address: url?.href ?? address }));
      const answer = await request(url, allowPrivate, signal, limits.bytes);
      if ("fetched" in answer) return { value: answer.fetched, diagnostics: [] };
      url = answer.location;
    }
    return refused(
      diagnose("fetch-limit", { address, limit: `it redirects more than ${limits.redirects} times` }),
    );
  } catch (error) {
    return refused(whyNot(error, url?.href ?? address, signal, limits));
  }
}

const refused = (diagnostic: Diagnostic): Outcome<undefined> => ({
  value: undefined,
  diagnostics: [diagnostic],
});

/** Why a fetch was given up, as errors with these codes. */
class Refusal extends Error {
  readonly code: "private" | "large" | "status" | "encoding";
  constructor(code: Refusal["code"], message: string) {
    super(message);
    this.code = code;
  }
}

function whyNot(error: unknown, address: string, signal: AbortSignal, limits: Limits): Diagnostic {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (signal.aborted)
    return diagnose("fetch-limit", { address, limit: `it takes longer than ${limits.milliseconds} ms` });
  if (code === "large" || code === "ERR_BUFFER_TOO_LARGE")
    return diagnose("fetch-limit", { address, limit: `it is larger than ${limits.bytes} bytes` });
  if (code === "private") return diagnose("fetch-private", { address });
  return diagnose("fetch-failed", { address, reason: reasons[code] ?? messageOf(error, code) });
}

const messageOf = (error: unknown, code: string) =>
  error instanceof Refusal ? error.message : code || (error instanceof Error ? error.message : String(error));

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's address cannot be looked up now",
  ECONNREFUSED: "the host refuses the connection",
  ECONNRESET: "the host broke off the connection",
  EHOSTUNREACH: "there is no way to the host",
  ENETUNREACH: "there is no way to the host",
  CERT_HAS_EXPIRED: "the host's certificate has expired",
  ERR_TLS_CERT_ALTNAME_INVALID: "the host's certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the host's certificate is signed by itself",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the host's certificate cannot be verified",
  Z_DATA_ERROR: "its compression is broken",
  Z_BUF_ERROR: "its compression breaks off",
};

/** The addresses of a host, all of them public: the connection is made to these and no others. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    const inside = found?.find(({ address }) => isPrivate(address));
    if (error !== null || first === undefined) callback(error ?? new Error("no address"), []);
    else if (inside !== undefined) callback(new Refusal("private", inside.address), []);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

type Answer = { readonly fetched: Fetched } | { readonly location: URL | undefined };

function request(url: URL, allowPrivate: boolean, signal: AbortSignal, most: number): Promise<Answer> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // No look-up is made for an address written in figures.
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) throw new Refusal("private", host);
  const { get } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const headers = {
      "User-Agent": "Feedwright",
      Accept: accepted,
      "Accept-Encoding": "gzip, deflate, br",
    };
    const options = { signal, headers, agent: false, ...(!allowPrivate && { lookup: publicLookup }) };
    get(url, options, (response) => {
      const { statusCode = 0, headers: sent, socket } = response;
      const giveUp = (error: Error) => {
        response.destroy();
        reject(error);
      };
      if (!allowPrivate && isPrivate(socket.remoteAddress ?? "")) return giveUp(new Refusal("private", host));
      if (statusCode >= 300 && statusCode < 400 && sent.location !== undefined) {
        response.destroy();
        const { location } = sent;
        return resolve({
          location: URL.canParse(location, url.href) ? new URL(location, url.href) : undefined,
        });
      }
      if (statusCode !== 200)
        return giveUp(new Refusal("status", `the host answers with status ${statusCode}`));
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("error", reject);
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > most) giveUp(new Refusal("large", "too large"));
      });
      response.on("end", () => {
        const contentType = sent["content-type"];
        decompress(Buffer.concat(chunks), sent["content-encoding"], most).then(
          (bytes) => resolve({ fetched: { url: url.href, bytes, ...(contentType && { contentType }) } }),
          reject,
        );
      });
    }).on("error", reject);
  });
}

async function decompress(bytes: Buffer, encoding = "identity", most: number): Promise<Uint8Array> {
  const options = { maxOutputLength: most };
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8;
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return bytes;
    case "gzip":
    case "x-gzip":
      return promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip)(bytes, options);
    case "deflate":
      // RFC 9110 §8.4.1.2: some send the data without the zlib wrapping.
      return promisify<Buffer, zlib.ZlibOptions, Buffer>(isZlib ? zlib.inflate : zlib.inflateRaw)(
        bytes,
        options,
      );
    case "br":
      return promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)(bytes, options);
    default:
      throw new Refusal("encoding", `it is compressed with ${encoding}, which was not asked for`);
  }
}
