// A Slack that only says who we are, on a free loopback port: enough for a start without a workspace.
import { createServer } from "node:http";

const answers = {
  "/api/auth.test": {
    ok: true,
    team_id: "T1",
    user_id: "U1",
    bot_id: "B1",
    team: "x",
    url: "https://x.slack.com/",
  },
};

/** @returns {Promise<{ apiUrl: string, close: () => void }>} */
export async function startSlackStub() {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const answer = answers[request.url?.split("?")[0] ?? ""] ?? { ok: false, error: "unknown_method" };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
