import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** One request, read whole. `path` has no query; `query` is the text after "?". */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
};

/** An answer, or what a broken network does: "drop" destroys the socket, "hang" never answers. */
export type Answered =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | "drop"
  | "hang";

/** Slack itself takes more; nothing that we send is near it. */
export const maxBodyBytes = 1024 * 1024;

/** An HTTP server on a free port of 127.0.0.1; a body over 1 MB is answered 413, a handler that throws 500. */
export async function listen(
  handle: (asked: Asked) => Promise<Answered>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, handle).catch(() => response.destroy()); // the socket itself failed: nobody to tell
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (asked: Asked) => Promise<Answered>,
): Promise<void> {
  const body = await readBody(request);
  if (body === null)
    return send(response, 413, { ok: false, error: "request_too_large" }, { connection: "close" });
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  const asked = { method: request.method ?? "GET", path, query, headers: request.headers, body };
  let answered: Answered;
  try {
    answered = await handle(asked);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return send(response, 500, { ok: false, error: "fatal_error", reason });
  }
  if (answered === "hang") return;
  if (answered === "drop") response.destroy();
  else send(response, answered.status, answered.body, answered.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (body instanceof Uint8Array) {
    response.writeHead(status, headers);
    response.end(body);
    return;
  }
  const isText = typeof body === "string";
  response.writeHead(status, { "content-type": isText ? "text/plain" : "application/json", ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

/** The body as text, or null when it is larger than allowed (the rest is not read). @param most bytes */
export async function readBody(request: IncomingMessage, most = maxBodyBytes): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length;
    if (bytes > most) {
      request.resume();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
