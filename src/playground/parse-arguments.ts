import { type Fields, isFields, parseJson } from "./json.ts";
import type { Asked } from "./listen.ts";

/** These travel as JSON text inside a form. */
const jsonArguments = new Set(["blocks", "attachments", "metadata", "view", "files", "unfurls", "message"]);

/**
 * The arguments of a Web API call as @slack/web-api sends them (form with JSON inside, or JSON), and its token.
 * Answers null when the body is not what its content type says.
 */
export function parseArguments(asked: Asked): { args: Fields; token: string } | null {
  const type = String(asked.headers["content-type"] ?? "");
  const sent = asked.method === "GET" ? readForm(asked.query) : readBody(type, asked.body);
  if (sent === null) return null;
  const { token: inBody, ...args } = sent;
  const header = String(asked.headers.authorization ?? "").replace(/^Bearer\s+/i, "");
  return { args, token: header || (typeof inBody === "string" ? inBody : "") };
}

function readBody(type: string, body: string): Fields | null {
  if (!type.includes("application/json")) return type.includes("multipart/") ? null : readForm(body);
  const parsed = parseJson(body === "" ? "{}" : body);
  return isFields(parsed) ? parsed : null;
}

function readForm(text: string): Fields | null {
  const args: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    args[key] = jsonArguments.has(key) && value !== "" ? parseJson(value) : value;
    if (args[key] === undefined) return null;
  }
  return args;
}
