import type { IncomingMessage, ServerResponse } from "node:http";
import type { SideDoor } from "./side-doors.ts";

/** A web form's request: the secret of its address, its body and the key by which it is known again. */
export type HookRequest = {
  secret: string;
  kind: "json" | "form";
  body: string;
  /** header Idempotency-Key */
  key: string | null;
};

/** What it is answered. */
export type HookAnswer = { status: number; body: object; retryAfterSeconds?: number };

const path = /^\/hooks\/leads\/([^/]*)$/;
const largestBytes = 64 * 1024;
const headers = { "content-type": "application/json", "cache-control": "no-store" };

function send(response: ServerResponse, { status, body, retryAfterSeconds }: HookAnswer, more = {}): void {
  const wait = retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  response.writeHead(status, { ...headers, ...wait, ...more });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Refuses a request whose body nobody reads: the connection ends with the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, answer: HookAnswer, more = {}): void {
  request.resume();
  send(response, answer, { connection: "close", ...more });
}

const says = (status: number, error: string): HookAnswer => ({ status, body: { error } });

function kindOf(contentType: string | undefined): HookRequest["kind"] | null {
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return "json";
  return type === "application/x-www-form-urlencoded" ? "form" : null;
}

/** The body as text; null when it is larger than a lead can be. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.byteLength;
    if (bytes > largestBytes) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * `POST /hooks/leads/<secret>` for web forms: JSON or form-encoded, at most 64 KB. Slack's signature is not asked for;
 * the secret is all that opens it. No other site's page may read the answers (no CORS headers).
 * @param answer what a request is answered; it throws nothing
 */
export function makeHookDoor(answer: (request: HookRequest) => Promise<HookAnswer>): SideDoor {
  async function handle(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
    const kind = kindOf(request.headers["content-type"]);
    const tooLarge = says(413, "A lead is at most 64 KB.");
    if (request.method !== "POST") {
      return refuse(request, response, says(405, "Leads are handed in with POST."), { allow: "POST" });
    }
    if (kind === null) {
      const error = "Send application/json or application/x-www-form-urlencoded.";
      return refuse(request, response, says(415, error));
    }
    if (Number(request.headers["content-length"] ?? 0) > largestBytes)
      return refuse(request, response, tooLarge);
    const body = await readBody(request);
    if (body === null) return refuse(request, response, tooLarge);
    const key = request.headers["idempotency-key"];
    send(response, await answer({ secret, kind, body, key: typeof key === "string" ? key : null }));
  }

  return (pathname, request, response) => {
    const secret = path.exec(pathname)?.[1];
    if (secret === undefined) return false;
    // What fails here is the connection itself: nobody is left to be answered.
    handle(request, response, secret).catch(() => response.destroy());
    return true;
  };
}
