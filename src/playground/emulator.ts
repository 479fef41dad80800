import { createEmulator } from "emulate";
import { type Fields, fieldsOf, objectsOf, textOf } from "./json.ts";
import { createSameIds } from "./same-ids.ts";
import { allChannels, allPeople, bot, people, team } from "./seed.ts";

export type Emulator = {
  readonly url: string;
  /** The bot's token, as the app gets it. */
  readonly token: string;
  /** A Web API call: as the app's bot ("app"), as the bot with every scope ("bot"), or as an administrator who is in every channel. */
  call(as: "app" | "bot" | "admin", method: string, args: Fields): Promise<Fields>;
  close(): Promise<void>;
};

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
        ],
        strict_scopes: true,
      },
    },
  });
  const ids = createSameIds();
  const tokens = { app: bot.token, bot: allScopesToken, admin: adminToken };
  const call: Emulator["call"] = async (as, method, args) => {
    const response = await fetch(`${emulate.url}/api/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${tokens[as]}` },
      body: JSON.stringify(ids.toTheirs(args)),
    });
    if (response.status === 404) return { ok: false, error: "unknown_method" };
    const answer = fieldsOf(await response.json());
    const ts = textOf(answer.ts) || textOf(answer.message_ts);
    if (ts !== "" && !ids.has(ts) && method.startsWith("chat.")) ids.pair(ts, input.nextTs());
    return fieldsOf(ids.toOurs(answer));
  };
  await seedMembers(call, ids.pair);
  return { url: emulate.url, token: bot.token, call, close: () => emulate.close() };
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
