import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { maxBodyBytes, readBody } from "../listen.ts";
import { type Answer, refuse } from "./answer.ts";
import { answerGet } from "./answer-get.ts";
import { answerPost } from "./answer-post.ts";
import { whyRefused } from "./guard-request.ts";
import type { Page } from "./page.ts";
import { findClientFile } from "./serve-client.ts";
import { streamChanges } from "./stream-changes.ts";

const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Ten megabytes, as Slack takes them, in base64 and with room for the names. */
const maxUploadBytes = 14 * 1024 * 1024;

/** Listens on this port of 127.0.0.1; 0: on a free one. @throws the system's error when the port is taken */
export async function servePage(page: Page, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(page, server, request, response).catch((error: unknown) => {
      page.office.services.log.error({ err: error, url: request.url }, "the page was not answered");
      if (response.headersSent) response.destroy();
      else sendJson(response, refuse(500, "The playground made a mistake; its log says which."));
    });
  });
  server.keepAliveTimeout = 75_000; // a connection that ends after 5 s may take a request with it that was just sent
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

/** The port that the server has. */
export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function answer(
  page: Page,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const refusal = whyRefused(request, portOf(server));
  if (refusal !== null) return sendJson(response, refusal);
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  if (request.method === "POST") {
    const body = await readBody(request, path === "/api/upload" ? maxUploadBytes : maxBodyBytes);
    if (body === null) {
      response.setHeader("connection", "close");
      return sendJson(
        response,
        refuse(413, path === "/api/upload" ? "That is more than 10 MB." : "That is more than a megabyte."),
      );
    }
    return sendJson(response, (await answerPost(page, path, body)) ?? notFound);
  }
  if (request.method !== "GET") return sendJson(response, refuse(405, "Only GET and POST are answered."));
  if (path === "/api/events") return streamChanges(response, page.changes);
  if (path.startsWith("/api/")) {
    return sendJson(response, (await answerGet(page, path, new URLSearchParams(query))) ?? notFound);
  }
  if (path.startsWith("/files/")) return sendFile(page, path.slice("/files/".length), response);
  const file = findClientFile(path === "/" ? "index.html" : path.replace(/^\/client\//, ""));
  if (file === null || (path !== "/" && !path.startsWith("/client/"))) return sendJson(response, notFound);
  response.writeHead(200, { "content-type": file.type }).end(file.body);
}

const notFound = refuse(404, "There is nothing here.");

/** An uploaded file as the emulated Slack keeps it; it runs nothing, whatever it holds. */
async function sendFile(page: Page, id: string, response: ServerResponse): Promise<void> {
  const file = /^\w+$/.test(id) ? await page.office.slack.findFile(id) : null;
  if (file === null) return sendJson(response, notFound);
  const isImage = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
  response.setHeader("content-security-policy", "default-src 'none'; sandbox");
  response.setHeader("content-disposition", isImage ? "inline" : "attachment");
  response
    .writeHead(200, { "content-type": isImage ? file.type : "application/octet-stream" })
    .end(file.bytes);
}

function sendJson(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
