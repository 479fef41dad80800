import { createEmulator } from "emulate";
import { askLoopback } from "./ask-loopback.ts";
import { type Fields, fieldsOf, objectsOf, parseJson, textOf } from "./json.ts";
import type { Memory } from "./memory.ts";
import { createSameIds } from "./same-ids.ts";
import { allChannels, allPeople, bot, people, team } from "./seed.ts";

/** Who calls: the app's bot, the bot with every scope, an administrator who is in every channel, or a person by id. */
export type Caller = "app" | "bot" | "admin" | `U${string}`;

export type Emulator = {
  readonly url: string;
  /** The bot's token, as the app gets it. */
  readonly token: string;
  /** A Web API call. @param ts the timestamp that a new message gets, when not the next one */
  call(as: Caller, method: string, args: Fields, ts?: string): Promise<Fields>;
  /** The bytes of an uploaded file and their media type; null when there is no such file. */
  findFile(id: string): Promise<{ type: string; bytes: Uint8Array } | null>;
  close(): Promise<void>;
};

/** It answers at once; a machine may be busy. */
const patienceMs = 30_000;

const personToken = (id: string): string => `xoxp-playground-${id}`;
const adminToken = "xoxp-playground-admin";
const allScopesToken = "xoxb-playground-all-scopes";
const allScopes = ["channels", "groups", "im", "mpim"]
  .flatMap((kind) => [`${kind}:read`, `${kind}:write`, `${kind}:history`])
  .concat("channels:manage", "chat:write", "users:read", "files:read", "files:write", "team:read");

/**
 * Starts the npm package emulate as Slack on a free loopback port, with the seeded workspace.
 * emulate gives out random ids and stamps messages with the machine's time: outside of here only our stable ids
 * and timestamps from `nextTs` exist.
 */
export async function startEmulator(input: {
  scopes: readonly string[];
  nextTs: () => string;
  memory: Pick<Memory, "keep" | "forget">;
}): Promise<Emulator> {
  const identity = { app_id: bot.appId, bot_id: bot.botId, bot_user_id: bot.userId };
  const emulate = await createEmulator({
    service: "slack",
    port: 0,
    hostname: "127.0.0.1",
    seed: {
      slack: {
        team: { name: team.name, domain: team.domain },
        users: allPeople.map((person) => ({
          name: person.name,
          real_name: person.realName,
          is_admin: person.isAdmin,
        })),
        oauth_apps: [
          {
            ...identity,
            bot_name: bot.name,
            name: "Roundtrip",
            client_id: "1.1",
            client_secret: "playground",
            redirect_uris: [],
            scopes: input.scopes,
          },
        ],
        tokens: [
          { token: bot.token, type: "bot", user: bot.userId, scopes: input.scopes, ...identity },
          { token: allScopesToken, type: "bot", user: bot.userId, scopes: allScopes, ...identity },
          { token: adminToken, type: "user", user: "admin", scopes: allScopes },
          ...allPeople.map(({ id, name }) => ({
            ...{ token: personToken(id), type: "user" as const, user: name, scopes: allScopes },
          })),
        ],
        strict_scopes: true,
      },
    },
  });
  const ids = createSameIds();
  const tokens: Readonly<Record<string, string>> = {
    ...{ app: bot.token, bot: allScopesToken, admin: adminToken },
  };
  const call: Emulator["call"] = async (as, method, args, givenTs) => {
    const { status, body } = await askLoopback(new URL(`${emulate.url}/api/${method}`), {
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${tokens[as] ?? personToken(as)}`,
      },
      body: JSON.stringify(ids.toTheirs(args)),
      patienceMs,
    });
    if (status === 404) return { ok: false, error: "unknown_method" };
    const answer = fieldsOf(parseJson(body));
    const ts = textOf(answer.ts) || textOf(answer.message_ts);
    if (ts !== "" && !ids.has(ts) && method.startsWith("chat.")) ids.pair(ts, givenTs ?? input.nextTs());
    pairDirect(method, args, answer);
    const ours = fieldsOf(ids.toOurs(answer));
    if (ours.ok === true && givenTs === undefined) remember(method, args, ours);
    return ours;
  };
  /** Direct messages are D… where their person is U…, so that a channel that was written down is found again. */
  const pairDirect = (method: string, args: Fields, answer: Fields): void => {
    const userId = textOf(method === "conversations.open" ? args.users : args.channel);
    const theirs = textOf(answer.channel) || textOf(fieldsOf(answer.channel).id);
    if (/^U\w+$/.test(userId) && theirs.startsWith("D") && !ids.has(theirs))
      ids.pair(theirs, `D${userId.slice(1)}`);
  };
  const remember = (method: string, args: Fields, { channel, ts, message }: Fields): void => {
    if (method === "chat.delete") input.memory.forget(textOf(args.ts));
    if (method !== "chat.postMessage" && method !== "chat.update") return;
    input.memory.keep({ channel: textOf(channel), ts: textOf(ts), message: fieldsOf(message) });
  };
  const findFile: Emulator["findFile"] = async (id) => {
    const url = textOf(fieldsOf((await call("bot", "files.info", { file: id })).file).url_private);
    if (url === "") return null;
    const response = await fetch(url, { headers: { authorization: `Bearer ${allScopesToken}` } });
    if (!response.ok) return null;
    const type = response.headers.get("content-type") ?? "application/octet-stream";
    return { type, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  await seedMembers(call, ids.pair);
  return { url: emulate.url, token: bot.token, call, findFile, close: () => emulate.close() };
}

/** Channels are created through the API because emulate's own seed puts everyone into every channel. */
async function seedMembers(
  call: Emulator["call"],
  pair: (theirs: string, ours: string) => void,
): Promise<void> {
  const teamInfo = fieldsOf((await call("admin", "team.info", {})).team);
  pair(textOf(teamInfo.id), team.id);
  for (const user of objectsOf((await call("admin", "users.list", {})).members)) {
    const person = allPeople.find(({ name }) => name === user.name);
    if (person !== undefined) pair(textOf(user.id), person.id);
  }
  const existing = objectsOf((await call("admin", "conversations.list", { limit: 100 })).channels);
  for (const channel of allChannels) {
    const known = existing.find(({ name }) => name === channel.name);
    const found =
      known ??
      fieldsOf(
        (await call("admin", "conversations.create", { name: channel.name, is_private: channel.isPrivate }))
          .channel,
      );
    pair(textOf(found.id), channel.id);
    const members = channel.members.map((key) => people[key].id).filter((id) => id !== people.admin.id);
    const users = channel.hasBot ? [...members, bot.userId] : members;
    await mustSucceed(call("admin", "conversations.invite", { channel: channel.id, users }));
  }
}

async function mustSucceed(call: Promise<Fields>): Promise<void> {
  const answer = await call;
  if (answer.ok !== true) throw new Error(`emulate refused the seed: ${textOf(answer.error)}.`);
}
