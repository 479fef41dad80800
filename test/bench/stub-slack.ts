import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { workspaceId } from "./seed-ledger.ts";

/** Slack on a loopback port, as far as the benchmarks go. */
export type StubSlack = { apiUrl: string; calls: string[]; close: () => Promise<void> };

/** Answers auth.test and nothing else; `calls` are the methods that were called. */
export async function startStubSlack(): Promise<StubSlack> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const method = request.url?.split("/").at(-1) ?? "";
    calls.push(method);
    const answer =
      method === "auth.test"
        ? { ok: true, team_id: workspaceId, bot_id: "B0BENCH", user_id: "U0ROUNDTRIP" }
        : { ok: false, error: "not_in_the_benchmark" };
    request.resume();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
