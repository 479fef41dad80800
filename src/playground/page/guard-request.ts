import type { IncomingMessage } from "node:http";
import { type Answer, refuse } from "./answer.ts";

/**
 * Why a request is not answered; null when it is. Only pages that came from here may ask: another site in the same
 * browser knows our address, under its own name too (DNS rebinding), but can forge neither Host nor Origin.
 */
export function whyRefused(
  request: Pick<IncomingMessage, "method" | "headers">,
  port: number,
): Answer | null {
  const { host, origin, "content-type": type = "" } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !hosts.includes(host))
    return refuse(421, `The playground answers only under http://${hosts[0]}.`);
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && !["same-origin", "none"].includes(String(site)))
    return refuse(403, "Another site asks: refused.");
  if (request.method !== "POST") return null;
  if (origin !== undefined && !hosts.some((known) => origin === `http://${known}`))
    return refuse(403, `Another site asks (${origin}): refused.`);
  return /^application\/json\b/.test(type) ? null : refuse(415, "The body must be JSON.");
}
