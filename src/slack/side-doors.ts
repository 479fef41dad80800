import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** Takes a request that is meant for it, by its path, and answers it; false leaves it to the next. */
export type SideDoor = (pathname: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** Answers with JSON. */
export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/**
 * Requests that are not Slack's, beside `inner`, which gets the rest. Paths are compared here and not by Bolt's custom
 * routes: those decode and throw where nobody catches, so that a path of "//" or "%E0" ends the process.
 */
export function withSideDoors(doors: readonly SideDoor[], inner: RequestListener): RequestListener {
  return (request, response) => {
    const address = URL.parse(request.url ?? "", "http://localhost");
    if (address === null) {
      request.resume();
      answerJson(response, 400, { error: "this is no address" });
      return;
    }
    if (doors.some((door) => door(address.pathname, request, response))) return;
    inner(request, response);
  };
}
