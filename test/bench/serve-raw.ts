// Run by serve-apart.ts in a process of its own: what `/deal closed` costs at the least, Bolt around raw SQL.
import { App, HTTPReceiver } from "@slack/bolt";
import { closeRaw } from "./close-raw.ts";
import { signingSecret } from "./commands.ts";

const [url = ""] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B0BENCH", botUserId: "U0ROUNDTRIP" }),
});
const store = closeRaw(url.replace(/^file:/, ""));
app.command("/deal", async ({ ack, body }) => {
  const text = store.close(body);
  const block = { type: "section" as const, text: { type: "mrkdwn" as const, text } };
  await ack({ response_type: "ephemeral", text, blocks: [block] });
});
const server = await receiver.start({ host: "127.0.0.1", port: 0 });
const address = server.address();
process.on("message", () => {
  store.end();
  void receiver.stop().then(() => process.disconnect());
});
process.send?.({ port: typeof address === "object" && address !== null ? address.port : 0 });
