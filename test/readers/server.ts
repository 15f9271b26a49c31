import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

export interface Answered {
  readonly path: string;
  readonly status: number;
  /** whether it was asked only for what is newer than something */
  readonly conditional: boolean;
}

export interface Server {
  readonly address: string;
  /** every request so far, in order */
  readonly answered: readonly Answered[];
  close(): Promise<void>;
}

const types: { readonly [extension: string]: string } = {
  ".xml": "application/xml; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
};

/**
 * Serves a folder on the loopback address, as a static host does: with ETag and Last-Modified, and 304.
 * @param headers sent with every answer
 */
export async function serve(folder: string, headers: Readonly<Record<string, string>> = {}): Promise<Server> {
  const answered: Answered[] = [];
  const server = http.createServer((request, response) => {
    const name = path.posix.normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const file = path.join(folder, name, name.endsWith("/") ? "index.html" : "");
    const { "if-none-match": match, "if-modified-since": since } = request.headers;
    const answer = (status: number, body?: Uint8Array) => {
      answered.push({ path: name, status, conditional: match !== undefined || since !== undefined });
      response.writeHead(status).end(request.method === "HEAD" ? undefined : body);
    };
    response.setHeaders(new Map(Object.entries(headers)));
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return answer(404);
    const body = fs.readFileSync(file);
    const tag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
    const seconds = Math.floor(fs.statSync(file).mtimeMs / 1000);
    response.setHeader("ETag", tag);
    response.setHeader("Last-Modified", new Date(seconds * 1000).toUTCString());
    response.setHeader("Content-Type", types[path.extname(file)] ?? "application/octet-stream");
    // RFC 9110 §13.2.2: If-Modified-Since counts only where there is no If-None-Match
    const same =
      match === undefined ? since !== undefined && Date.parse(since) >= seconds * 1000 : match.includes(tag);
    return same ? answer(304) : answer(200, body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  return {
    address: `http://127.0.0.1:${bound.port}`,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
