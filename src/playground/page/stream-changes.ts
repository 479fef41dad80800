import type { ServerResponse } from "node:http";
import type { Changes } from "./tell-changes.ts";

/** The time in the page goes on also when nothing happens. */
const beatMs = 20_000;

/** Server-sent events named "changed", at each change and three times a minute, until the browser goes away. */
export function streamChanges(response: ServerResponse, changes: Changes): void {
  const send = (): void => void response.write("event: changed\ndata: {}\n\n");
  response.writeHead(200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });
  response.write("retry: 1000\n\n");
  const stop = changes.listen(send);
  const beat = setInterval(send, beatMs);
  beat.unref();
  response.on("close", () => {
    clearInterval(beat);
    stop();
  });
}
