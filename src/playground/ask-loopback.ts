import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** An answer as it came, its body as text. */
export type Heard = { readonly status: number; readonly body: string };

// Not fetch, which costs several times as much: a story makes dozens of requests, and the suite has thousands of stories.
// A connection is let go before the servers let go of it (5 s), which could take a request with it.
const agent = new Agent({ keepAlive: true, timeout: 4000 });

/**
 * Posts a body to a server of this machine and reads the answer whole.
 * @throws Error when nothing answers there, or not within `patienceMs`
 */
export async function askLoopback(
  url: URL,
  given: { headers: Readonly<Record<string, string>>; body: string; patienceMs: number },
): Promise<Heard> {
  const { headers, body, patienceMs } = given;
  const asking = request(url, { method: "POST", headers, agent, signal: AbortSignal.timeout(patienceMs) });
  asking.on("error", () => {}); // whoever waits below hears of it, before the answer begins and after
  asking.end(body);
  const [response]: IncomingMessage[] = await once(asking, "response");
  if (response === undefined) throw new Error(`${url} gave no answer`);
  return { status: response.statusCode ?? 0, body: await text(response) };
}
