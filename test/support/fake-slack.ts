import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** What goes wrong with the next call of a method. */
export type SlackFault =
  | { kind: "rate_limited"; retryAfter: number }
  | { kind: "http_500" }
  /** done, but the answer never arrives */
  | { kind: "accept_then_drop" }
  /** not done, and no answer either */
  | { kind: "drop" }
  | { kind: "error"; error: string }
  /** refuses messages with a block of this kind, in these words, and only those */
  | { kind: "refuse_block"; type: "data_visualization" | "image"; words: string };

export type FakeMessage = {
  channel: string;
  ts: string;
  threadTs: string | null;
  text: string;
  key: string | null;
  edits: number;
  /** the kinds of its blocks */
  blocks?: string[];
};

export type FakeSlack = {
  readonly apiUrl: string;
  readonly messages: FakeMessage[];
  readonly calls: string[];
  /** channels that answer every post with this error */
  readonly closedChannels: Map<string, string>;
  /** false: the history scopes were not granted */
  canReadHistory: boolean;
  fault(method: string, fault: SlackFault): void;
  texts(channel: string): string[];
  close(): Promise<void>;
};

const botId = "B0ROUNDTRIP";
const Blocks = z.array(z.object({ type: z.string() }));
const blocksOf = (args: URLSearchParams): string[] =>
  Blocks.parse(JSON.parse(args.get("blocks") ?? "[]")).map(({ type }) => type);
const Metadata = z.object({ event_payload: z.object({ key: z.string() }) });

/** The few methods of Slack that delivery needs, on a free loopback port. @param clock epoch ms, stamps the messages */
export async function startFakeSlack(clock: () => number): Promise<FakeSlack> {
  const messages: FakeMessage[] = [];
  const faults: { method: string; fault: SlackFault }[] = [];
  let count = 0;
  let url = "";
  const slack: Omit<FakeSlack, "apiUrl" | "close"> = {
    messages,
    calls: [],
    closedChannels: new Map(),
    canReadHistory: true,
    fault: (method, fault) => void faults.push({ method, fault }),
    texts: (channel) => messages.filter((message) => message.channel === channel).map(({ text }) => text),
  };

  const answer = (method: string, args: URLSearchParams): object => {
    const channel = args.get("channel") ?? "";
    const closed = slack.closedChannels.get(channel);
    if (method === "auth.test") return { ok: true, bot_id: botId, user_id: "U0ROUNDTRIP", team_id: "T1" };
    if (closed !== undefined) return { ok: false, error: closed };
    if (method === "chat.postMessage") {
      count += 1;
      const ts = `${Math.floor(clock() / 1000)}.${String(count).padStart(6, "0")}`;
      const metadata = args.get("metadata");
      const key = metadata === null ? null : Metadata.parse(JSON.parse(metadata)).event_payload.key;
      const place = channel.startsWith("U") ? `D${channel.slice(1)}` : channel;
      messages.push({
        channel: place,
        ts,
        threadTs: args.get("thread_ts"),
        text: args.get("text") ?? "",
        key,
        edits: 0,
        blocks: blocksOf(args),
      });
      return { ok: true, channel: place, ts };
    }
    if (method === "files.getUploadURLExternal")
      return { ok: true, upload_url: `${url}/upload`, file_id: "F0PICTURE1" };
    if (method === "files.completeUploadExternal")
      return { ok: true, files: [{ id: "F0PICTURE1", title: "chart" }] };
    if (method === "chat.update") {
      const message = messages.find((one) => one.channel === channel && one.ts === args.get("ts"));
      if (message === undefined) return { ok: false, error: "message_not_found" };
      message.text = args.get("text") ?? "";
      message.edits += 1;
      return { ok: true, channel, ts: message.ts };
    }
    if (!slack.canReadHistory) return { ok: false, error: "missing_scope" };
    const root = args.get("ts");
    const oldest = Number(args.get("oldest") ?? 0);
    const shown = messages.filter(
      (one) =>
        one.channel === channel &&
        (method === "conversations.replies"
          ? one.threadTs === root || one.ts === root
          : one.threadTs === null) &&
        Number(one.ts) >= oldest,
    );
    return {
      ok: true,
      messages: shown.map(({ ts, text, key }) => ({
        ts,
        text,
        bot_id: botId,
        ...(key !== null && { metadata: { event_type: "roundtrip_delivery", event_payload: { key } } }),
      })),
    };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const method = (request.url ?? "").replace("/api/", "");
    if (method === "/upload") return response.writeHead(200).end("OK");
    slack.calls.push(method);
    const args = new URLSearchParams(Buffer.concat(chunks).toString());
    const at = faults.findIndex(
      ({ method: spoiled, fault }) =>
        spoiled === method && (fault.kind !== "refuse_block" || blocksOf(args).includes(fault.type)),
    );
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    if (fault?.kind === "rate_limited")
      return response.writeHead(429, { "retry-after": String(fault.retryAfter) }).end();
    if (fault?.kind === "http_500") return response.writeHead(500).end("oops");
    if (fault?.kind === "drop") return request.socket.destroy();
    const reply =
      fault?.kind === "error"
        ? { ok: false, error: fault.error }
        : fault?.kind === "refuse_block"
          ? { ok: false, error: "invalid_blocks", response_metadata: { messages: [fault.words] } }
          : answer(method, args);
    if (fault?.kind === "accept_then_drop") return request.socket.destroy();
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(reply));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z
    .object({ port: z.number() })
    .parse(server.address() satisfies string | AddressInfo | null);
  url = `http://127.0.0.1:${port}`;
  return Object.assign(slack, {
    apiUrl: `${url}/api/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
