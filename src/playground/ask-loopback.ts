import { Agent, request } from "node:http";

/** An answer as it came, its body as text. */
export type Heard = { readonly status: number; readonly body: string };

// Not fetch, which costs several times as much: a story makes dozens of requests, and the suite has thousands of stories.
// A connection is let go before the servers let go of it (5 s), which could take a request with it.
const agent = new Agent({ keepAlive: true, timeout: 4000 });

/**
 * Posts a body to a server of this machine and reads the answer whole.
 * @throws Error when nothing answers there, or not within `patienceMs`
 */
export function askLoopback(
  url: URL,
  given: { headers: Readonly<Record<string, string>>; body: string; patienceMs: number },
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: "POST", headers: given.headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        clearTimeout(patience);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") });
      });
      response.on("error", reject);
    });
    const patience = setTimeout(
      () => asking.destroy(new Error(`no answer within ${given.patienceMs / 1000} s`)),
      given.patienceMs,
    );
    asking.on("error", (error) => {
      clearTimeout(patience);
      reject(error);
    });
    asking.end(given.body);
  });
}
