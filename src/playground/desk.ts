import type { Place } from "./build-payload.ts";
import { fieldsOf, textOf } from "./json.ts";
import type { ResponseUrls } from "./response-url.ts";
import { allChannels, channels } from "./seed.ts";
import type { Sender } from "./send.ts";
import type { Uploads } from "./upload.ts";
import type { Workspace } from "./workspace.ts";

/** What acting as a person takes: the workspace, its response_urls and the way to the app. */
export type Desk = {
  readonly workspace: Workspace;
  readonly urls: ResponseUrls;
  readonly sender: Sender;
  readonly uploads: Uploads;
};

/**
 * A channel by key or name ("pipeline"), by id, or "dm" for the person's direct messages with the app.
 * @throws Error when there is no such channel
 */
export async function getPlace(desk: Desk, channel: string, userId: string): Promise<Place> {
  if (channel === "dm") return { id: await directChannel(desk.workspace, userId), name: "directmessage" };
  return findChannel(channel);
}

/** A channel by name or id; direct message channels only by id. */
export function findChannel(channel: string): Place {
  const found = allChannels.find(({ id, name }) => id === channel || name === channel);
  if (found !== undefined) return { id: found.id, name: found.name };
  if (channel.startsWith("D")) return { id: channel, name: "directmessage" };
  throw new Error(`There is no channel "${channel}"; there are ${Object.keys(channels).join(", ")} and dm.`);
}

async function directChannel(workspace: Workspace, userId: string): Promise<string> {
  const known = workspace.directChannels.get(userId);
  if (known !== undefined) return known;
  const answer = await workspace.emulator.call("bot", "conversations.open", { users: userId });
  const id = textOf(fieldsOf(answer.channel).id);
  workspace.directChannels.set(userId, id);
  return id;
}
